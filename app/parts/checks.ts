/** The server's own checks of a draft, in a thread of their own: exploring the largest process takes seconds of one core. */
import { Worker } from 'node:worker_threads';
import { packagePath } from '../../platform/paths.ts';
import type { Checked } from '../../domain/schema/studioViews.ts';
import type { CheckDraft } from '../../ui/server/index.ts';

export interface CheckRequest {
  readonly draft: Parameters<CheckDraft>[0];
  readonly around: Parameters<CheckDraft>[1];
  /** IANA zone of the office. */
  readonly zone: string;
}
export type CheckAnswer = { readonly checked: Checked };

/** A proof that has not ended by then never will in the time that a person waits. */
const LONGEST_MS = 120_000;

/** Starts a thread per check; checks are rare. Rejects when the thread dies or takes too long. */
export function createChecks({ zone }: { readonly zone: string }): CheckDraft {
  return (draft, around) =>
    new Promise((resolve, reject) => {
      const request: CheckRequest = { draft, around, zone };
      const thread = new Worker(packagePath('dist/app/check.js'), { workerData: request });
      const timer = setTimeout(() => {
        reject(new Error('A check took too long'));
        void thread.terminate();
      }, LONGEST_MS);
      thread.once('message', ({ checked }: CheckAnswer) => resolve(checked));
      thread.once('error', reject);
      thread.once('exit', (code) => {
        clearTimeout(timer);
        reject(new Error(`A check ended with ${String(code)} before it answered`));
      });
    });
}
