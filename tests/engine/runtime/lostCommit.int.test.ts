import { createEngine } from '../../../engine/runtime/createEngine.ts';
import type { Runtime } from '../../../engine/runtime/port.ts';
import { startCommitProxy, type CommitProxy } from '../../support/commitProxy.ts';
import { engineSchema, useDatabase } from '../../support/database.ts';
import { workProcess } from './models.ts';
import { done, refusal } from './support.ts';

const database = useDatabase(engineSchema);

/** An engine that reaches its database through the relay, and a process of its own for each test. */
let proxy: CommitProxy;
let runtime: Runtime;
let id = '';
let tests = 0;
beforeEach(async () => {
  id = `process-${String(++tests)}`;
  proxy = await startCommitProxy(database.url);
  runtime = createEngine({ databaseUrl: proxy.url, readers: 2 });
  await runtime.start();
  const content = workProcess.replaceAll('work-process', id).replace('type="work"', `type="${id}"`);
  await done(runtime.deploy([{ name: `${id}.bpmn`, content }]));
});
afterEach(async () => {
  await runtime.close();
  await proxy.close();
});

const create = (engine = runtime) => engine.createInstance({ definition: { processDefinitionId: id } });
const activate = () => runtime.activateJobs({ type: id, worker: 'w', timeout: 60_000, maxJobs: 10 });
const made = async (): Promise<number> =>
  (await database.pool.query('select from engine.process_instances where process_definition_id = $1', [id])).rowCount ??
  0;

describe('a connection lost while COMMIT is under way', () => {
  test('should still answer what was committed with its real outcome', async () => {
    const lost = proxy.loseNext('answer');
    const creating = create();
    await lost;
    const { instance } = await done(creating);
    expect(await runtime.get('processInstances', instance.processInstanceKey)).toMatchObject({ state: 'ACTIVE' });
    expect(await made()).toBe(1);
    // What waited for the lost batch has it too: the job it made is there for those who ask.
    const { jobs } = await done(activate());
    expect(jobs.map(({ row }) => row.processInstanceKey)).toEqual([instance.processInstanceKey]);
  });

  test('should hand out the jobs that were locked in it', async () => {
    const { instance } = await done(create());
    const lost = proxy.loseNext('answer');
    const polling = activate();
    await lost;
    const { jobs } = await done(polling);
    expect(jobs.map(({ row }) => row.processInstanceKey)).toEqual([instance.processInstanceKey]);
    expect(await refusal(runtime.completeJob({ jobKey: jobs[0]!.row.key }))).toBe('not refused');
  });

  test('should refuse what was not committed, and change nothing', async () => {
    const lost = proxy.loseNext('request');
    const creating = create();
    await lost;
    expect(await refusal(creating)).toBe('UNAVAILABLE');
    expect(await made()).toBe(0);
  });

  test('should say that it does not know once another engine has written, in a way that no client repeats', async () => {
    const lost = proxy.loseNext('answer');
    const creating = create();
    proxy.admit(false);
    await lost;
    const other = createEngine({ databaseUrl: database.url });
    await other.start();
    await done(create(other));
    await other.close();
    proxy.admit(true);
    expect(await refusal(creating)).toBe('DEADLINE_EXCEEDED');
    expect(await made()).toBe(2);
  });

  test('should not keep its callers waiting when it is closed meanwhile', async () => {
    const lost = proxy.loseNext('answer');
    const creating = create();
    proxy.admit(false);
    await lost;
    await runtime.close();
    expect(await refusal(creating)).toBe('DEADLINE_EXCEEDED');
  });
});
