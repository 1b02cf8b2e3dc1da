import { staffOf } from '../acts.ts';
import { petitionerSees, staffSee } from '../checks.ts';
import { fileOnline, type Filing } from '../petitioner.ts';
import { registerAtWindow } from '../window.ts';
import type { WalkedCase } from './case.ts';

const brought: Filing = {
  name: '家长庚',
  address: '青槐镇五组',
  text: '村小撤并后校车不到我们五组，孩子走四公里，请增设站点。',
  requests: [['SCHOOL_BUS', '请增设校车站点。']],
  place: 'QINGHUAI',
};

/** One matter, four contacts, each with its receipt; the one at the superior level is not accepted there (R1 art. 19). */
export const ac07: WalkedCase = {
  id: 'AC-07',
  begins: '2026-06-01 08:29',
  async walk(walk) {
    await walk.at('2026-06-01 08:30');
    const receipt = await fileOnline(walk, brought);
    const staff = staffOf(walk, receipt);
    /** Brings it once more; the receipt names the first number. */
    const again = async (at: string, account: string, channel: 'LETTER' | 'PHONE' | 'VISIT', earlier?: 'MERGE') => {
      await walk.at(at);
      const further = await registerAtWindow(walk, account, { ...brought, channel, ...(earlier && { earlier }) });
      expect(further).toEqual({ publicNumber: receipt.publicNumber, secretCode: null });
    };
    await staff.checkIntake('2026-06-01 10:30');
    await staff.route('2026-06-01 15:00', [['R31_6', 'EDUCATION']]);
    await staff.dispatch('2026-06-02 09:00', 'EDUCATION');
    await staffSee(walk, receipt, { due: { UNIT_NOTICE_REFERRED: ['2026-06-17'] } });
    await staff.confirm('2026-06-03 09:00', 'EDUCATION');
    await again('2026-06-04 09:00', 'int-yz', 'LETTER', 'MERGE');
    await staff.checkContact('2026-06-04 10:00', 'MERGE');
    await staff.accept('2026-06-05 09:00', 'EDUCATION');
    await staffSee(walk, receipt, { due: { HANDLE_31_6: ['2026-08-04'] } });
    await again('2026-06-08 09:00', 'int-yz', 'PHONE', 'MERGE');
    await staff.checkContact('2026-06-08 11:00', 'MERGE');
    await again('2026-06-15 09:00', 'int-lz', 'VISIT');
    await staff.checkContact('2026-06-15 10:00', 'NOT_ACCEPTED', 'int-lz', 'PENDING_BELOW');
    await staffSee(walk, receipt, { due: { HANDLE_31_6: ['2026-08-04'] }, colour: 'YELLOW', contacts: 4 });
    await petitionerSees(walk, receipt, { stages: ['HANDLING'], days: ['2026-08-04'] });
    await staff.investigate('2026-07-20 09:00', 'EDUCATION');
    await staff.draftOpinion('2026-07-21 09:00', 'EDUCATION', 'UPHELD', {
      claims: '增设五组校车站点。',
      facts: '五组有 14 名学生，道路符合校车通行条件。',
      opinion: '九月起增设站点。',
      legalBasis: '《校车安全管理条例》第三条。',
    });
    await staff.preCheck('2026-07-23 09:00', { pass: true });
    await staff.serveOpinion('2026-07-28 09:00', 'EDUCATION');
    await petitionerSees(walk, receipt, { stages: ['SERVED'], may: ['review'] });
    await staff.confirmExecution('2026-08-12 09:00', 'EDUCATION');
    // Nobody rates it in thirty days.
    await staff.closeOut('2026-09-14 09:00', 'SOLVED');
    await staffSee(walk, receipt, { status: 'CLOSED', contacts: 4 });
  },
};
