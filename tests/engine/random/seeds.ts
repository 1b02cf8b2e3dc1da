/** Seeds of random runs: the same each time, or the one that is asked for. */

/** Replays one run, with its checks: its seed. */
const SEED = 'FENGQIAO_RANDOM_SEED';

export const seedsOf = (count: number): readonly number[] => {
  const asked = process.env[SEED];
  return asked === undefined ? Array.from({ length: count }, (_, index) => index) : [Number(asked)];
};

/** How to play a failed run again. */
export const replayOf = (seed: number): string => `${SEED}=${String(seed)}`;

export const isReplay = (): boolean => process.env[SEED] !== undefined;
