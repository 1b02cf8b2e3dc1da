import { staffOf } from '../acts.ts';
import { petitionerSees, seesNothing, staffSee } from '../checks.ts';
import { registerAtWindow } from '../window.ts';
import type { WalkedCase } from './case.ts';

/** A whistle-blower: to the discipline organ by cadre-management level, never to the accused unit, which finds nothing. */
export const ac06: WalkedCase = {
  id: 'AC-06',
  begins: '2026-05-11 08:59',
  async walk(walk) {
    await walk.at('2026-05-11 09:00');
    const receipt = await registerAtWindow(walk, 'int-yz', {
      channel: 'LETTER',
      name: '村民己',
      address: '青槐镇六号',
      type: 'ACCUSATION',
      secrecy: true,
      text: '反映青槐镇干部乙某截留耕地补贴，附流水，请替我保密。',
      requests: [['CADRE_CONDUCT', '反映干部截留耕地补贴。']],
      place: 'QINGHUAI',
      accusedUnit: 'QINGHUAI',
      accused: '青槐镇干部乙某',
    });
    const staff = staffOf(walk, receipt);
    await seesNothing(walk, receipt, 'hdl-qinghuai');
    await staff.checkIntake('2026-05-11 14:00', 'REFER_ACCUSATION');
    await staff.route('2026-05-12 09:00', [['ACCUSATION', null]], ['ACCUSATION', 'WHISTLEBLOWER']);
    await staffSee(walk, receipt, { due: { BUREAU_DISPATCH: ['2026-05-26'] } });
    await staff.transferAccusation('2026-05-13 09:00', 'DISCIPLINE');
    await staffSee(walk, receipt, {
      due: { DISCIPLINE_NOTICE: ['2026-06-03'], HANDLE_31_6: [], REVIEW_REQUEST: [] },
    });
    await petitionerSees(walk, receipt, {
      stages: [],
      whole: 'TRANSFERRED',
      silent: ['REVIEW_REQUEST', 'DISCIPLINE_NOTICE'],
      may: [],
      mayRate: false,
    });
    await staff.closeOut('2026-05-18 09:00', 'CONDUCT_HANDLED');
    await staffSee(walk, receipt, { status: 'CLOSED' });
    for (const account of ['hdl-qinghuai', 'ldr-qinghuai']) await seesNothing(walk, receipt, account);
  },
};
