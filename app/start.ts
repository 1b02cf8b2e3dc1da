/** `npm start`: the whole system without sample data. The first administrator's password is shown once. */
import { readConfig } from '../platform/config.ts';
import { createLog } from '../platform/log.ts';
import { firstAdministrator, prepareOffice } from './parts/office.ts';
import { stopSignal } from './parts/stopping.ts';
import { monthOf, startSystem } from './parts/system.ts';

const config = readConfig(process.env);
const log = createLog({ level: config.logLevel, part: 'start' });
const asked = stopSignal();
const system = await startSystem({
  config,
  log,
  prepare: prepareOffice,
  demoAccount: null,
  onOpen: async (cases) => {
    const password = await firstAdministrator(cases.db, cases.accounts, cases.units);
    if (password !== null)
      process.stdout.write(`first administrator: account admin, password ${password} (shown once)\n`);
    const bureau = cases.units.find(({ kind }) => kind === 'PETITION_BUREAU');
    if (bureau)
      await cases.monthlyReview.schedule(bureau.unitId, monthOf(cases, cases.clock.now()), {
        id: 'system',
        role: 'SYSTEM',
        unitId: null,
      });
  },
});
process.stdout.write(`listening on ${system.webUrl} (engine ${system.engineUrl}/v2)\n`);
log.info({ signal: await asked }, 'stopping');
await system.stop();
