/** Ratings asked only of the pleased: of those whose claim was upheld more are invited than of those whose claim was not. */

/** Matters of a unit that were answered in a period and may be rated (domain §3.13): how many of them were invited. */
export interface Asked {
  readonly eligible: number;
  readonly invited: number;
}
export interface UnitAsked {
  readonly unitId: string;
  readonly upheld: Asked;
  readonly other: Asked;
}

/** Fewer than this on either side say nothing, and could point at a person. */
const LEAST = 10;
/** Points of difference between the two shares from which chance is no longer the likely reason at ten each [P]. */
const GAP = 0.3;

export interface AskedSign {
  readonly unitId: string;
  /** Share invited of those upheld and of the others, 0 to 1. */
  readonly upheld: number;
  readonly other: number;
  readonly n: { readonly upheld: number; readonly other: number };
}

export function askedThePleased(units: readonly UnitAsked[]): AskedSign[] {
  return units.flatMap(({ unitId, upheld, other }) => {
    if (upheld.eligible < LEAST || other.eligible < LEAST) return [];
    const [pleased, rest] = [upheld.invited / upheld.eligible, other.invited / other.eligible];
    return pleased - rest < GAP
      ? []
      : [{ unitId, upheld: pleased, other: rest, n: { upheld: upheld.eligible, other: other.eligible } }];
  });
}
