import { staffOf } from '../acts.ts';
import { petitionerSees, staffSee } from '../checks.ts';
import { registerAtWindow } from '../window.ts';
import type { WalkedCase } from './case.ts';

/** A joint visit of 23 people with three claims on three routes, a dispute over the lead, a county leader in charge, a hearing. */
export const ac03: WalkedCase = {
  id: 'AC-03',
  begins: '2026-04-13 08:59',
  async walk(walk) {
    await walk.at('2026-04-13 09:00');
    const receipt = await registerAtWindow(walk, 'int-yz', {
      channel: 'VISIT',
      name: '业主代表丙',
      address: '松涛街道三号楼盘',
      people: 23,
      representatives: ['业主代表丙', '业主丙一', '业主丙二', '业主丙三', '业主丙四'],
      urgent: true,
      text: '楼盘逾期8个月没交房，预售款去哪了？要开发商赔违约金，孩子九月上学怎么办？',
      requests: [
        ['PRESALE_FUNDS', '预售款去哪了？'],
        ['HOUSING_DAMAGES', '要开发商赔违约金。'],
        ['SCHOOL_PLACE', '孩子九月上学怎么办？'],
      ],
      courtOrArbitration: 2,
      place: 'SONGTAO',
    });
    const staff = staffOf(walk, receipt);
    await staff.checkIntake('2026-04-13 10:30');
    await staffSee(walk, receipt, { due: { BUREAU_DISPATCH: ['2026-04-28'] }, colour: 'RED' });
    await staff.takeOwnership('2026-04-13 16:00', '2026-04-20');
    await staff.route('2026-04-14 10:00', [
      ['R31_5', 'SONGTAO'],
      ['R31_1', 'JUSTICE'],
      ['R31_6', 'EDUCATION'],
    ]);
    await staff.dispatch('2026-04-15 09:00', 'SONGTAO', 1);
    await staff.dispatch('2026-04-15 09:10', 'JUSTICE', 2);
    await staff.dispatch('2026-04-15 09:20', 'EDUCATION', 3);
    await petitionerSees(walk, receipt, { stages: ['REFERRED', 'REFERRED', 'REFERRED'] });
    await staff.object('2026-04-16 09:00', 'SONGTAO', 'NOT_COMPETENT', 1);
    await staff.confirm('2026-04-16 09:30', 'JUSTICE', 2);
    await staff.confirm('2026-04-16 10:00', 'EDUCATION', 3);
    await staff.decideObjection('2026-04-17 09:00', true, 1);
    await staff.divert('2026-04-17 09:30', 'JUSTICE', { remedy: 'COURT_OR_ARBITRATION', offers: ['LEGAL_AID'] }, 2);
    await staff.dispatch('2026-04-17 10:00', 'HOUSING', 1);
    await staff.accept('2026-04-17 11:00', 'EDUCATION', 'FULL', 3);
    await staffSee(walk, receipt, { due: { HANDLE_31_6: ['2026-06-16'] }, colour: 'RED' });
    await petitionerSees(walk, receipt, { stages: ['REFERRED', 'DIVERTED', 'HANDLING'], days: ['2026-06-16'] });
    await staff.object('2026-04-20 09:00', 'HOUSING', 'OTHER_UNIT_LEADS', 1);
    await staff.decideObjection('2026-04-21 09:00', true, 1);
    // The second dispute over the lead goes to the government above both.
    await staff.decideJurisdiction('2026-04-22 09:00', 'HOUSING', 1);
    await staff.divert('2026-04-24 09:00', 'HOUSING', { remedy: 'PERFORM_DUTY' }, 1);
    await staff.investigate('2026-05-18 09:00', 'EDUCATION', 'HEARING', 3);
    await staff.holdHearing('2026-05-20 17:00', 'EDUCATION', '2026-05-20', 3);
    // A hearing at this stage does not move the sixty days.
    await staffSee(walk, receipt, { due: { HANDLE_31_6: ['2026-06-16'], HANDLE_EXT: [] } });
    await staff.investigate('2026-05-25 09:00', 'EDUCATION', 'READY', 3);
    await staff.draftOpinion(
      '2026-05-26 09:00',
      'EDUCATION',
      'UPHELD',
      {
        claims: '解决晚交房家庭子女入学。',
        facts: '共 11 名适龄儿童，已核对房屋合同。',
        opinion: '按合同登记地址统筹安排学位。',
        legalBasis: '《信访工作条例》第三十一条第六项；县入学办法（虚构）。',
      },
      3,
    );
    await staff.preCheck('2026-05-28 09:00', { pass: true }, 3);
    await staff.serveOpinion('2026-06-01 09:00', 'EDUCATION', 3);
    await petitionerSees(walk, receipt, {
      stages: ['DIVERTED', 'DIVERTED', 'SERVED'],
      days: ['2026-07-01'],
      may: ['review'],
    });
    await staff.confirmExecution('2026-06-10 09:00', 'EDUCATION', 3);
    await walk.at('2026-07-02 09:00');
    await petitionerSees(walk, receipt, { stages: ['DIVERTED', 'DIVERTED', 'FINAL'], may: [] });
    await staff.closeOut('2026-07-13 09:00', 'SOLVED');
    await staffSee(walk, receipt, { status: 'CLOSED' });
  },
};
