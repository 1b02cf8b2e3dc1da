/** Proposes where each element of one version goes in another. */
import type { ElementType, ExecutableElement, ExecutableProcess } from '../../engine/core/model.ts';

export type Mapping = readonly { readonly from: string; readonly to: string }[];

/** Elements that an instance can rest at, or whose waits belong to one: all that Camunda 8 migrates. */
const RESTING: ReadonlySet<ElementType> = new Set<ElementType>([
  'SERVICE_TASK',
  'USER_TASK',
  'RECEIVE_TASK',
  'SEND_TASK',
  'SCRIPT_TASK',
  'BUSINESS_RULE_TASK',
  'CALL_ACTIVITY',
  'SUB_PROCESS',
  'EVENT_SUB_PROCESS',
  'AD_HOC_SUB_PROCESS',
  'INTERMEDIATE_CATCH_EVENT',
  'BOUNDARY_EVENT',
  'EVENT_BASED_GATEWAY',
  'PARALLEL_GATEWAY',
  'INCLUSIVE_GATEWAY',
]);

/** Below this two names have less than half of their letter pairs in common, and a person had better choose. */
const ALIKE = 0.5;

const isStartOfEventSubProcess = ({ type, scopeId }: ExecutableElement, process: ExecutableProcess): boolean =>
  type === 'START_EVENT' && scopeId !== null && process.elements[scopeId]?.type === 'EVENT_SUB_PROCESS';

const restingOf = (process: ExecutableProcess): readonly ExecutableElement[] =>
  Object.values(process.elements).filter(
    (element) => RESTING.has(element.type) || isStartOfEventSubProcess(element, process),
  );

/** Sørensen–Dice over letter pairs: how much of two texts is the same, 0 to 1. */
export function alike(a: string, b: string): number {
  if (a === b) return 1;
  const pairs = (text: string) =>
    Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2));
  const [left, right] = [pairs(a), pairs(b)];
  const rest = [...right];
  const common = left.filter((pair) => {
    const at = rest.indexOf(pair);
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  }).length;
  return left.length + right.length === 0 ? 0 : (2 * common) / (left.length + right.length);
}

/**
 * Elements of the same id and type go to each other. One that is gone goes to the new element of its type that is called most
 * like it, if its surroundings go along: elements do not change their scope (Camunda docs, limitations of migration).
 */
export function proposeMapping(from: ExecutableProcess, to: ExecutableProcess): Mapping {
  const targets = restingOf(to);
  const kept = new Map(
    restingOf(from).flatMap(({ id, type }) =>
      targets.some((target) => target.id === id && target.type === type) ? [[id, id] as const] : [],
    ),
  );
  const found = new Map(kept);
  const free = new Set(targets.map(({ id }) => id).filter((id) => !kept.has(id)));
  const scopeOf = (id: string | null): string | null | undefined =>
    id === null ? null : id === from.bpmnProcessId ? to.bpmnProcessId : found.get(id);
  const gone = restingOf(from).filter(({ id }) => !kept.has(id));
  const pairs = gone
    .flatMap((source) =>
      targets
        .filter((target) => free.has(target.id) && target.type === source.type)
        .map((target) => ({ source, target, score: score(source, target) })),
    )
    .filter(({ score }) => score >= ALIKE)
    .sort((a, b) => b.score - a.score || (a.source.id < b.source.id ? -1 : 1));
  // Outer elements first: an inner one follows its scope.
  for (let progress = true; progress;) {
    progress = false;
    for (const { source, target } of pairs) {
      if (found.has(source.id) || !free.has(target.id) || scopeOf(source.scopeId) !== target.scopeId) continue;
      found.set(source.id, target.id);
      free.delete(target.id);
      progress = true;
    }
  }
  return [...found].map(([source, target]) => ({ from: source, to: target }));
}

function score(a: ExecutableElement, b: ExecutableElement): number {
  return Math.max(alike(a.id, b.id), a.name !== null && b.name !== null ? alike(a.name, b.name) : 0);
}
