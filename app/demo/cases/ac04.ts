import { closeOut, confirm, dispatch, intake, route, task } from '../acts.ts';
import { unitId } from '../county.ts';
import type { DemoCase } from '../step.ts';

/** An on-the-spot penalty: administrative reconsideration first, no 60-day clock. */
export const ac04: DemoCase = {
  id: 'AC-04',
  title: { zh: '当场罚款（导入行政复议）', en: 'On-the-spot fine (reconsideration)' },
  steps: [
    {
      at: '2026-04-20 09:00',
      kind: 'contact',
      further: false,
      intake: {
        channel: 'PHONE',
        receivedAtUnitId: unitId('YZ_BUREAU'),
        petitioner: { name: '摊主丁', address: '青槐镇四号' },
        text: '4月2日市场监管所当场罚我200元，说我占道，我不服。',
        claims: [
          {
            subject: 'PENALTY_ON_THE_SPOT',
            text: '不服当场罚款200元。',
            existingAdminAct: true,
            otherRemedyEndsOn: '2026-06-01',
          },
        ],
        placeUnitId: unitId('QINGHUAI'),
      },
    },
    intake('2026-04-20 15:00'),
    route('2026-04-21 10:00', [['R31_4', 'JUSTICE']]),
    dispatch('2026-04-22 09:00', 'JUSTICE'),
    confirm('2026-04-23 09:00'),
    task('2026-04-24 09:00', 'claim-diversion/task-divert', {
      remedy: 'RECONSIDERATION',
      reconsiderationFirst: true,
      knownOn: '2026-04-02',
    }),
    closeOut('2026-04-27 09:00', ['EDUCATED']),
  ],
};
