/** How a built-in function is declared to feelin: a function with its parameter names. */

// Arguments come from expressions, so each built-in checks their types itself.
export type Builtin = ((...parameters: unknown[]) => unknown) & { readonly $args: readonly string[] };

/** A last name that starts with `...` takes all further arguments. */
export function builtin(parameters: readonly string[], body: (...given: unknown[]) => unknown): Builtin {
  return Object.assign((...given: unknown[]) => body(...given), { $args: parameters });
}

/** What changes from one evaluation to the next. */
export interface Surroundings {
  /** Epoch milliseconds of the process time. */
  readonly now: number;
  /** IANA name or offset of the zone in which `now()` and `today()` are told. */
  readonly zone: string;
  /** A number from 0 (included) to 1 (excluded). */
  random(): number;
}

/** Thrown by `assert`; the evaluation fails with this message. */
export class AssertionFailed extends Error {}

/** The list given as one argument, or the arguments themselves. */
export function itemsOf(given: readonly unknown[]): readonly unknown[] {
  return given.length === 1 && Array.isArray(given[0]) ? (given[0] as unknown[]) : given;
}
