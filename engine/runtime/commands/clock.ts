/** The process clock. */
import { refuse, type Life } from '../life.ts';
import type { Outcome, Runtime } from '../port.ts';

export const clockCommands = (life: Life): Pick<Runtime, 'pinClock' | 'resetClock'> => {
  const setClock = async (pin: number | null): Promise<Outcome> => {
    const outcome = await life.submit('set clock', (unit) => {
      unit.clockPin = pin;
      unit.afterCommit.push(() => {
        life.clockPin = pin;
      });
      return Promise.resolve({ ok: true });
    });
    if (!outcome.ok) return outcome;
    await life.timersSettled();
    return { ok: true };
  };

  return {
    pinClock(epochMs: number): Promise<Outcome> {
      if (!Number.isSafeInteger(epochMs) || epochMs < 0)
        return Promise.resolve(
          refuse('INVALID_ARGUMENT', `Expected pin timestamp to be not negative but it was ${String(epochMs)}`),
        );
      return setClock(epochMs);
    },

    resetClock(): Promise<Outcome> {
      return setClock(null);
    },
  };
};
