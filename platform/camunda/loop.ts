/** A background loop that works until nothing is left, then sleeps until woken or until the next look is due. */
export interface Loop {
  /** Looks again at once. */
  readonly wake: () => void;
  /** Resolves once the pass in work has ended. */
  stop(): Promise<void>;
}

export interface LoopOptions {
  /** Resolves to whether there may be more to do at once. */
  readonly pass: () => Promise<boolean>;
  readonly everyMs: number;
  readonly onError: (error: unknown) => void;
}

/** Starts a loop; an error is reported and the loop goes on after `everyMs`. */
export function startLoop({ pass, everyMs, onError }: LoopOptions): Loop {
  let stopped = false;
  let woken = false;
  let wakeUp = (): void => undefined;
  const sleep = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, everyMs);
      wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
      if (woken || stopped) wakeUp();
      woken = false;
    });
  const run = async (): Promise<void> => {
    while (!stopped) {
      woken = false;
      const more = await pass().catch((error: unknown) => {
        onError(error);
        return false;
      });
      if (!more && !stopped) await sleep();
    }
  };
  const ended = run();
  return {
    wake() {
      woken = true;
      wakeUp();
    },
    async stop() {
      stopped = true;
      wakeUp();
      await ended;
    },
  };
}
