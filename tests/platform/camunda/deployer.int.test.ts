import { openDrafts, readContents, readLedger } from '../../../domain/store/index.ts';
import { deployAll, deployShipped } from '../../../platform/camunda/index.ts';
import { petitionCase, quietLog, useSystem } from './support.ts';

const system = useSystem();
const options = () => ({ db: system.cases.parts.db, client: system.client, log: quietLog, by: 'system' });
const form = {
  name: 'petition-case.check.form',
  content: JSON.stringify({ id: 'petition-case.check', type: 'default', schemaVersion: 18, components: [] }),
};
const shipped = (name: string) => [{ name: 'petition-case.bpmn', content: petitionCase('INT@x', name) }, form];
const live = async () =>
  (await system.client.latestProcesses()).find(({ definitionId }) => definitionId === 'petition-case');

test('should deploy what is new once, then leave a version made by hand alone, and tell what waits', async () => {
  const first = await deployShipped(options(), shipped('一'));
  expect(first.deployed.map(({ definitionId, version }) => [definitionId, version])).toEqual([
    ['petition-case', 1],
    ['petition-case.check', 1],
  ]);
  expect(await deployShipped(options(), shipped('一'))).toEqual({ deployed: [], held: [] });

  const second = await deployShipped(options(), shipped('二'));
  expect(second.deployed.find(({ definitionId }) => definitionId === 'petition-case')?.version).toBe(2);

  // By hand, past the deployer; a restart with the same files changes nothing, an update of them waits.
  await system.client.deploy([{ name: 'petition-case.bpmn', content: petitionCase('INT@x', 'by hand') }]);
  expect(await deployShipped(options(), shipped('二'))).toEqual({ deployed: [], held: [] });
  expect(await deployShipped(options(), shipped('三'))).toEqual({ deployed: [], held: ['petition-case.bpmn'] });
  const kept = await live();
  expect(kept?.version).toBe(3);
  expect(await system.client.processXml(kept?.definitionKey ?? '')).toContain('by hand');
  // Whoever it was: the version is known, with its content, and the update lies beside it as a draft.
  const { db } = system.cases.parts;
  const noted = (await readLedger(db, await system.client.engineId())).find(
    ({ definitionKey }) => definitionKey === kept?.definitionKey,
  );
  expect(noted).toMatchObject({ version: 3, origin: 'STUDIO' });
  expect((await readContents(db, [noted?.hash ?? ''])).get(noted?.hash ?? '')).toContain('by hand');
  expect(await openDrafts(db)).toMatchObject([{ resource: 'petition-case.bpmn', source: 'UPDATE', baseVersion: 3 }]);
});

test('should hold a file back whose live version came from the studio', async () => {
  await deployAll(
    { ...options(), by: 'dsn-a' },
    [{ name: 'petition-case.bpmn', content: petitionCase('INT@x', 'studio') }],
    'STUDIO',
  );
  expect((await deployShipped(options(), shipped('四'))).held).toEqual(['petition-case.bpmn']);
});

test('should know its own version again when it was deployed but not noted', async () => {
  await system.cases.database.pool.query('delete from cases.deploy_ledger');
  const own = [{ name: 'petition-case.bpmn', content: petitionCase('INT@x', '五') }];
  await system.client.deploy(own);
  expect((await deployShipped(options(), own)).held).toEqual([]);
  expect(await deployShipped(options(), own)).toEqual({ deployed: [], held: [] });
});
