/** Servers under measurement: each a process of its own, as in real life. */
import { spawn } from 'node:child_process';
import { packagePath } from '../../../platform/paths.ts';

export interface Server {
  /** `http://host:port`, without `/v2`. */
  readonly url: string;
  readonly pid: number;
  /** Milliseconds from the start of the process until it served. */
  readonly readyAfterMs: number;
  /** Asks it to end and waits until it has. */
  stop(): Promise<void>;
}

/** Starts a node program of the built tree that prints `listening on URL`. Throws when it ends before. */
export const startProgram = (
  file: string,
  args: readonly string[],
  nodeArgs: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Server> =>
  new Promise((resolve, reject) => {
    const begin = performance.now();
    const child = spawn(process.execPath, [...nodeArgs, packagePath('dist', file), ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, FENGQIAO_LOG_LEVEL: 'warn', ...env },
    });
    const gone = new Promise<number | null>((settle) => child.once('exit', settle));
    child.once('error', reject);
    void gone.then((code) => reject(new Error(`${file} ended with ${String(code)} before it served`)));
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const url = /listening on (http:\S+)/.exec(output)?.[1];
      if (url === undefined) return;
      resolve({
        url,
        pid: child.pid!,
        readyAfterMs: performance.now() - begin,
        stop: async () => {
          child.kill('SIGTERM');
          await gone;
        },
      });
    });
  });

/** The engine as `npm run engine` starts it; `nodeArgs` for a profile (`--cpu-prof`). */
export const startEngineProcess = (dataDir: string, nodeArgs: readonly string[] = []): Promise<Server> =>
  startProgram('app/engine.js', ['--port', '0', '--data', dataDir], nodeArgs);

/** The ceiling: a server that answers at once and offers `instances` jobs of each type. */
export const startAnsweringServer = (instances: number): Promise<Server> =>
  startProgram('tests/bench/support/answeringServer.js', [String(instances)], []);
