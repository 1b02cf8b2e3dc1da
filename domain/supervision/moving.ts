/** What moving open tasks from one colleague to another would save (the law and its formula stand in forecast.ts). Pure. */
import { chanceOf, expected, outlookOf, type Expected, type OpenTask, type Past } from './forecast.ts';

/** A person's queue and pace. */
export interface Worker {
  readonly userId: string;
  /** Open tasks in hand, those due later included. */
  readonly load: number;
  /** Tasks completed in the last 28 days. */
  readonly done: number;
}

/** Below so many completed tasks a pace says nothing, and both are taken to work at the same one. */
const PACE_KNOWN = 5;
/** More than this at once is no longer moving some work but handing over a desk. */
export const MOST_MOVED = 20;

export interface Move {
  readonly from: string;
  readonly to: string;
  /** Which tasks go: those that gain most. */
  readonly keys: readonly string[];
  readonly before: Expected;
  readonly after: Expected;
  readonly loads: { readonly from: readonly [number, number]; readonly to: readonly [number, number] };
  /** Whether both paces are known; else they were taken to be equal. */
  readonly paceKnown: boolean;
}

export interface Desk {
  readonly tasks: readonly OpenTask[];
  readonly pastOf: (task: OpenTask) => Past;
}

/** How the time that is left of a task changes: the f of forecast.ts. */
type Stretch = (task: OpenTask) => number;

interface Plan {
  readonly keys: readonly string[];
  readonly paceKnown: boolean;
  readonly stretchOf: Stretch;
}

const lateBy = (task: OpenTask, { pastOf }: Desk, stretch: number): number =>
  chanceOf(task, pastOf(task), stretch) ?? 0;
const lateOf = (tasks: readonly OpenTask[], desk: Desk, stretchOf: Stretch): number =>
  tasks.reduce((sum, task) => sum + lateBy(task, desk, stretchOf(task)), 0);

function plan(desk: Desk, a: Worker, b: Worker, count: number): Plan {
  const paceKnown = a.done >= PACE_KNOWN && b.done >= PACE_KNOWN;
  const pace = paceKnown ? a.done / b.done : 1;
  // A queue of nobody is a queue of one as soon as a task comes in.
  const [loadA, loadB] = [Math.max(1, a.load), Math.max(1, b.load)];
  const own = desk.tasks.filter(({ holderId }) => holderId === a.userId);
  const moved = Math.min(count, own.length, MOST_MOVED);
  const stretchMoved = ((b.load + moved) / loadA) * pace;
  const keys = own
    .map((task) => ({ task, gain: lateBy(task, desk, 1) - lateBy(task, desk, stretchMoved) }))
    .sort((x, y) => y.gain - x.gain || (x.task.dueOn < y.task.dueOn ? -1 : 1))
    .slice(0, moved)
    .map(({ task }) => task.userTaskKey);
  const gone = new Set(keys);
  return {
    keys,
    paceKnown,
    stretchOf: ({ userTaskKey, holderId }) => {
      if (gone.has(userTaskKey)) return stretchMoved;
      if (holderId === a.userId) return Math.max(0, a.load - moved) / loadA;
      return holderId === b.userId ? (b.load + moved) / loadB : 1;
    },
  };
}

/** What follows when `count` tasks go from A to B. Tasks of everybody else stay as they are. */
export function moveTasks(desk: Desk, a: Worker, b: Worker, count: number): Move {
  const { keys, paceKnown, stretchOf } = plan(desk, a, b, count);
  const all = (stretch: Stretch) =>
    expected(desk.tasks.map((task) => outlookOf(task, desk.pastOf(task), stretch(task))));
  return {
    from: a.userId,
    to: b.userId,
    keys,
    before: all(() => 1),
    after: all(stretchOf),
    loads: { from: [a.load, a.load - keys.length], to: [b.load, b.load + keys.length] },
    paceKnown,
  };
}

/** How each task would stand after the move. */
export const stretchAfter = (desk: Desk, a: Worker, b: Worker, count: number): Stretch =>
  plan(desk, a, b, count).stretchOf;

/** Tasks that must be spared from lateness before a move is worth the trouble. */
const WORTH_IT = 0.5;
/** Of each group only so many most burdened and least burdened are tried: the best move is among them or close to it. */
const TRIED = 5;

/** The best move among colleagues who may take over from each other, or null when none saves anything worth it. */
export function bestMove(desk: Desk, groups: readonly (readonly Worker[])[]): Move | null {
  let best: { saved: number; a: Worker; b: Worker; count: number } | null = null;
  for (const workers of groups) {
    const byLoad = workers.toSorted((x, y) => x.load - y.load);
    for (const a of byLoad.slice(-TRIED))
      for (const b of byLoad.slice(0, TRIED)) {
        if (b.load >= a.load) continue;
        const theirs = desk.tasks.filter(({ holderId }) => holderId === a.userId || holderId === b.userId);
        const before = lateOf(theirs, desk, () => 1);
        // No move saves more than is late.
        if (before < WORTH_IT || before <= (best?.saved ?? 0)) continue;
        const most = Math.min(MOST_MOVED, theirs.filter(({ holderId }) => holderId === a.userId).length);
        for (let count = 1; count <= most; count += 1) {
          const saved = before - lateOf(theirs, desk, plan({ ...desk, tasks: theirs }, a, b, count).stretchOf);
          if (saved >= WORTH_IT && saved > (best?.saved ?? 0) + 1e-9) best = { saved, a, b, count };
        }
      }
  }
  return best && moveTasks(desk, best.a, best.b, best.count);
}
