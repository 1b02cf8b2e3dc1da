import {
  accept,
  closeOut,
  confirm,
  dispatch,
  draft,
  execute,
  intake,
  investigate,
  pass,
  route,
  serve,
} from '../acts.ts';
import { unitId } from '../county.ts';
import type { DemoCase } from '../step.ts';

/** Simple track: three street lamps. */
export const ac01: DemoCase = {
  id: 'AC-01',
  title: { zh: '路灯损坏（简易办理）', en: 'Street lamps (simplified handling)' },
  steps: [
    {
      at: '2026-03-02 09:00',
      kind: 'contact',
      further: false,
      intake: {
        channel: 'WEB',
        receivedAtUnitId: unitId('YZ_BUREAU'),
        petitioner: { name: '居民甲', address: '松涛街道一号院' },
        text: '我们楼下三盏路灯坏了半个多月，老人晚上下楼看不见，请尽快修。',
        claims: [{ subject: 'PUBLIC_FACILITY', text: '请尽快修好三盏路灯。' }],
        placeUnitId: unitId('SONGTAO'),
      },
    },
    intake('2026-03-02 15:00'),
    route('2026-03-02 16:00', [['R31_6', 'URBAN_MANAGEMENT', true]]),
    dispatch('2026-03-03 09:00', 'URBAN_MANAGEMENT'),
    confirm('2026-03-03 14:00'),
    accept('2026-03-04 09:00', true),
    investigate('2026-03-06 10:00'),
    draft('2026-03-06 11:00', 'UPHELD', {
      claims: '修复三盏路灯。',
      facts: '经现场核查，三盏路灯线路老化，已于当日更换。',
      opinion: '支持，已修复。',
      legalBasis: '《信访工作条例》第三十一条第六项、第三十二条。',
    }),
    pass('2026-03-06 14:00'),
    serve('2026-03-06 16:00'),
    execute('2026-03-06 17:00'),
    { at: '2026-03-10 10:00', kind: 'rate', rating: 'SATISFIED' },
    closeOut('2026-03-11 10:00'),
  ],
};
