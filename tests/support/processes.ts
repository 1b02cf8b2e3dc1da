/** The programs of dist/app as processes of their own, for tests that kill them. They run what was last built. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { packagePath } from '../../platform/paths.ts';

export type ProgramName = 'demo' | 'engine' | 'ui' | 'workers';

export interface Program {
  readonly name: ProgramName;
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Waits for a line on the standard output and gives what the pattern captured. Throws when the program ends before. */
  says(pattern: RegExp): Promise<string>;
  /** kill -9; resolves once it is gone. */
  kill(): Promise<void>;
  /** Stops it in the middle of whatever it does; it knows nothing of the time until `resume`. */
  pause(): void;
  resume(): void;
  /** Asks it to end, as an operator does; resolves once it is gone. */
  stop(): Promise<void>;
  /** Its exit code, once it has ended by itself; null when a signal ended it. */
  readonly ended: Promise<number | null>;
}

/** Settings of the machine that would point a program at another system than the test's. */
const FOREIGN = /^(DATABASE_URL|CAMUNDA_|ZEEBE_|FENGQIAO_)/;

/** Starts a program. In a test use `usePrograms`, which also ends it. */
export function startProgram(
  name: ProgramName,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Program {
  const inherited = Object.entries(process.env).filter(([key]) => !FOREIGN.test(key));
  const child: ChildProcess = spawn(process.execPath, [packagePath(`dist/app/${name}.js`), ...args], {
    env: { ...Object.fromEntries(inherited), FENGQIAO_LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  // Nobody may be waiting for it then, and a test that meets only its absence would not tell why.
  void ended.then((code) => {
    if (code !== 0 && code !== null) process.stderr.write(`${name} ended with ${String(code)}:\n${stderr}\n`);
  });
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await ended;
  };
  return {
    name,
    stdout: () => stdout,
    stderr: () => stderr,
    ended,
    kill: () => end('SIGKILL'),
    pause: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
    stop: () => end('SIGTERM'),
    async says(pattern) {
      for (;;) {
        const found = pattern.exec(stdout);
        if (found) return found[1] ?? found[0];
        const more = child.stdout ? once(child.stdout, 'data') : ended;
        const code = await Promise.race([more.then(() => undefined), ended]);
        if (code !== undefined && !pattern.test(stdout))
          throw new Error(`${name} ended with ${String(code)}:\n${stderr}`);
      }
    },
  };
}

export interface Programs {
  readonly start: (name: ProgramName, args: readonly string[], env: Readonly<Record<string, string>>) => Program;
  /** Kills those that still run, the youngest first. */
  killAll(): Promise<void>;
}

/** Programs that the caller ends. */
export function keepPrograms(): Programs {
  const started: Program[] = [];
  return {
    start(...what) {
      const program = startProgram(...what);
      started.push(program);
      return program;
    },
    async killAll() {
      for (const program of started.splice(0).reverse()) await program.kill();
    },
  };
}

/** Gives the test file programs that do not outlive the test that started them. */
export function usePrograms(): Programs {
  const programs = keepPrograms();
  afterEach(() => programs.killAll());
  return programs;
}
