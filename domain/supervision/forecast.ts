/**
 * What will be late by a day, from where work stands now and how long such work took before. Pure; days are calendar days.
 *
 * One open task, entered `age` days ago and due in `slack` days, is late unless its clock ends within `age + slack` days. Past tasks of
 * the same step say how likely that is: of the n that took at least `age` days, the share that took longer than `age + slack`
 *
 *     p = #{ r in past : r >= age and age + (r - age) * f > age + slack } / #{ r in past : r >= age }
 *
 * `f` is 1 as things stand. It changes when work is moved: by Little's law (L = λW) the time that work waits grows with the queue L of
 * whoever holds it while the rate λ stays, so a queue that goes from L to L' stretches what is left by f = L' / L, and a task that goes
 * from A to B by f = (L_B' / λ_B) / (L_A / λ_A).
 *
 * The number of late tasks is a sum of independent yes-or-no cases (Poisson binomial); the range holds four fifths of it. Tasks of
 * different people are not quite independent (a holiday stops all), so the true range is wider rather than narrower.
 */
import type { LocalDate } from '../schema/time.ts';

/** Below so many past tasks a group says too little, and the next wider one is asked. */
export const ENOUGH = 20;

/** Whose past tasks were asked: the step in the unit, the step anywhere, or none because neither has enough. */
export type Basis = 'STEP_AND_UNIT' | 'STEP' | 'NONE';

/** Days from entering a step until its clock ended, of past tasks. */
export interface Past {
  readonly ofUnit: readonly number[];
  readonly ofStep: readonly number[];
}

export interface OpenTask {
  readonly userTaskKey: string;
  readonly taskKey: string;
  readonly unitId: string;
  /** Who has taken it; null = nobody yet. */
  readonly holderId: string | null;
  readonly age: number;
  readonly slack: number;
  readonly dueOn: LocalDate;
}

export interface Outlook {
  readonly task: OpenTask;
  /** Chance of being late; null = nobody knows. */
  readonly chance: number | null;
  readonly basis: Basis;
  /** Past tasks that it rests on: those that took at least as long as this one has taken already. */
  readonly n: number;
  /** What is left, in days: half of such tasks need no more than `median`, four fifths no more than `p80`. */
  readonly median: number | null;
  readonly p80: number | null;
}

/** The smallest value that at least the share `q` of the values does not exceed. */
export function quantile(sorted: readonly number[], q: number): number | null {
  return sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)] ?? null;
}

function basisOf({ ofUnit, ofStep }: Past): { readonly basis: Basis; readonly days: readonly number[] } {
  if (ofUnit.length >= ENOUGH) return { basis: 'STEP_AND_UNIT', days: ofUnit };
  return ofStep.length >= ENOUGH ? { basis: 'STEP', days: ofStep } : { basis: 'NONE', days: [] };
}

/** The chance alone; null = nobody knows. A task older than every past one is late for sure as far as the past can say. */
export function chanceOf({ age, slack }: Pick<OpenTask, 'age' | 'slack'>, past: Past, stretch = 1): number | null {
  const { basis, days } = basisOf(past);
  if (basis === 'NONE') return null;
  let [asOld, late] = [0, 0];
  for (const day of days) {
    if (day < age) continue;
    asOld += 1;
    if ((day - age) * stretch > slack) late += 1;
  }
  return asOld === 0 ? 1 : late / asOld;
}

/** How one task stands; `stretch` is the f above. */
export function outlookOf(task: OpenTask, past: Past, stretch = 1): Outlook {
  const { basis, days } = basisOf(past);
  if (basis === 'NONE') return { task, chance: null, basis, n: 0, median: null, p80: null };
  const left = days
    .filter((day) => day >= task.age)
    .map((day) => (day - task.age) * stretch)
    .sort((a, b) => a - b);
  return {
    task,
    chance: chanceOf(task, past, stretch),
    basis,
    n: left.length,
    median: quantile(left, 0.5),
    p80: quantile(left, 0.8),
  };
}

export interface Expected {
  /** Sum of the chances. */
  readonly mean: number;
  /** Four times in five the number lies between these. */
  readonly low: number;
  readonly high: number;
  /** Tasks about which nothing is known; in none of the figures. */
  readonly unknown: number;
}

/** Distribution of the number of late ones among independent tasks: index = how many. */
function distribution(chances: readonly number[]): number[] {
  let of = [1];
  for (const p of chances) {
    const next = new Array<number>(of.length + 1).fill(0);
    of.forEach((mass, k) => {
      next[k] = (next[k] ?? 0) + mass * (1 - p);
      next[k + 1] = (next[k + 1] ?? 0) + mass * p;
    });
    of = next;
  }
  return of;
}

/** Above so many uncertain tasks the normal curve is as good as the exact sum, and the exact sum takes a square of steps. */
const EXACT = 400;

/** How many will be late, with the range that holds four fifths. */
export function expected(outlooks: readonly Outlook[]): Expected {
  const chances = outlooks.flatMap(({ chance }) => chance ?? []);
  const unknown = outlooks.length - chances.length;
  const mean = chances.reduce((sum, p) => sum + p, 0);
  const certain = chances.filter((p) => p === 1).length;
  const open = chances.filter((p) => p > 0 && p < 1);
  if (open.length > EXACT) {
    const spread = 1.2816 * Math.sqrt(open.reduce((sum, p) => sum + p * (1 - p), 0));
    return { mean, low: Math.max(certain, Math.floor(mean - spread)), high: Math.ceil(mean + spread), unknown };
  }
  let below = 0;
  const [tenth, ninetieth] = [0.1, 0.9].map((q) => {
    below = 0;
    return distribution(open).findIndex((mass) => (below += mass) >= q - 1e-9);
  });
  return { mean, low: certain + (tenth ?? 0), high: certain + (ninetieth ?? open.length), unknown };
}
