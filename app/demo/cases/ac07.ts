import {
  accept,
  confirm,
  contactCheck,
  dispatch,
  draft,
  execute,
  intake,
  investigate,
  pass,
  route,
  serve,
} from '../acts.ts';
import { unitId } from '../county.ts';
import type { DemoCase, Step } from '../step.ts';
import type { Channel } from '../../../domain/schema/codes.ts';

const contact = (at: string, channel: Channel, unit: string, further: boolean): Step => ({
  at,
  kind: 'contact',
  further,
  intake: {
    channel,
    receivedAtUnitId: unitId(unit),
    petitioner: { name: '家长庚', address: '青槐镇五组' },
    text: '村小撤并后校车不到我们五组，孩子走四公里，请增设站点。',
    claims: [{ subject: 'SCHOOL_BUS', text: '请增设校车站点。' }],
    placeUnitId: unitId('QINGHUAI'),
  },
});

/** One matter, four contacts; the one at the superior level is not accepted there (R1 art. 19). */
export const ac07: DemoCase = {
  id: 'AC-07',
  title: { zh: '校车站点（重复、越级）', en: 'School bus (duplicates, superior level)' },
  steps: [
    contact('2026-06-01 08:30', 'WEB', 'YZ_BUREAU', false),
    intake('2026-06-01 10:30'),
    route('2026-06-01 15:00', [['R31_6', 'EDUCATION']]),
    dispatch('2026-06-02 09:00', 'EDUCATION'),
    confirm('2026-06-03 09:00'),
    contact('2026-06-04 09:00', 'LETTER', 'YZ_BUREAU', true),
    contactCheck('2026-06-04 10:00', 'MERGE'),
    accept('2026-06-05 09:00'),
    contact('2026-06-08 09:00', 'PHONE', 'YZ_BUREAU', true),
    contactCheck('2026-06-08 11:00', 'MERGE'),
    contact('2026-06-15 09:00', 'VISIT', 'LZ_BUREAU', true),
    contactCheck('2026-06-15 10:00', 'NOT_ACCEPTED'),
    investigate('2026-07-20 09:00'),
    draft('2026-07-21 09:00', 'UPHELD', {
      claims: '增设五组校车站点。',
      facts: '五组有 14 名学生，道路符合校车通行条件。',
      opinion: '九月起增设站点。',
      legalBasis: '《校车安全管理条例》第三条。',
    }),
    pass('2026-07-23 09:00'),
    serve('2026-07-28 09:00'),
    execute('2026-08-12 09:00'),
  ],
};
