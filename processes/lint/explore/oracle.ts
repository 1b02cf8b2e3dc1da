/** Decides what nobody knows. A run records its choices; running again with the next script takes the next combination. */

export interface Choice {
  /** The sequence flow, loop or expression it is about. */
  readonly elementId: string;
  /** What was chosen, in the words of the model: `outcome = "PASS": true`, `route: "ACCUSATION"`. */
  readonly chosen: string;
  readonly taken: number;
  readonly of: number;
}

export class Oracle {
  readonly trail: Choice[] = [];
  readonly #script: readonly number[];

  constructor(script: readonly number[]) {
    this.#script = script;
  }

  /** One of the options: as the script says, beyond it the first. */
  choose<T>(elementId: string, options: readonly T[], inWords: (option: T) => string): T {
    const taken = this.#script[this.trail.length] ?? 0;
    const option = options[taken];
    if (option === undefined) throw new Error(`choice ${taken} of ${options.length} at ${elementId}`);
    this.trail.push({ elementId, chosen: inWords(option), taken, of: options.length });
    return option;
  }
}

/** The script of the next combination, depth first; null when all have been taken. */
export function nextScript(trail: readonly Choice[]): readonly number[] | null {
  const last = trail.findLastIndex(({ taken, of }) => taken + 1 < of);
  if (last < 0) return null;
  return trail.slice(0, last + 1).map(({ taken }, index) => (index === last ? taken + 1 : taken));
}
