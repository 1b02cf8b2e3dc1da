/** What happens to a flow that somebody changed in the running engine when the system is stopped and started again. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSystem, type System } from '../../app/parts/system.ts';
import { prepareOffice } from '../../app/parts/office.ts';
import { intakeSchema } from '../../domain/schema/intake.ts';
import type { MatterId } from '../../domain/schema/ids.ts';
import { readShipped } from '../../platform/camunda/index.ts';
import { readConfig } from '../../platform/config.ts';
import { createLog } from '../../platform/log.ts';
import { packagePath } from '../../platform/paths.ts';
import { useDatabase } from '../support/database.ts';
import { eventually } from '../platform/camunda/support.ts';

const database = useDatabase();
const dataDir = mkdtempSync(join(tmpdir(), 'fengqiao-changed-'));
let system: System;
/** Starts the whole system as `npm start` does, works with it, and stops it. */
async function running<T>(work: () => Promise<T>): Promise<T> {
  system = await startSystem({
    config: readConfig({
      DATABASE_URL: database.url,
      FENGQIAO_DATA_DIR: dataDir,
      FENGQIAO_ENGINE_PORT: '0',
      FENGQIAO_WEB_PORT: '0',
    }),
    log: createLog({ level: 'silent', part: 'test' }),
    prepare: prepareOffice,
    demoAccount: null,
  });
  try {
    return await work();
  } finally {
    await system.stop();
  }
}
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const live = async () => {
  const found = (await system.client.latestProcesses()).find(({ definitionId }) => definitionId === 'petition-case');
  if (!found) throw new Error('petition-case is not deployed');
  return found;
};
/** Registers a contact and waits for its flow; the definition that the engine runs it on. */
async function definitionOfNewFlow(): Promise<string | undefined> {
  const { cases, client } = system;
  const bureau = cases.units.find(({ kind }) => kind === 'PETITION_BUREAU');
  const intake = intakeSchema.parse({
    channel: 'WEB',
    receivedAtUnitId: bureau?.unitId,
    text: '路灯坏了。',
    claims: [{ subject: 'PUBLIC_FACILITY', text: '请修路灯。' }],
  });
  const registered = await cases.register(intake, {
    key: 'contact:changed-flow',
    actor: { id: 'petitioner', role: 'PET', unitId: null },
  });
  if (registered.kind !== 'done') throw new Error('the contact was refused');
  const flows = await eventually(
    () => cases.queries.boundFlows(registered.receipt.matterId as MatterId),
    (bound) => bound.some(({ processId }) => processId === 'petition-case'),
  );
  const flow = flows.find(({ processId }) => processId === 'petition-case');
  return (await client.instance(flow?.processInstanceKey ?? ''))?.processDefinitionKey;
}

test('should keep a flow live that was changed by hand, over a restart of engine and workers', async () => {
  const byHand = await running(async () => {
    expect((await live()).version).toBe(1);
    const files = await readShipped(packagePath('processes'));
    const changed = files
      .filter(({ name }) => name === 'petition-case.bpmn' || !name.endsWith('.bpmn'))
      .map(({ name, content }) => ({
        name,
        content: content.replace('isExecutable="true">', 'isExecutable="true"><!-- by hand -->'),
      }));
    await system.client.deploy(changed);
    return live();
  });
  expect(byHand.version).toBe(2);

  await running(async () => {
    expect(await live()).toEqual(byHand);
    expect(await system.client.processXml(byHand.definitionKey)).toContain('<!-- by hand -->');
    expect(await definitionOfNewFlow()).toBe(byHand.definitionKey);
  });
});
