import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packagePath } from '../../../platform/paths.ts';
import { useEngine } from './support/engine.ts';
import { discountDecision, orderForm, orderProcess } from './support/models.ts';
import { validatingClient } from './support/validatingClient.ts';

const engine = useEngine();
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'official-client-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Run {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

/** Runs the client's program against `url` with every request and response validated; it writes its samples to `folder`. */
const live = (url: string): Promise<Run> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [packagePath('tests/engine/gateway/officialClient/life.js'), url], {
      cwd: folder,
      env: { PATH: process.env['PATH'], CAMUNDA_SDK_VALIDATION: 'req:strict,res:fanatical' },
    });
    let output = '';
    let errors = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output, errors }));
    child.stdin.end(JSON.stringify({ orderProcess, orderForm, discountDecision }));
  });

test('the official client should live through an instance with all answers valid', async () => {
  const { code, output, errors } = await live(engine.api.url);
  expect({ code, errors }).toEqual({ code: 0, errors: '' });
  expect(JSON.parse(output)).toEqual({
    gatewayVersion: '8.9.0',
    state: 'COMPLETED',
    elements: ['begin', 'pack', 'check', 'paid', 'done'],
    variables: { orderId: 'o-1', amount: 120, packed: true, complete: true, paid: true },
    xml: true,
    decision: '10',
    missing: expect.stringContaining('NOT_FOUND') as string,
  });
});

describe('a server that answers otherwise', () => {
  let server: Server | undefined;
  afterEach(() => server?.close());

  /** Answers every request with the engine's topology, changed. */
  async function answering(change: object): Promise<string> {
    const { body } = await engine.api.get('/topology');
    const text = JSON.stringify({ ...body, ...change });
    server = createServer((_req, res) => res.setHeader('Content-Type', 'application/json').end(text));
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', () => resolve()));
    return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  }

  test.each([
    ['a field too many', { surprise: true }],
    ['a field of a wrong type', { clusterSize: 'one' }],
  ])('should be noticed by the client: %s', async (_what, change) => {
    const { code, errors } = await live(await answering(change));
    expect(code).toBe(1);
    expect(errors).toMatch(/getTopology/i);
    expect(errors).toMatch(/validation/i);
  });

  test('should be noticed in the tests that use the client in their own process', async () => {
    const client: { getTopology(): Promise<unknown> } = validatingClient(await answering({ surprise: true }));
    await expect(client.getTopology()).rejects.toThrow(/unknown properties in response.*surprise/i);
  });
});
