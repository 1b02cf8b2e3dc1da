/** What the closed cases say of steps in general: how long each kind takes at each unit, and how it ends. Plain JSON. */
import type { ExecutableElement } from '../../engine/core/model.ts';
import type { Models } from '../play/models.ts';
import type { Basis } from './agenda.ts';
import type { Run } from './run.ts';

export interface History {
  /** Median durations in ms by kind of step and unit; `*` = all units. */
  readonly durations: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Median of all people's steps, in ms; null without any. */
  readonly anyDuration: number | null;
  /** Per kind of step each outcome with the share of cases up to it: `[['PASS', 0.8], ['RETURN', 1]]`. */
  readonly outcomes: Readonly<Record<string, readonly (readonly [outcome: string, upTo: number])[]>>;
}

const EVERY_UNIT = '*';
/** A step that nobody has ever taken is assumed to take a day. */
export const ASSUMED_MS = 86_400_000;

/** Steps that show one form are of one kind, wherever they are drawn; a step without a form is only like itself. */
export function kindOf(element: ExecutableElement): string {
  if (element.type === 'USER_TASK' && element.form?.kind === 'linked') return `form:${element.form.formId}`;
  return `element:${element.id}`;
}

export class HistoryBook {
  readonly #durations = new Map<string, Map<string, number[]>>();
  readonly #all: number[] = [];
  readonly #outcomes = new Map<string, Map<string, number>>();

  add(models: Models, unit: string | null, run: Run): void {
    for (const { kind, processId, elementId, openedAt, at, outcome } of run.steps) {
      if (kind !== 'task') continue;
      const type = kindOf(models.element(processId, elementId));
      const took = at - openedAt;
      this.#all.push(took);
      const units = listed(this.#durations, type, () => new Map<string, number[]>());
      for (const each of unit === null ? [EVERY_UNIT] : [EVERY_UNIT, unit]) listed(units, each, () => []).push(took);
      if (outcome === null) continue;
      const counts = listed(this.#outcomes, type, () => new Map<string, number>());
      counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    }
  }

  close(): History {
    return {
      durations: Object.fromEntries(
        [...this.#durations].map(([type, units]) => [
          type,
          Object.fromEntries([...units].map(([unit, times]) => [unit, median(times)])),
        ]),
      ),
      anyDuration: this.#all.length === 0 ? null : median(this.#all),
      outcomes: Object.fromEntries([...this.#outcomes].map(([type, counts]) => [type, shares(counts)])),
    };
  }
}

function listed<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

/** The lower of the two middle values, so that it is a duration that somebody really took. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[(sorted.length - 1) >> 1]!;
}

function shares(counts: ReadonlyMap<string, number>): readonly (readonly [string, number])[] {
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  let upTo = 0;
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([outcome, count]) => [outcome, (upTo += count) / all]);
}

/** Same kind at the same unit, else same kind anywhere, else any step of a person, else a day. */
export function durationOf(
  history: History,
  type: string,
  unit: string | null,
): { readonly ms: number; readonly basis: Basis } {
  const units = history.durations[type];
  const own = unit === null ? undefined : units?.[unit];
  if (own !== undefined) return { ms: own, basis: 'UNIT' };
  const everywhere = units?.[EVERY_UNIT];
  if (everywhere !== undefined) return { ms: everywhere, basis: 'TYPE' };
  if (history.anyDuration !== null) return { ms: history.anyDuration, basis: 'ALL' };
  return { ms: ASSUMED_MS, basis: 'ASSUMED' };
}

/** As often as in history, always the same for the same seed; null when nothing of this kind was ever done. */
export function outcomeOf(history: History, type: string, seed: string): string | null {
  const at = fraction(seed);
  return history.outcomes[type]?.find(([, upTo]) => at < upTo)?.[0] ?? null;
}

/** A number from 0 (included) to 1 (excluded) that looks random but depends on the text alone (FNV-1a with a final mix). */
function fraction(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32;
}
