import type { Answers, Ask, FromWorker } from './asks.ts';

export interface Asked<T> {
  readonly answer: Promise<T>;
  /** Ends the worker: nobody waits for the answer any more. */
  readonly stop: () => void;
}

/** Asks a worker of its own. `onProgress`: `all` is null where nobody knows the end. */
export function askWorker<K extends Ask['kind']>(
  ask: Extract<Ask, { kind: K }>,
  onProgress: (done: number, all: number | null) => void,
): Asked<Answers[K]> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const answer = new Promise<Answers[K]>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
      if (data.kind === 'progress') return onProgress(data.done, data.all);
      worker.terminate();
      if (data.kind === 'done') resolve(data.value as Answers[K]);
      else reject(new Error(data.message));
    });
    worker.addEventListener('error', ({ message }) => reject(new Error(message)));
  });
  worker.postMessage(ask);
  return { answer, stop: () => worker.terminate() };
}
