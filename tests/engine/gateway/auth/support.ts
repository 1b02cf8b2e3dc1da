import { spawn } from 'node:child_process';
import { request } from 'node:http';
import { packagePath } from '../../../../platform/paths.ts';
import type { TestEngine } from '../support/engine.ts';
import { straightThrough } from '../support/models.ts';

/**
 * How it ends when our client works in an environment with these variables: the state of an instance that ran straight
 * through, or what it was refused with. Of the build, so build before.
 */
export const clientWith = (variables: Readonly<Record<string, string>>, url: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [packagePath('tests/engine/gateway/auth/client.js'), url], {
      env: { PATH: process.env['PATH'], ...variables },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', reject);
    child.once('close', () => resolve(output));
    child.stdin.end(straightThrough('through'));
  });

/** A request that would write, if it were let in. */
export const broadcast = (
  { api }: Pick<TestEngine, 'api'>,
  headers: Readonly<Record<string, string>>,
): ReturnType<TestEngine['api']['send']> =>
  api.send('POST', '/messages/publication', {
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ name: 'nobody.waits', timeToLive: 60_000 }),
  });

/** Fails unless these headers are answered 401, in words that fit whatever is wrong, and nothing is written. */
export async function expectRefused(
  engine: Pick<TestEngine, 'api' | 'position'>,
  headers: Readonly<Record<string, string>>,
  challenge: string,
): Promise<void> {
  const before = engine.position();
  const answer = await broadcast(engine, headers);
  expect(answer.body).toEqual({
    type: 'about:blank',
    title: 'UNAUTHENTICATED',
    status: 401,
    detail: 'The request needs valid credentials',
    instance: '/v2/messages/publication',
  });
  expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, challenge]);
  expect(engine.position()).toEqual(before);
}

/** The status that answers exactly these headers; `fetch` would not send some of them. */
export const statusFor = (url: string, path: string, headers: Readonly<Record<string, string>>): Promise<number> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const sent = request({ hostname, port, path, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on('error', reject);
    sent.end();
  });
