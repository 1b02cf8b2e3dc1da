import { closeOut, confirm, dispatch, intake, own, route, task } from '../acts.ts';
import { unitId } from '../county.ts';
import type { DemoCase } from '../step.ts';

/** Nine riders and their wages: arbitration, labour inspection, legal aid, a clue to the procuratorate. */
export const ac05: DemoCase = {
  id: 'AC-05',
  title: { zh: '骑手欠薪（仲裁与监察）', en: "Riders' wages (arbitration, inspection)" },
  steps: [
    {
      at: '2026-05-06 09:00',
      kind: 'contact',
      further: false,
      intake: {
        channel: 'WEB',
        receivedAtUnitId: unitId('YZ_BUREAU'),
        petitioner: { name: '骑手戊', address: '松涛街道五号' },
        petitionerCount: 9,
        text: '站点去年12月31日解散，还欠我们三个月工资，共9人。',
        claims: [
          { subject: 'WAGES', text: '请求支付三个月工资。', otherRemedyEndsOn: '2026-12-31' },
          { subject: 'LABOUR_INSPECTION', text: '请求查处站点欠薪。' },
        ],
        placeUnitId: unitId('SONGTAO'),
      },
    },
    intake('2026-05-06 14:00'),
    own('2026-05-06 17:00', '2026-05-13'),
    route('2026-05-07 10:00', [
      ['R31_2', 'HUMAN_RESOURCES'],
      ['R31_5', 'HUMAN_RESOURCES'],
    ]),
    dispatch('2026-05-08 09:00', 'HUMAN_RESOURCES', 1),
    dispatch('2026-05-08 09:10', 'HUMAN_RESOURCES', 2),
    confirm('2026-05-09 09:00', 1),
    confirm('2026-05-09 09:10', 2),
    task(
      '2026-05-12 09:00',
      'claim-diversion/task-divert',
      {
        remedy: 'LABOUR_ARBITRATION',
        knownOn: '2025-12-31',
        offers: ['SUIT_SUPPORT', 'LEGAL_AID'],
        clueToProcuratorate: true,
      },
      1,
    ),
    task('2026-05-12 09:30', 'claim-diversion/task-divert', { remedy: 'LABOUR_INSPECTION' }, 2),
    closeOut('2026-05-15 09:00', ['RELIEVED']),
  ],
};
