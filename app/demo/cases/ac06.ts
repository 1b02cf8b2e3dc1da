import { closeOut, intake, route, task } from '../acts.ts';
import { unitId } from '../county.ts';
import type { DemoCase } from '../step.ts';

/** A whistle-blower: never to the accused unit, to the discipline organ by cadre-management level. */
export const ac06: DemoCase = {
  id: 'AC-06',
  title: { zh: '检举控告（保密转送）', en: 'Accusation (secret transfer)' },
  steps: [
    {
      at: '2026-05-11 09:00',
      kind: 'contact',
      further: false,
      intake: {
        channel: 'LETTER',
        receivedAtUnitId: unitId('YZ_BUREAU'),
        matterType: 'ACCUSATION',
        secrecyAsked: true,
        petitioner: { name: '村民己', address: '青槐镇六号' },
        text: '反映青槐镇干部乙某截留耕地补贴，附流水，请替我保密。',
        claims: [{ subject: 'CADRE_CONDUCT', text: '反映干部截留耕地补贴。' }],
        placeUnitId: unitId('QINGHUAI'),
        accusedUnitId: unitId('QINGHUAI'),
        accused: '青槐镇干部乙某',
      },
    },
    intake('2026-05-11 14:00', 'REFER_ACCUSATION'),
    route('2026-05-12 09:00', [['ACCUSATION', null]], 'ACCUSATION', 'WHISTLEBLOWER'),
    task('2026-05-13 09:00', 'claim-diversion/task-transfer-accusation', { organUnitId: unitId('DISCIPLINE') }),
    closeOut('2026-05-18 09:00', ['CONDUCT_HANDLED']),
  ],
};
