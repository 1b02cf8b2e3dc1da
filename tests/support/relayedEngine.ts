/** An engine in a process of its own that reaches its database through a relay, so that both can fail one by one. */
import { startCommitProxy, type CommitProxy } from './commitProxy.ts';
import { eventually } from './eventually.ts';
import { freePort } from './freePort.ts';
import type { Program, Programs } from './processes.ts';

export interface RelayedEngine {
  readonly url: string;
  readonly relay: CommitProxy;
  /** The process that runs now, or ran last. */
  readonly program: Program;
  /** Starts it again at the same address after it ended; resolves when it answers. */
  restart(): Promise<void>;
  readonly close: () => Promise<void>;
}

/** The status of an engine: 204 = it takes commands, 503 = it does not; null = it cannot be reached. */
export const statusOf = (url: string): Promise<number | null> =>
  fetch(`${url}/v2/status`, { signal: AbortSignal.timeout(500) }).then(
    ({ status }) => status,
    () => null,
  );

/** Starts one; resolves when it answers, be it as the writer or as a standby. */
export async function startRelayedEngine(start: Programs['start'], databaseUrl: string): Promise<RelayedEngine> {
  const relay = await startCommitProxy(databaseUrl);
  const port = String(await freePort());
  const url = `http://127.0.0.1:${port}`;
  const begin = (): Program => start('engine', ['--port', port], { DATABASE_URL: relay.url });
  const answers = (): Promise<unknown> =>
    eventually(
      () => statusOf(url),
      (status) => status !== null,
    );
  let program = begin();
  await answers();
  return {
    url,
    relay,
    get program() {
      return program;
    },
    async restart() {
      program = begin();
      await answers();
    },
    close: () => relay.close(),
  };
}
