import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { createEngineClient, patiently } from '../../../platform/camunda/index.ts';
import { quietLog, useSystem } from './support.ts';

const system = useSystem();

/** An address of the engine at which every connection is reset until `admit` is called. */
async function shutDoor() {
  let isOpen = false;
  const { hostname, port } = new URL(system.engineUrl);
  const server = createServer((client) => {
    if (!isOpen) return void client.resetAndDestroy();
    const engine = connect(Number(port), hostname);
    for (const socket of [client, engine]) socket.on('error', () => undefined).on('close', () => client.destroy());
    client.pipe(engine).pipe(client);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port: doorPort } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${String(doorPort)}`,
    admit: () => (isOpen = true),
    close: () => server.close(),
  };
}

test('should wait for an engine that is away when it starts, and say so', async () => {
  const door = await shutDoor();
  try {
    const client = createEngineClient({ address: door.address, needsSignIn: false });
    const warnings: unknown[] = [];
    const warn = (...line: unknown[]) => {
      warnings.push(line);
      door.admit();
    };
    const log = { ...quietLog, warn } as typeof quietLog;
    expect(await patiently(() => client.engineId(), { log })).toBe(await system.client.engineId());
    expect(warnings).not.toEqual([]);
  } finally {
    door.close();
  }
});

test('should stop waiting when asked to, and throw at once what is no absence', async () => {
  const door = await shutDoor();
  try {
    const client = createEngineClient({ address: door.address, needsSignIn: false });
    const stopping = new AbortController();
    const log = { ...quietLog, warn: () => stopping.abort() } as typeof quietLog;
    await expect(patiently(() => client.engineId(), { log, signal: stopping.signal })).rejects.toThrow('fetch failed');
  } finally {
    door.close();
  }
  const refusals: unknown[] = [];
  const log = { ...quietLog, warn: (...line: unknown[]) => refusals.push(line) } as typeof quietLog;
  const broken = { name: 'broken.bpmn', content: '<no bpmn/>' };
  await expect(patiently(() => system.client.deploy([broken]), { log })).rejects.toMatchObject({ status: 400 });
  expect(refusals).toEqual([]);
});
