import { staffOf } from '../acts.ts';
import { petitionerSees, staffSee } from '../checks.ts';
import { readServed } from '../documents.ts';
import { registerAtWindow } from '../window.ts';
import type { WalkedCase } from './case.ts';

const opinion = {
  claims: '按规定认定 1979 年至 1986 年公社电影放映员工龄补助。',
  facts: '档案馆查得 1979 至 1981 年、1984 年工资名册，其余年份有两名同事证言。',
  opinion: '认定有名册年份的工龄补助。',
};

/** Ordinary handling with one extension, and a draft that the pre-check gate returns for want of a legal basis. */
export const ac02: WalkedCase = {
  id: 'AC-02',
  begins: '2026-03-09 09:29',
  async walk(walk) {
    await walk.at('2026-03-09 09:30');
    const receipt = await registerAtWindow(walk, 'int-yz', {
      channel: 'LETTER',
      name: '信访人乙',
      address: '青槐镇二号',
      text: '我1979年至1986年任原公社电影放映员，档案只找到两年记录，请求按规定认定工龄补助。',
      requests: [['SERVICE_YEARS', '请求按规定认定工龄补助。']],
      place: 'QINGHUAI',
    });
    const staff = staffOf(walk, receipt);
    await staff.checkIntake('2026-03-10 10:00');
    await staff.route('2026-03-10 15:00', [['R31_6', 'CULTURE_TOURISM']]);
    await staff.dispatch('2026-03-11 09:00', 'CULTURE_TOURISM');
    await staffSee(walk, receipt, {
      due: {
        BUREAU_DISPATCH: ['2026-03-24'],
        UNIT_OBJECTION: ['2026-03-18'],
        UNIT_NOTICE_REFERRED: ['2026-03-26'],
      },
    });
    await staff.confirm('2026-03-18 09:00', 'CULTURE_TOURISM');
    await staff.accept('2026-03-18 10:00', 'CULTURE_TOURISM');
    // A Sunday: organs have no day of grace.
    await staffSee(walk, receipt, { due: { HANDLE_31_6: ['2026-05-17'] } });
    await petitionerSees(walk, receipt, { stages: ['HANDLING'], days: ['2026-05-17'] });
    await staff.askExtension('2026-05-12 10:00', 'CULTURE_TOURISM', 30, 'ARCHIVE_SEARCH');
    await staff.approveExtension('2026-05-13 10:00', 'CULTURE_TOURISM');
    await staffSee(walk, receipt, { due: { HANDLE_31_6: ['2026-05-17'], HANDLE_EXT: ['2026-06-16'] } });
    await petitionerSees(walk, receipt, { stages: ['HANDLING'], days: ['2026-06-16'] });
    await staff.investigate('2026-06-01 10:00', 'CULTURE_TOURISM');
    await staff.draftOpinion('2026-06-02 10:00', 'CULTURE_TOURISM', 'UPHELD_IN_PART', {
      ...opinion,
      legalBasis: '有关规定。',
    });
    await staff.preCheck('2026-06-03 10:00', { pass: false, defects: ['F3'], missing: ['LEGAL_BASIS'] });
    await petitionerSees(walk, receipt, { stages: ['HANDLING'] });
    await staff.draftOpinion('2026-06-05 10:00', 'CULTURE_TOURISM', 'UPHELD_IN_PART', {
      ...opinion,
      legalBasis: '《信访工作条例》第三十二条；县放映员补助办法（虚构）。',
    });
    await staff.preCheck('2026-06-08 10:00', { pass: true });
    await staff.serveOpinion('2026-06-10 10:00', 'CULTURE_TOURISM');
    await staffSee(walk, receipt, {
      due: { REVIEW_REQUEST: ['2026-07-10'] },
      documents: ['RECEIPT_NOTICE', 'EXTENSION_NOTICE', 'HANDLING_OPINION'],
    });
    await readServed(walk, receipt, 'HANDLING_OPINION', [opinion.opinion, '县放映员补助办法（虚构）']);
    await petitionerSees(walk, receipt, { stages: ['SERVED'], days: ['2026-07-10'], may: ['review'] });
    await staff.confirmExecution('2026-06-25 10:00', 'CULTURE_TOURISM');
    await walk.at('2026-07-11 09:00');
    await petitionerSees(walk, receipt, { stages: ['FINAL'], may: [], mayRate: true });
    // Thirty days to rate have gone by unused.
    await staff.closeOut('2026-07-27 09:00', 'SOLVED');
    await staffSee(walk, receipt, { status: 'CLOSED' });
    await petitionerSees(walk, receipt, { stages: ['FINAL'], may: [], mayRate: false });
  },
};
