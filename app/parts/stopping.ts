/** Resolves with the first SIGTERM or SIGINT. */
export const stopSignal = (): Promise<NodeJS.Signals> =>
  new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve(signal));
  });

/** Things to undo in reverse order; `undo` runs each once even when one fails, then throws the first failure. */
export function createCleanUp(): { add(step: () => Promise<unknown>): void; undo(): Promise<void> } {
  const steps: (() => Promise<unknown>)[] = [];
  return {
    add: (step) => void steps.push(step),
    async undo() {
      const failures: unknown[] = [];
      for (let step = steps.pop(); step; step = steps.pop())
        await step().catch((error: unknown) => failures.push(error));
      if (failures.length > 0) throw failures[0];
    },
  };
}
