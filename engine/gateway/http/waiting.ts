import type { Response } from 'express';

/** Requests that are held open (long polls, awaited results). */
export interface Waiting {
  /** A signal that is aborted when the connection closes before the answer, or when the server drains. */
  hold(res: Response): AbortSignal;
  /** Ends all that are held now and every later one at once. */
  release(): void;
}

export function createWaiting(): Waiting {
  const held = new Set<AbortController>();
  let released = false;
  return {
    hold(res) {
      const controller = new AbortController();
      if (released || res.destroyed) controller.abort();
      held.add(controller);
      // Comes after an ordinary end as well, when nobody listens any more.
      res.once('close', () => {
        held.delete(controller);
        controller.abort();
      });
      return controller.signal;
    },
    release() {
      released = true;
      for (const controller of held) controller.abort();
    },
  };
}
