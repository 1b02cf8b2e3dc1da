import { staffOf } from '../acts.ts';
import { petitionerSees, staffSee } from '../checks.ts';
import { registerAtWindow } from '../window.ts';
import type { WalkedCase } from './case.ts';

/** An on-the-spot fine: administrative reconsideration before court, no sixty days, no review, no rating. */
export const ac04: WalkedCase = {
  id: 'AC-04',
  begins: '2026-04-20 08:59',
  async walk(walk) {
    await walk.at('2026-04-20 09:00');
    const receipt = await registerAtWindow(walk, 'int-yz', {
      channel: 'PHONE',
      name: '摊主丁',
      address: '青槐镇四号',
      text: '4月2日市场监管所当场罚我200元，说我占道，我不服。',
      requests: [['PENALTY_ON_THE_SPOT', '不服当场罚款200元。']],
      existingAct: { claim: 1, remedyEndsOn: '2026-06-01' },
      place: 'QINGHUAI',
    });
    const staff = staffOf(walk, receipt);
    await staffSee(walk, receipt, { due: { BUREAU_DISPATCH: ['2026-05-05'] } });
    await staff.checkIntake('2026-04-20 15:00');
    await staff.route('2026-04-21 10:00', [['R31_4', 'JUSTICE']]);
    await staff.dispatch('2026-04-22 09:00', 'JUSTICE');
    await staffSee(walk, receipt, { due: { UNIT_NOTICE_REFERRED: ['2026-05-07'] } });
    await staff.confirm('2026-04-23 09:00', 'JUSTICE');
    await staff.divert('2026-04-24 09:00', 'JUSTICE', {
      remedy: 'RECONSIDERATION',
      reconsiderationFirst: true,
      knownOn: '2026-04-02',
    });
    await staffSee(walk, receipt, {
      due: { RECONSIDERATION_APPLY: ['2026-06-01'], HANDLE_31_6: [], REVIEW_REQUEST: [] },
      documents: ['DIVERSION_NOTICE'],
    });
    await petitionerSees(walk, receipt, { stages: ['DIVERTED'], days: ['2026-06-01'], may: [], mayRate: false });
    await staff.closeOut('2026-04-27 09:00', 'EDUCATED');
    await staffSee(walk, receipt, { status: 'CLOSED' });
    await petitionerSees(walk, receipt, { stages: ['DIVERTED'], days: ['2026-06-01'], may: [], mayRate: false });
  },
};
