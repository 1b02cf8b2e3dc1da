/** The timers that run while an instance is at an element, and what becomes of them in another version. */
import { dueKey } from '../lint/law/clockLengths.ts';
import type { ExecutableElement, ExecutableProcess, Expression, TimerEvent } from '../../engine/core/model.ts';
import type { ClockKey } from '../../domain/schema/codes.ts';

export interface Wait {
  readonly elementId: string;
  readonly timer: TimerEvent['timer'];
}

/** KEPT goes on with its instant; RESET begins anew; LOST has nothing in its place. */
export type Fate =
  | { readonly kind: 'KEPT' }
  | { readonly kind: 'RESET'; readonly by: Wait }
  | { readonly kind: 'LOST' };

/** Timers of the element itself, of its boundary, of a choice of events, and of event sub-processes inside it. */
export function waitsAt(process: ExecutableProcess, element: ExecutableElement): readonly Wait[] {
  const ids = [
    element.id,
    ...('boundaryEventIds' in element ? element.boundaryEventIds : []),
    ...(element.type === 'EVENT_BASED_GATEWAY'
      ? element.outgoing.flatMap((flow) => process.flows[flow]?.targetId ?? [])
      : []),
    ...('eventSubProcessIds' in element ? element.eventSubProcessIds.flatMap((id) => startOf(process, id)) : []),
  ];
  return ids.flatMap((id) => {
    const found = process.elements[id];
    return found && 'event' in found && found.event.kind === 'timer'
      ? [{ elementId: id, timer: found.event.timer }]
      : [];
  });
}

const startOf = (process: ExecutableProcess, id: string): readonly string[] => {
  const element = process.elements[id];
  return element?.type === 'EVENT_SUB_PROCESS' ? [element.startEventId] : [];
};

/** As the engine does it: a wait whose event is mapped goes on, any other is closed and those of the target are opened. */
export function fateOf(wait: Wait, mapping: ReadonlyMap<string, string>, target: readonly Wait[]): Fate {
  const goesOn = mapping.get(wait.elementId);
  if (goesOn !== undefined && target.some(({ elementId }) => elementId === goesOn)) return { kind: 'KEPT' };
  const mapped = new Set(mapping.values());
  const by = target.find(({ elementId }) => !mapped.has(elementId));
  return by ? { kind: 'RESET', by } : { kind: 'LOST' };
}

export const sourceOf = (expression: Expression): string =>
  expression.kind === 'feel' ? expression.source : expression.value;

/** The clock that an expression names, as in `=dueDates.HANDLE`. */
export function clockNamed(expression: Expression | null): ClockKey | null {
  const name = expression?.kind === 'feel' ? /\bdueDates\.([A-Z0-9_]+)/.exec(expression.source)?.[1] : undefined;
  return name === undefined ? null : dueKey(name);
}

/** The same date again is no other deadline; a span of time that begins anew is a later one. */
export const sameInstant = (a: Wait, b: Wait): boolean =>
  a.timer.kind === 'date' && b.timer.kind === 'date' && sourceOf(a.timer.expression) === sourceOf(b.timer.expression);
