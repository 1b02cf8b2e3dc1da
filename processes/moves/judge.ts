/** What becomes of one running case when it is moved: where it goes, what happens to its deadlines, and why it may not. */
import { clockDays, clockRule } from '../lint/law/clockLengths.ts';
import { articleName } from '../../domain/schema/articleNames.ts';
import type { ClockKey } from '../../domain/schema/codes.ts';
import type { MovePreviewRow } from '../../domain/schema/studio.ts';
import type { ExecutableElement, ExecutableProcess } from '../../engine/core/model.ts';
import { clockNamed, fateOf, sameInstant, waitsAt, type Wait } from './waits.ts';
import type { Mapping } from './mapping.ts';

export interface Versions {
  readonly from: ExecutableProcess;
  readonly to: ExecutableProcess;
  readonly mapping: Mapping;
}
export type Judged = Pick<MovePreviewRow, 'step' | 'deadline' | 'refused'>;
type Words = NonNullable<MovePreviewRow['refused']>;

interface Outlook {
  readonly deadline: MovePreviewRow['deadline'];
  readonly refused: Words | null;
}
const ORDER: readonly MovePreviewRow['deadline'][] = ['NONE', 'KEPT', 'RESET', 'LENGTHENED'];

/** `at`: ids of the elements that the instance is at; `clockKey`: the clock that it watches, of clock-watch. */
export function judge({ from, to, mapping }: Versions, at: readonly string[], clockKey: ClockKey | null): Judged {
  const goesTo = new Map([
    [from.bpmnProcessId, to.bpmnProcessId],
    ...mapping.map(({ from, to }) => [from, to] as const),
  ]);
  const ids = [...new Set([from.bpmnProcessId, ...at])];
  const outlooks = ids.map((id): Outlook => {
    const source = from.elements[id];
    const target = to.elements[goesTo.get(id) ?? ''];
    const refused = source ? refusalOf(source, target, goesTo) : null;
    if (!source || !target || refused) return { deadline: 'NONE', refused };
    return worst(deadlinesOf({ from, to, mapping }, source, target, goesTo, clockKey));
  });
  const { deadline, refused } = worst(outlooks);
  const step = stepOf(from, at);
  return { step: { from: step, to: goesTo.get(step) ?? null }, deadline, refused };
}

/** The worst of all, with the first refusal. */
function worst(outlooks: readonly Outlook[]): Outlook {
  return {
    deadline: ORDER[Math.max(0, ...outlooks.map(({ deadline }) => ORDER.indexOf(deadline)))] ?? 'NONE',
    refused: outlooks.find(({ refused }) => refused !== null)?.refused ?? null,
  };
}

/** A person's task says most about where a case stands; a scope least. */
function stepOf(process: ExecutableProcess, at: readonly string[]): string {
  const elements = at.flatMap((id) => process.elements[id] ?? []);
  const inner = elements.filter(({ id }) => !elements.some(({ scopeId }) => scopeId === id));
  return (inner.find(({ type }) => type === 'USER_TASK') ?? inner[0])?.id ?? process.bpmnProcessId;
}

/** The engine would refuse these (Camunda docs, "Process instance migration", limitations). */
function refusalOf(
  source: ExecutableElement,
  target: ExecutableElement | undefined,
  goesTo: ReadonlyMap<string, string>,
): Words | null {
  const name = source.name ?? source.id;
  if (!target)
    return { zh: `“${name}”在新版本里没有对应的步骤`, en: `'${source.id}' has no counterpart in the new version` };
  if (source.type !== target.type)
    return {
      zh: `“${name}”和对应的“${target.name ?? target.id}”类型不同`,
      en: `'${source.id}' and its counterpart '${target.id}' are of different types`,
    };
  if (source.scopeId !== null && goesTo.get(source.scopeId) !== target.scopeId)
    return {
      zh: `“${name}”会换到另一个子流程里`,
      en: `'${source.id}' would change to another sub-process, which the engine does not allow`,
    };
  if ('loop' in source && 'loop' in target && (source.loop === null) !== (target.loop === null))
    return {
      zh: `“${name}”只有一边是多实例`,
      en: `only one of '${source.id}' and '${target.id}' is multi-instance`,
    };
  if (source.type === 'USER_TASK' && target.type === 'USER_TASK' && source.implementation !== target.implementation)
    return {
      zh: `“${name}”的任务实现方式不同`,
      en: `the user tasks '${source.id}' and '${target.id}' are implemented differently`,
    };
  return null;
}

function deadlinesOf(
  { from, to }: Versions,
  source: ExecutableElement,
  target: ExecutableElement,
  goesTo: ReadonlyMap<string, string>,
  clockKey: ClockKey | null,
): readonly Outlook[] {
  const targets = waitsAt(to, target);
  const timers = waitsAt(from, source).map((wait) => timerOutlook(wait, fateOf(wait, goesTo, targets), clockKey));
  if (source.type !== 'USER_TASK' || target.type !== 'USER_TASK' || source.dueDate === null) return timers;
  // The engine leaves the due date of an open task as it is; the list would go by the longer clock.
  const [was, becomes] = [clockNamed(source.dueDate), clockNamed(target.dueDate)];
  return [...timers, was === null ? { deadline: 'KEPT', refused: null } : compared(was, becomes)];
}

function timerOutlook(wait: Wait, fate: ReturnType<typeof fateOf>, clockKey: ClockKey | null): Outlook {
  const key = clockNamed(wait.timer.expression) ?? clockKey;
  if (fate.kind === 'KEPT') return { deadline: 'KEPT', refused: null };
  if (fate.kind === 'LOST') return lengthened(key);
  if (sameInstant(wait, fate.by)) return { deadline: 'KEPT', refused: null };
  const by = clockNamed(fate.by.timer.expression);
  if (key === null) return { deadline: 'RESET', refused: null };
  return by === null ? lengthened(key) : compared(key, by);
}

function compared(was: ClockKey, becomes: ClockKey | null): Outlook {
  if (becomes === was) return { deadline: 'KEPT', refused: null };
  if (becomes === null || clockDays(becomes) > clockDays(was)) return lengthened(was);
  return { deadline: 'RESET', refused: null };
}

/** An internal limit that gets longer is shown; one of the law is refused, with its article. */
function lengthened(key: ClockKey | null): Outlook {
  const rule = key === null ? null : clockRule(key);
  if (!rule?.statutory) return { deadline: 'LENGTHENED', refused: null };
  return {
    deadline: 'LENGTHENED',
    refused: {
      zh: `“${rule.name.zh}”（${articleName(rule.article, 'zh')}）会变长`,
      en: `'${rule.name.en}' (${articleName(rule.article, 'en')}) would get longer`,
    },
  };
}
