import { staffOf } from '../acts.ts';
import { petitionerSees, staffSee } from '../checks.ts';
import { readServed } from '../documents.ts';
import { fileOnline, rate } from '../petitioner.ts';
import type { WalkedCase } from './case.ts';

/** Half an answer: the monthly review orders a redo, which is not done in time and comes before the joint conference. */
export const ac09: WalkedCase = {
  id: 'AC-09',
  begins: '2026-04-27 08:59',
  async walk(walk) {
    await walk.at('2026-04-27 09:00');
    const receipt = await fileOnline(walk, {
      name: '居民壬',
      address: '松涛街道九号',
      text: '小区围墙开裂，垃圾房也没人清，两件事请一起答复。',
      requests: [['PUBLIC_FACILITY', '围墙开裂、垃圾房清运。']],
      place: 'SONGTAO',
    });
    await petitionerSees(walk, receipt, { stages: ['SORTING'], may: [], mayRate: false });
    const staff = staffOf(walk, receipt);
    await staff.checkIntake('2026-04-27 14:00');
    await staff.route('2026-04-28 09:00', [['R31_6', 'SONGTAO']]);
    await staff.dispatch('2026-04-29 09:00', 'SONGTAO');
    await staffSee(walk, receipt, { due: { BUREAU_DISPATCH: ['2026-05-12'], UNIT_NOTICE_REFERRED: ['2026-05-14'] } });
    await petitionerSees(walk, receipt, { stages: ['REFERRED'], days: ['2026-05-14'] });
    await staff.confirm('2026-04-30 09:00', 'SONGTAO');
    await staff.accept('2026-05-06 10:00', 'SONGTAO');
    await petitionerSees(walk, receipt, { stages: ['HANDLING'], days: ['2026-07-05'] });

    await staff.investigate('2026-06-10 09:00', 'SONGTAO');
    await staff.draftOpinion('2026-06-15 09:00', 'SONGTAO', 'EXPLAINED', {
      claims: '围墙开裂。',
      facts: '围墙属物业维护范围。',
      opinion: '由物业维修。',
      legalBasis: '有关规定。',
    });
    await staff.preCheck('2026-06-17 09:00', { pass: true });
    await staff.serveOpinion('2026-06-18 09:00', 'SONGTAO');
    // Thirty days end on Saturday 07-18: for the petitioner on Monday.
    await staffSee(walk, receipt, { due: { HANDLE_31_6: ['2026-07-05'], REVIEW_REQUEST: ['2026-07-20'] } });
    await petitionerSees(walk, receipt, { stages: ['SERVED'], days: ['2026-07-20'], may: ['review'], mayRate: true });
    await walk.at('2026-06-22 09:00');
    await rate(walk, receipt, 'DISSATISFIED');
    await staff.closeOut('2026-06-23 09:00', 'EDUCATED');
    await staffSee(walk, receipt, { status: 'CLOSED' });

    await staff.reviewMonthly('2026-07-03 09:00', 'F2', 'F3');
    await staff.orderRedo('2026-07-03 14:00');
    await staffSee(walk, receipt, { due: { REDO: ['2026-07-18'] } });
    await petitionerSees(walk, receipt, { stages: ['REDO'], days: ['2026-07-18'] });
    // Nobody does it: the notice is only drafted, and the joint conference decides.
    await staff.issueCircular('2026-07-20 10:00');
    await staffSee(walk, receipt, { due: { REDO: ['2026-07-18', '2026-07-27'] } });
    await petitionerSees(walk, receipt, { stages: ['REDO'], days: ['2026-07-27'] });
    await staff.redo('2026-07-23 09:00', 'SONGTAO', 'UPHELD', {
      claims: '围墙开裂；垃圾房清运。',
      facts: '两项均已现场核查。',
      opinion: '围墙八月修复，垃圾房每日清运。',
      legalBasis: '《信访工作条例》第三十二条；《物业管理条例》第三十五条。',
    });
    await staff.recheckRedo('2026-07-24 09:00');
    await staff.serveRedo('2026-07-27 09:00', 'SONGTAO');
    await staffSee(walk, receipt, {
      due: { REVIEW_REQUEST: ['2026-07-20', '2026-08-26'] },
      documents: ['RECEIPT_NOTICE', 'HANDLING_OPINION', 'HANDLING_OPINION'],
    });
    await readServed(walk, receipt, 'HANDLING_OPINION', [
      '围墙八月修复，垃圾房每日清运。',
      '《物业管理条例》第三十五条',
    ]);
    await petitionerSees(walk, receipt, { stages: ['SERVED'], days: ['2026-08-26'], may: ['review'] });
    await staff.confirmRedoExecution('2026-08-24 09:00', 'SONGTAO');
    await walk.at('2026-08-27 09:00');
    await petitionerSees(walk, receipt, { stages: ['FINAL'], may: [] });
  },
};
