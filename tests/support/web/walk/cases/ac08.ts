import { staffOf } from '../acts.ts';
import { petitionerSees, staffSee } from '../checks.ts';
import { contest, fileOnline, type Filing } from '../petitioner.ts';
import type { WalkedCase } from './case.ts';

const brought: Filing = {
  name: '住户辛',
  address: '松涛街道老街八号',
  text: '老屋一下雨就倒灌污水，请求解决排水。',
  requests: [['DRAINAGE', '请求解决排水倒灌。']],
  place: 'SONGTAO',
};
const opinion = {
  claims: '解决老屋排水倒灌。',
  facts: '主管网高程不足，属历史规划。',
  opinion: '已列入明年改造计划，现阶段不能单独改造。',
  legalBasis: '《信访工作条例》第三十二条；《城镇排水与污水处理条例》第十三条。',
};

/** Review by the county government, re-examination by the city with a hearing, no longer accepted, after-care. */
export const ac08: WalkedCase = {
  id: 'AC-08',
  begins: '2026-01-05 08:59',
  async walk(walk) {
    await walk.at('2026-01-05 09:00');
    const receipt = await fileOnline(walk, brought);
    const staff = staffOf(walk, receipt);
    await staff.checkIntake('2026-01-05 14:00');
    await staff.route('2026-01-06 09:00', [['R31_6', 'WATER']]);
    await staff.dispatch('2026-01-07 09:00', 'WATER');
    await staff.confirm('2026-01-08 09:00', 'WATER');
    await staff.accept('2026-01-09 09:00', 'WATER');
    await staff.investigate('2026-02-10 09:00', 'WATER');
    await staff.draftOpinion('2026-02-24 09:00', 'WATER', 'EXPLAINED', opinion);
    await staff.preCheck('2026-02-26 09:00', { pass: true });
    await staff.serveOpinion('2026-02-27 09:00', 'WATER');
    await petitionerSees(walk, receipt, { stages: ['SERVED'], may: ['review'] });
    // Day thirty, a Sunday, is in time.
    await walk.at('2026-03-29 09:00');
    await contest(walk, receipt, 'review');
    await staffSee(walk, receipt, { due: { REVIEW_DECIDE: ['2026-04-28'] } });
    await petitionerSees(walk, receipt, { stages: ['UNDER_REVIEW'], days: ['2026-04-28'], may: [] });
    // Nobody rated it in thirty days; the bureau files it while the review goes on.
    await staff.closeOut('2026-03-30 08:00', 'EDUCATED');
    await staff.decideReview('2026-04-24 09:00', 'ldr-yz', 'UPHELD', opinion);
    await petitionerSees(walk, receipt, { stages: ['REVIEW_SERVED'], may: ['reexam'] });
    await walk.at('2026-05-20 09:00');
    await contest(walk, receipt, 'reexam');
    await staffSee(walk, receipt, { due: { REEXAM_DECIDE: ['2026-06-19'] } });
    await staff.prepareReexam('2026-05-28 09:00', 'ldr-lz', true);
    await staff.holdReexamHearing('2026-06-10 17:00', 'ldr-lz', '2026-06-01', '2026-06-10');
    // Ten days of hearing are left out.
    await staffSee(walk, receipt, { due: { REEXAM_DECIDE: ['2026-06-29'] } });
    await petitionerSees(walk, receipt, { stages: ['UNDER_REEXAM'], days: ['2026-06-29'], may: [] });
    await staff.decideReexam('2026-06-25 09:00', 'ldr-lz', 'UPHELD', opinion);
    await petitionerSees(walk, receipt, { stages: ['ENDED'], may: [] });
    await walk.at('2026-07-20 09:00');
    const further = await fileOnline(walk, brought);
    expect(further).toEqual({ publicNumber: receipt.publicNumber, secretCode: null });
    await staff.checkContact('2026-07-20 14:00', 'NO_LONGER_ACCEPTED', 'int-yz', 'REEXAMINED_SAME_FACTS');
    await staffSee(walk, receipt, {
      status: 'AFTER_CARE',
      contacts: 2,
      documents: ['RECEIPT_NOTICE', 'HANDLING_OPINION', 'REVIEW_OPINION', 'REEXAM_OPINION'],
    });
    await staff.afterCare('2026-08-10 09:00', 'SONGTAO', '上门走访，协助申请临时救助，约定汛期巡查。');
    await petitionerSees(walk, receipt, { stages: ['ENDED'], may: [] });
  },
};
