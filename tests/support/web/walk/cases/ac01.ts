import { staffOf } from '../acts.ts';
import { petitionerSees, staffSee } from '../checks.ts';
import { fileOnline, rate } from '../petitioner.ts';
import type { WalkedCase } from './case.ts';

/** The simple track: three street lamps. */
export const ac01: WalkedCase = {
  id: 'AC-01',
  begins: '2026-03-02 08:59',
  async walk(walk) {
    await walk.at('2026-03-02 09:00');
    const receipt = await fileOnline(walk, {
      name: '居民甲',
      address: '松涛街道一号院',
      text: '我们楼下三盏路灯坏了半个多月，老人晚上下楼看不见，请尽快修。',
      requests: [['PUBLIC_FACILITY', '请尽快修好三盏路灯。']],
      place: 'SONGTAO',
    });
    const staff = staffOf(walk, receipt);
    await petitionerSees(walk, receipt, { stages: ['SORTING'], days: ['2026-03-17'], may: [], mayRate: false });
    await staff.checkIntake('2026-03-02 15:00');
    await staff.route('2026-03-02 16:00', [['R31_6', 'URBAN_MANAGEMENT', 'SIMPLE']]);
    await staff.dispatch('2026-03-03 09:00', 'URBAN_MANAGEMENT');
    await staffSee(walk, receipt, {
      due: { BUREAU_DISPATCH: ['2026-03-17'], UNIT_NOTICE_REFERRED: ['2026-03-18'] },
      colour: 'GREEN',
    });
    await petitionerSees(walk, receipt, { stages: ['REFERRED'], days: ['2026-03-18'] });
    await staff.confirm('2026-03-03 14:00', 'URBAN_MANAGEMENT');
    await petitionerSees(walk, receipt, { stages: ['RECEIVED'] });
    await staff.accept('2026-03-04 09:00', 'URBAN_MANAGEMENT', 'SIMPLE');
    await staffSee(walk, receipt, { due: { SIMPLE_HANDLE: ['2026-03-18'], HANDLE_31_6: [] } });
    await petitionerSees(walk, receipt, { stages: ['HANDLING'], days: ['2026-03-18'] });
    await staff.investigate('2026-03-06 10:00', 'URBAN_MANAGEMENT');
    await staff.draftOpinion('2026-03-06 11:00', 'URBAN_MANAGEMENT', 'UPHELD', {
      claims: '修复三盏路灯。',
      facts: '经现场核查，三盏路灯线路老化，已于当日更换。',
      opinion: '支持，已修复。',
      legalBasis: '《信访工作条例》第三十一条第六项、第三十二条。',
    });
    await staff.preCheck('2026-03-06 14:00', { pass: true });
    await staff.serveOpinion('2026-03-06 16:00', 'URBAN_MANAGEMENT');
    await petitionerSees(walk, receipt, { stages: ['SERVED'], may: ['review'], mayRate: false });
    await staff.confirmExecution('2026-03-06 17:00', 'URBAN_MANAGEMENT');
    // Invited once what was upheld is done.
    await petitionerSees(walk, receipt, { stages: ['SERVED'], mayRate: true });
    await walk.at('2026-03-10 10:00');
    await rate(walk, receipt, 'SATISFIED');
    await staff.closeOut('2026-03-11 10:00', 'SOLVED');
    await staffSee(walk, receipt, { status: 'CLOSED', colour: 'GREEN' });
    await petitionerSees(walk, receipt, { stages: ['SERVED'], mayRate: false });
    await walk.at('2026-04-08 09:00');
    await petitionerSees(walk, receipt, { stages: ['FINAL'], may: [] });
  },
};
