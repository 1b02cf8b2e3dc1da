/** The commands behind what people and workers do, and how far the clock goes. */
import type { JsonObject } from '../../engine/core/json.ts';
import type { Models } from './models.ts';
import { only, openIn, type Open, type OpenOf } from './open.ts';
import { send, signalsIn, type Happened, type Sent, type World } from './world.ts';

/** Timers that may fire while the clock is moved once; a cycle of a second over a year is not worth watching. */
const MOST_TIMERS = 1_000;

export const complete = (models: Models, world: World, open: OpenOf<'task' | 'job'>, variables: JsonObject): Sent =>
  open.kind === 'task'
    ? send(models, world, open.instance, {
        type: 'COMPLETE_USER_TASK',
        userTaskKey: open.key,
        elementInstanceKey: open.elementInstanceKey,
        variables,
        action: 'complete',
      })
    : send(models, world, open.instance, {
        type: 'COMPLETE_JOB',
        jobKey: open.key,
        elementInstanceKey: open.elementInstanceKey,
        variables,
        result: null,
      });

/** An operator corrects the variables seen at the element and has the engine try again. */
export function mend(models: Models, world: World, open: OpenOf<'incident'>, variables: JsonObject): Sent {
  const { instance, elementInstanceKey, key } = open;
  return inTurn(world, [
    (at) => send(models, at, instance, { type: 'UPDATE_VARIABLES', elementInstanceKey, variables, local: false }),
    (at) => send(models, at, instance, { type: 'RESOLVE_INCIDENT', incidentKey: key, elementInstanceKey }),
  ]);
}

export const throwError = (models: Models, world: World, open: OpenOf<'job'>, errorCode: string): Sent =>
  send(models, world, open.instance, {
    type: 'THROW_ERROR',
    jobKey: open.key,
    elementInstanceKey: open.elementInstanceKey,
    errorCode,
    errorMessage: '',
    variables: {},
  });

/** To one subscription of each process with this correlation key, as the runtime does. */
export function correlate(models: Models, world: World, to: OpenOf<'message'>, variables: JsonObject): Sent {
  const reached = new Map<string, Open>();
  for (const each of only(openIn(models, world), 'message'))
    if (each.name === to.name && each.correlationKey === to.correlationKey && !reached.has(each.processId))
      reached.set(each.processId, each);
  return inTurn(
    world,
    [...reached.values()].map(
      ({ instance, elementInstanceKey, key }) =>
        (at: World) =>
          send(models, at, instance, {
            type: 'CORRELATE_MESSAGE',
            subscriptionKey: key,
            elementInstanceKey,
            messageKey: String(at.lastKey),
            variables,
          }),
    ),
  );
}

/** To every subscription that is open now. */
export const broadcast = (models: Models, world: World, signalName: string, variables: JsonObject): Sent =>
  inTurn(
    world,
    signalsIn(world.docs, signalName).map(
      ([key, subscription]) =>
        (at: World) =>
          send(models, at, key, { ...subscription, type: 'TRIGGER_SIGNAL', variables }),
    ),
  );

export const fire = (
  models: Models,
  world: World,
  { instance, key, elementInstanceKey, dueAt }: OpenOf<'timer'>,
): Sent =>
  send(models, { ...world, now: Math.max(world.now, dueAt) }, instance, {
    type: 'TRIGGER_TIMER',
    timerKey: key,
    elementInstanceKey,
  });

/** The timer that fires next; of two at one moment, the older. */
export const nextTimer = (open: readonly Open[]): OpenOf<'timer'> | null =>
  only(open, 'timer').reduce<OpenOf<'timer'> | null>(
    (first, each) => (first && first.dueAt <= each.dueAt ? first : each),
    null,
  );

/** Lets the clock go on to `until` (epoch ms); timers fire on the way, each at its own moment. */
export function advance(models: Models, world: World, until: number): Sent {
  const events: Happened[] = [];
  let at = world;
  for (let fired = 0; ; fired++) {
    const due = nextTimer(openIn(models, at));
    if (!due || due.dueAt > until) return { ok: true, world: { ...at, now: until }, events };
    if (fired === MOST_TIMERS) return { ok: false, reason: `More than ${MOST_TIMERS} timers fire on the way.` };
    const sent = fire(models, at, due);
    if (!sent.ok) return sent;
    events.push(...sent.events);
    at = sent.world;
  }
}

/** One after the other; the first refusal refuses all. */
function inTurn(world: World, acts: readonly ((at: World) => Sent)[]): Sent {
  const events: Happened[] = [];
  let at = world;
  for (const act of acts) {
    const sent = act(at);
    if (!sent.ok) return sent;
    events.push(...sent.events);
    at = sent.world;
  }
  return { ok: true, world: at, events };
}
