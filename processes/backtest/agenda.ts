/** What is open in a run, and when each ends. */
import type { Words } from '../describe/words.ts';
import type { JsonObject } from '../../engine/core/json.ts';
import type { Open, OpenOf } from '../play/open.ts';

/** How the duration or the outcome of a step was come by; README.md has the formula. */
export type Basis = 'OWN' | 'UNIT' | 'TYPE' | 'ALL' | 'ASSUMED';

/** Something that can end by an act from outside the flow. */
export type Work = OpenOf<'task' | 'job' | 'message'>;

export interface Ending {
  /** Epoch ms. */
  readonly at: number;
  readonly variables: JsonObject;
  readonly outcome: string | null;
  readonly basis: Basis;
}

/** Which time an element is open, counted from 0. */
export interface Turn {
  /** Without the times that it was cut off: the case did the step when it came again. */
  readonly pass: number;
  /** With them. */
  readonly opening: number;
  /** Epoch ms. */
  readonly openedAt: number;
}

/** How open work ends. Null = it never does; words = the case cannot go on. */
export type Plan = (work: Work, turn: Turn) => Ending | Words | null;

/** A step of a person that an event ended before the person did. */
export interface CutOff {
  readonly elementId: string;
  readonly opening: number;
  /** ms */
  readonly lasted: number;
}

interface Entry {
  readonly work: Work;
  readonly turn: Turn;
  readonly ending: Ending | Words | null;
}

export class Agenda {
  readonly cutOff: CutOff[] = [];
  readonly #plan: Plan;
  /** By the key of what is open. */
  readonly #entries = new Map<string, Entry>();
  /** Passes of each element that are over or open. */
  readonly #passes = new Map<string, Set<number>>();
  readonly #openings = new Map<string, number>();

  constructor(plan: Plan) {
    this.#plan = plan;
  }

  /** Plans what has opened, and gives back what was cut off. */
  update(open: readonly Open[], now: number): void {
    const keys = new Set(open.map(({ key }) => key));
    for (const [key, { work, turn }] of this.#entries) {
      if (keys.has(key)) continue;
      const { elementId } = work;
      this.#entries.delete(key);
      this.#passes.get(elementId)!.delete(turn.pass);
      if (work.kind === 'task') this.cutOff.push({ elementId, opening: turn.opening, lasted: now - turn.openedAt });
    }
    for (const work of open) {
      if (!isWork(work) || this.#entries.has(work.key)) continue;
      const turn = this.#turnOf(work.elementId, now);
      this.#entries.set(work.key, { work, turn, ending: this.#plan(work, turn) });
    }
  }

  #turnOf(elementId: string, openedAt: number): Turn {
    let passes = this.#passes.get(elementId);
    if (!passes) this.#passes.set(elementId, (passes = new Set()));
    let pass = 0;
    while (passes.has(pass)) pass++;
    passes.add(pass);
    const opening = this.#openings.get(elementId) ?? 0;
    this.#openings.set(elementId, opening + 1);
    return { pass, opening, openedAt };
  }

  /** What ends first, of two at one moment the older; what stops the case comes before everything. */
  next(open: readonly Open[]): Work | OpenOf<'timer'> | null {
    let first: Work | OpenOf<'timer'> | null = null;
    let firstAt = Number.POSITIVE_INFINITY;
    for (const each of open) {
      if (each.kind !== 'timer' && !isWork(each)) continue;
      const at = this.#momentOf(each);
      if (at === null || at >= firstAt) continue;
      first = each;
      firstAt = at;
    }
    return first;
  }

  #momentOf(open: Work | OpenOf<'timer'>): number | null {
    if (open.kind === 'timer') return open.dueAt;
    const ending = this.#entries.get(open.key)?.ending;
    if (!ending) return null;
    return 'zh' in ending ? Number.NEGATIVE_INFINITY : ending.at;
  }

  /** Takes off what `next` gave: it ends now. A message that is awaited again keeps its key and is planned anew. */
  end({ key }: Work): { readonly turn: Turn; readonly ending: Ending | Words } {
    const { turn, ending } = this.#entries.get(key)!;
    this.#entries.delete(key);
    return { turn, ending: ending! };
  }
}

const isWork = (open: Open): open is Work => open.kind === 'task' || open.kind === 'job' || open.kind === 'message';
