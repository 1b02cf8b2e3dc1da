/** Signed-in people who ask the server over HTTP, and how long it takes them. */
import { Agent, request } from 'node:http';
import type { AccountName } from './county.ts';
import type { Ask } from './endpoints.ts';
import { PASSWORD } from './store.ts';

export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly cookie: string | null;
}

const agent = new Agent({ keepAlive: true });

function send(
  url: string,
  { method, path, body }: { readonly method: string; readonly path: string; readonly body?: unknown },
  cookie?: string,
): Promise<Answer> {
  const content = body === undefined ? undefined : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const sent = request(
      `${url}/api/v1${path}`,
      {
        method,
        agent,
        headers: {
          ...(cookie === undefined ? {} : { cookie }),
          ...(content === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(content) }),
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            body: Buffer.concat(chunks).toString(),
            cookie: response.headers['set-cookie']?.[0]?.split(';')[0] ?? null,
          }),
        );
      },
    );
    sent.once('error', reject);
    sent.end(content);
  });
}

export interface Asker {
  /** Throws for any answer but 200. */
  ask(ask: Ask): Promise<Answer>;
}

export async function signIn(url: string, account: AccountName): Promise<Asker> {
  const { cookie } = await send(url, { method: 'POST', path: '/session', body: { account, password: PASSWORD } });
  if (cookie === null) throw new Error(`${account} cannot sign in`);
  return {
    async ask(what) {
      const answer = await send(url, what, cookie);
      if (answer.status !== 200)
        throw new Error(`${what.path} as ${account}: ${String(answer.status)} ${answer.body.slice(0, 300)}`);
      return answer;
    },
  };
}

export interface Figures {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** Milliseconds of `count` requests one after the other, after a few that do not count. */
export async function measure(asker: Asker, ask: (n: number) => Ask, count: number): Promise<Figures> {
  const WARM_UP = 5;
  const times: number[] = [];
  for (let n = 0; n < count + WARM_UP; n++) {
    const begin = performance.now();
    await asker.ask(ask(n));
    if (n >= WARM_UP) times.push(performance.now() - begin);
  }
  times.sort((a, b) => a - b);
  const quantile = (q: number): number => times[Math.min(times.length - 1, Math.ceil(q * times.length) - 1)] ?? 0;
  return { p50: quantile(0.5), p95: quantile(0.95), p99: quantile(0.99) };
}
