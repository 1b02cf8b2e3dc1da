import { accept, closeOut, confirm, dispatch, draft, intake, investigate, pass, route, serve, task } from '../acts.ts';
import { unitId } from '../county.ts';
import type { DemoCase } from '../step.ts';

/** Monthly review finds a bad answer: redo, not done in time, circulated notice, one renewal, new opinion. Dates before 06-18 are added. */
export const ac09: DemoCase = {
  id: 'AC-09',
  title: { zh: '只答一件（按月评查、限时重办、通报）', en: 'Half an answer (monthly review, redo, notice)' },
  steps: [
    {
      at: '2026-04-27 09:00',
      kind: 'contact',
      further: false,
      intake: {
        channel: 'WEB',
        receivedAtUnitId: unitId('YZ_BUREAU'),
        petitioner: { name: '居民壬', address: '松涛街道九号' },
        text: '小区围墙开裂，垃圾房也没人清，两件事请一起答复。',
        claims: [{ subject: 'PUBLIC_FACILITY', text: '围墙开裂、垃圾房清运。' }],
        placeUnitId: unitId('SONGTAO'),
      },
    },
    intake('2026-04-27 14:00'),
    route('2026-04-28 09:00', [['R31_6', 'SONGTAO']]),
    dispatch('2026-04-29 09:00', 'SONGTAO'),
    confirm('2026-04-30 09:00'),
    accept('2026-05-06 10:00'),
    investigate('2026-06-10 09:00'),
    draft('2026-06-15 09:00', 'EXPLAINED', {
      claims: '围墙开裂。',
      facts: '围墙属物业维护范围。',
      opinion: '由物业维修。',
      legalBasis: '有关规定。',
    }),
    pass('2026-06-17 09:00'),
    serve('2026-06-18 09:00'),
    { at: '2026-06-22 09:00', kind: 'rate', rating: 'DISSATISFIED' },
    closeOut('2026-06-23 09:00', ['EDUCATED']),
    task('2026-07-03 09:00', 'claim-review/task-review', { defects: ['F2', 'F3'] }),
    task('2026-07-03 14:00', 'claim-review/task-order-redo', { order: true, supervised: false }),
    task('2026-07-20 10:00', 'redo/task-decide-circular', { issue: true, renew: true }),
    task('2026-07-23 09:00', 'redo/task-redo', {
      outcome: 'UPHELD',
      opinion: {
        claims: '围墙开裂；垃圾房清运。',
        facts: '两项均已现场核查。',
        opinion: '围墙八月修复，垃圾房每日清运。',
        legalBasis: '《信访工作条例》第三十二条；《物业管理条例》第三十五条。',
      },
    }),
    task('2026-07-24 09:00', 'redo/task-recheck', { pass: true }),
    task('2026-07-27 09:00', 'redo/task-serve-redo', {}),
    task('2026-08-24 09:00', 'redo/task-confirm-execution', {}),
  ],
};
