/** Rounds at random moments that can be played again: each has a seed, printed when it begins. */

/** Replays one round of a kill test: its seed. */
const SEED = 'FENGQIAO_KILL_SEED';

/** Numbers drawn from a seed (mulberry32). */
export interface Random {
  /** A whole number from `least` to `most`, both possible. */
  between(least: number, most: number): number;
  pick<T>(choices: readonly T[]): T;
}

export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between: Random['between'] = (least, most) => least + Math.floor(next() * (most - least + 1));
  return {
    between,
    pick: (choices) => {
      const choice = choices[between(0, choices.length - 1)];
      if (choice === undefined) throw new Error('Nothing to choose from');
      return choice;
    },
  };
}

/** Seeds of `count` rounds: new ones each time, or the one that FENGQIAO_KILL_SEED asks for. */
export function seeds(count: number): readonly number[] {
  const asked = process.env[SEED];
  return asked === undefined
    ? Array.from({ length: count }, () => Math.floor(Math.random() * 2 ** 32))
    : [Number(asked)];
}

/** Says how to play this very round again, should it fail. */
export function announce(name: string, seed: number): void {
  process.stderr.write(`${name}: ${SEED}=${String(seed)}\n`);
}
