import { connect } from 'node:net';
import { startTestEngine, useEngine } from './support/engine.ts';
import { oneJob, straightThrough } from './support/models.ts';

const engine = useEngine();

const poll = (type: string, more: object = {}) =>
  engine.api.post('/jobs/activation', { type, worker: 'w', timeout: 60_000, maxJobsToActivate: 1, ...more });

const create = (id: string) => engine.api.post('/process-instances', { processDefinitionId: id });

/** Opens a poll on a connection of its own; resolves when the engine holds it (it has read the request whole). */
async function pollAndLeave(type: string): Promise<void> {
  const { hostname, port } = new URL(engine.api.url);
  const socket = connect(Number(port), hostname);
  const body = JSON.stringify({ type, worker: 'gone', timeout: 60_000, maxJobsToActivate: 1, requestTimeout: 60_000 });
  const head = `POST /v2/jobs/activation HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${String(body.length)}\r\n\r\n`;
  await new Promise<void>((resolve) => socket.write(head + body, () => resolve()));
  // A request after it on the same machine is answered only after the engine has taken the poll in.
  await engine.api.get('/topology');
  await new Promise<void>((resolve) => {
    socket.once('close', () => resolve());
    socket.destroy();
  });
  await engine.api.get('/topology');
}

describe('a poll for jobs', () => {
  test('should answer at once with a negative timeout, with an empty list', async () => {
    expect(await poll('none', { requestTimeout: -1 })).toMatchObject({ status: 200, body: { jobs: [] } });
  });

  test('should answer with an empty list when its time is over', async () => {
    expect(await poll('none', { requestTimeout: 50 })).toMatchObject({ status: 200, body: { jobs: [] } });
  });

  test('should be answered as soon as a job appears', async () => {
    await engine.api.deploy({ 'later.bpmn': oneJob('later', 'later.work') });
    const polling = poll('later.work', { requestTimeout: 50_000 });
    await create('later');
    expect((await polling).body.jobs).toMatchObject([{ type: 'later.work', worker: 'w' }]);
  });

  test('should get no job when its connection has closed', async () => {
    await engine.api.deploy({ 'left.bpmn': oneJob('left', 'left.work') });
    await pollAndLeave('left.work');
    await create('left');
    const { body } = await poll('left.work', { requestTimeout: -1 });
    expect(body.jobs).toMatchObject([{ type: 'left.work', worker: 'w' }]);
  });

  test('should take an empty fetchVariable list for all variables', async () => {
    await engine.api.deploy({ 'vars.bpmn': oneJob('vars', 'vars.work') });
    const start = () =>
      engine.api.post('/process-instances', { processDefinitionId: 'vars', variables: { a: 1, b: 2 } });
    await start();
    expect((await poll('vars.work', { fetchVariable: [] })).body.jobs[0]!['variables']).toEqual({ a: 1, b: 2 });
    await start();
    expect((await poll('vars.work', { fetchVariable: ['b'] })).body.jobs[0]!['variables']).toEqual({ b: 2 });
  });
});

describe('an awaited instance', () => {
  test('should answer with its variables', async () => {
    await engine.api.deploy({ 'straight.bpmn': straightThrough('straight') });
    const request = { processDefinitionId: 'straight', variables: { a: 1, b: 2 }, awaitCompletion: true };
    expect((await engine.api.post('/process-instances', request)).body.variables).toEqual({ a: 1, b: 2 });
    const one = await engine.api.post('/process-instances', { ...request, fetchVariables: ['a'] });
    expect(one.body.variables).toEqual({ a: 1 });
  });

  test('should end in DEADLINE_EXCEEDED when it takes too long', async () => {
    await engine.api.deploy({ 'slow.bpmn': oneJob('slow', 'slow.work') });
    const request = { processDefinitionId: 'slow', awaitCompletion: true, requestTimeout: 50 };
    const { status, body } = await engine.api.post('/process-instances', request);
    expect([status, body.title]).toEqual([504, 'DEADLINE_EXCEEDED']);
  });
});

test('draining should answer open polls instead of waiting for them', async () => {
  const other = await startTestEngine();
  const polling = other.api.post('/jobs/activation', {
    type: 'x',
    timeout: 1000,
    maxJobsToActivate: 1,
    requestTimeout: 600_000,
  });
  await other.api.get('/topology');
  await other.stop();
  expect(await polling).toMatchObject({ status: 200, body: { jobs: [] } });
});
