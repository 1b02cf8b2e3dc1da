/** Two catch events of one place that wait for the same thing would leave it to chance which of them fires. */
import type { ExecutableElement } from '../../core/model.ts';
import type { Reading } from './reading.ts';

type Elements = Readonly<Record<string, ExecutableElement>>;

/** Looks at the boundary events of each activity, the event sub-processes and the process start events of one scope. */
export function refuseAmbiguousCatches(
  scope: readonly ExecutableElement[],
  elements: Elements,
  reading: Reading,
): void {
  for (const element of scope) {
    if (!('boundaryEventIds' in element)) continue;
    refuseSame(
      element.boundaryEventIds.map((id) => elements[id]),
      `attached to '${element.id}'`,
      reading,
    );
  }
  const triggers = scope
    .filter((element) => element.type === 'EVENT_SUB_PROCESS')
    .map((each) => elements[each.startEventId]);
  refuseSame(triggers, 'among the event sub-processes of one scope', reading);
  refuseSame(
    scope.filter((element) => element.type === 'START_EVENT'),
    'among the start events of one scope',
    reading,
  );
}

function refuseSame(events: readonly (ExecutableElement | undefined)[], where: string, reading: Reading): void {
  const seen = new Set<string>();
  for (const event of events) {
    const key = event === undefined ? null : waitingKey(event);
    if (event === undefined || key === null) continue;
    if (seen.has(key)) reading.refuse(event.id, `Another event ${where} already catches the same (${key}).`);
    seen.add(key);
  }
}

/** What the event waits for, or null when several of a kind may stand side by side. */
function waitingKey(element: ExecutableElement): string | null {
  if (!('event' in element)) return null;
  const { event } = element;
  switch (event.kind) {
    case 'message':
    case 'signal':
      return 'name' in event && event.name.kind === 'static' ? `${event.kind} '${event.name.value}'` : null;
    case 'error':
    case 'escalation':
      return typeof event.code === 'object' && event.code !== null
        ? null
        : event.code === null
          ? `every ${event.kind}`
          : `${event.kind} code '${event.code}'`;
    case 'compensation':
      return 'compensation';
    default:
      return null;
  }
}
