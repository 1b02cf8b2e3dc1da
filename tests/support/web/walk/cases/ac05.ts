import { staffOf } from '../acts.ts';
import { petitionerSees, staffSee } from '../checks.ts';
import { fileOnline } from '../petitioner.ts';
import type { WalkedCase } from './case.ts';

/** Nine riders and their wages: arbitration, labour inspection, legal aid, a clue to the procuratorate. */
export const ac05: WalkedCase = {
  id: 'AC-05',
  begins: '2026-05-06 08:59',
  async walk(walk) {
    await walk.at('2026-05-06 09:00');
    const receipt = await fileOnline(walk, {
      name: '骑手戊',
      address: '松涛街道五号',
      people: 9,
      text: '站点去年12月31日解散，还欠我们三个月工资，共9人。',
      requests: [
        ['WAGES', '请求支付三个月工资。'],
        ['LABOUR_INSPECTION', '请求查处站点欠薪。'],
      ],
      place: 'SONGTAO',
    });
    const staff = staffOf(walk, receipt);
    await staff.checkIntake('2026-05-06 14:00');
    await staffSee(walk, receipt, { due: { BUREAU_DISPATCH: ['2026-05-21'] }, colour: 'RED' });
    await staff.takeOwnership('2026-05-06 17:00', '2026-05-13');
    await staff.route('2026-05-07 10:00', [
      ['R31_2', 'HUMAN_RESOURCES'],
      ['R31_5', 'HUMAN_RESOURCES'],
    ]);
    await staff.dispatch('2026-05-08 09:00', 'HUMAN_RESOURCES', 1);
    await staff.dispatch('2026-05-08 09:10', 'HUMAN_RESOURCES', 2);
    await staffSee(walk, receipt, { due: { UNIT_NOTICE_REFERRED: ['2026-05-23', '2026-05-23'] } });
    await staff.confirm('2026-05-09 09:00', 'HUMAN_RESOURCES', 1);
    await staff.confirm('2026-05-09 09:10', 'HUMAN_RESOURCES', 2);
    await staff.divert(
      '2026-05-12 09:00',
      'HUMAN_RESOURCES',
      {
        remedy: 'LABOUR_ARBITRATION',
        knownOn: '2025-12-31',
        offers: ['SUIT_SUPPORT', 'LEGAL_AID'],
        clueToProcuratorate: true,
      },
      1,
    );
    await staff.divert('2026-05-12 09:30', 'HUMAN_RESOURCES', { remedy: 'LABOUR_INSPECTION' }, 2);
    await staffSee(walk, receipt, { due: { LABOUR_ARB_LIMIT: ['2026-12-31'], HANDLE_31_6: [] }, colour: 'RED' });
    await petitionerSees(walk, receipt, {
      stages: ['DIVERTED', 'DIVERTED'],
      days: ['2026-12-31'],
      may: [],
      mayRate: false,
    });
    await staff.closeOut('2026-05-15 09:00', 'RELIEVED');
    await staffSee(walk, receipt, { status: 'CLOSED' });
  },
};
