import { accept, confirm, dispatch, draft, execute, intake, investigate, pass, route, serve, task } from '../acts.ts';
import { unitId } from '../county.ts';
import type { DemoCase } from '../step.ts';

const claims = '按规定认定 1979 年至 1986 年公社电影放映员工龄补助。';
const facts = '档案馆查得 1979 至 1981 年、1984 年工资名册，其余年份有两名同事证言。';

/** Ordinary handling with one extension and a return at the pre-check gate. */
export const ac02: DemoCase = {
  id: 'AC-02',
  title: { zh: '放映员工龄认定（延期、前置把关退回）', en: 'Service years (extension, gate return)' },
  steps: [
    {
      at: '2026-03-09 09:30',
      kind: 'contact',
      further: false,
      intake: {
        channel: 'LETTER',
        receivedAtUnitId: unitId('YZ_BUREAU'),
        petitioner: { name: '信访人乙', address: '青槐镇二号' },
        text: '我1979年至1986年任原公社电影放映员，档案只找到两年记录，请求按规定认定工龄补助。',
        claims: [{ subject: 'SERVICE_YEARS', text: '请求按规定认定工龄补助。' }],
        placeUnitId: unitId('QINGHUAI'),
      },
    },
    intake('2026-03-10 10:00'),
    route('2026-03-10 15:00', [['R31_6', 'CULTURE_TOURISM']]),
    dispatch('2026-03-11 09:00', 'CULTURE_TOURISM'),
    confirm('2026-03-18 09:00'),
    accept('2026-03-18 10:00'),
    task('2026-05-12 10:00', 'claim-handling/task-investigate', {
      next: 'EXTENSION',
      petitionerHeard: true,
      extensionDays: 30,
      reasonCode: 'ARCHIVE_SEARCH',
    }),
    task('2026-05-13 10:00', 'claim-handling/task-approve-extension', { approved: true }),
    investigate('2026-06-01 10:00'),
    draft('2026-06-02 10:00', 'UPHELD_IN_PART', {
      claims,
      facts,
      opinion: '认定有名册年份的工龄补助。',
      legalBasis: '',
    }),
    task('2026-06-03 10:00', 'claim-handling/task-pre-check', {
      pass: false,
      defects: ['F3'],
      missing: ['LEGAL_BASIS'],
    }),
    draft('2026-06-05 10:00', 'UPHELD_IN_PART', {
      claims,
      facts,
      opinion: '认定有名册年份的工龄补助。',
      legalBasis: '《信访工作条例》第三十二条；县放映员补助办法（虚构）。',
    }),
    pass('2026-06-08 10:00'),
    serve('2026-06-10 10:00'),
    execute('2026-06-25 10:00'),
  ],
};
