/** A scanner for harmful content that the owner has: any command that reads a file from standard input, such as `clamdscan --no-summary -`. */
import { spawn } from 'node:child_process';
import type { Scanner } from '../domain/store/index.ts';

/** Exit codes of clamscan and of most others: 0 nothing found, 1 something found. */
const VERDICT: Readonly<Record<number, 'CLEAN' | 'INFECTED'>> = { 0: 'CLEAN', 1: 'INFECTED' };
/** A scanner that does not answer leaves the file in quarantine; 20 MB take clamd about a second. */
const PATIENCE_MS = 30_000;

/** The command is split at spaces and run without a shell; it learns neither name nor origin of what it reads. */
export function createCommandScanner(commandLine: string): Scanner {
  const [command = '', ...args] = commandLine.trim().split(/\s+/);
  return (content) =>
    new Promise((resolve) => {
      const child = spawn(command, args, {
        stdio: ['pipe', 'ignore', 'ignore'],
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      child.once('error', () => resolve('UNAVAILABLE'));
      child.once('close', (code) => resolve(VERDICT[code ?? -1] ?? 'UNAVAILABLE'));
      // A scanner may answer before it has read everything.
      child.stdin.on('error', () => undefined);
      child.stdin.end(content);
    });
}
