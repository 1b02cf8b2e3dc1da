import { apply } from '../core/apply.ts';
import type { Command, Rejection } from '../core/commands.ts';
import type { Context } from '../core/context.ts';
import type { JsonObject, JsonValue, Key } from '../core/json.ts';
import type { EngineEvent } from '../core/records.ts';
import { countIncidents } from '../core/view.ts';
import type { InstanceState } from '../core/state.ts';
import { projectEvents } from '../store/projection.ts';
import type { Definitions } from './definitions.ts';
import { migratedRows } from './migratedRows.ts';
import type { Overlay, Pending, Refusal } from './overlay.ts';
import type { EngineParts } from './parts.ts';

/** A command that an instance has executed, and what happened by it. */
export interface AppliedCommand {
  readonly processInstanceKey: Key;
  readonly command: Command;
  readonly events: readonly EngineEvent[];
  /** The document after it; null = the instance has ended. */
  readonly state: InstanceState | null;
}

/** What the core needs around it, and where the other parts of the runtime join in. */
export interface Surroundings {
  readonly parts: EngineParts;
  readonly definitions: Definitions;
  /** Process time, epoch ms. */
  now(): number;
  /** Real time, epoch ms. */
  realNow(): number;
  nextKey(): Key;
  /** Most steps of one command. */
  readonly maxSteps: number;
  /** True when a message of that name may be buffered. */
  mayBeBuffered(messageName: string): boolean;
  /** True when the instance may have been started by a message with a correlation key. */
  mayHoldStartLock(processInstanceKey: Key, unit: Overlay): boolean;
  /** Work for a later batch was committed as a `deferred` row. */
  later(deferredKey: Key): void;
  /** Jobs may be available again from that moment of real time. */
  jobsWakeAt(realTime: number): void;
  timerDueAt(processTime: number): void;
  /** Gives jobs back whose worker was gone before it got them. */
  unlock(jobKeys: readonly Key[]): void;
  /** Reads the documents of these instances into memory at once, where one by one would take a round trip each. */
  warm(processInstanceKeys: readonly Key[]): Promise<void>;
  /** Hears of every applied command, in order, once it is durable. */
  readonly onApplied?: (applied: AppliedCommand) => void;
}

const REOPENING: ReadonlySet<EngineEvent['type']> = new Set(['JOB_FAILED', 'JOB_UPDATED', 'JOB_REOPENED']);
const INCIDENTS: ReadonlySet<EngineEvent['type']> = new Set(['INCIDENT_CREATED', 'INCIDENT_RESOLVED']);

/** The core's context at this moment. */
export const contextOf = (around: Surroundings): Context => {
  const now = around.now();
  const feel = around.parts.feel(now);
  return { now, nextKey: () => around.nextKey(), feel, ...around.definitions.ports(feel), maxSteps: around.maxSteps };
};

const afterEvents = (around: Surroundings, unit: Overlay, key: Key, events: readonly EngineEvent[]): void => {
  for (const event of events) {
    if (event.type === 'WAIT_OPENED' || event.type === 'WAIT_RENEWED') {
      const { wait } = event;
      if (wait.kind === 'timer') unit.afterCommit.push(() => around.timerDueAt(wait.dueAt));
      if (wait.kind === 'message' && around.mayBeBuffered(wait.messageName))
        unit.pending.push({
          kind: 'subscribed',
          subscriptionKey: wait.key,
          messageName: wait.messageName,
          correlationKey: wait.correlationKey,
        });
    } else if (event.type === 'PROCESS_INSTANCE_COMPLETED' || event.type === 'PROCESS_INSTANCE_TERMINATED') {
      unit.completions.set(key, event.type === 'PROCESS_INSTANCE_COMPLETED' ? event.variables : null);
      if (around.mayHoldStartLock(key, unit)) unit.pending.push({ kind: 'ended', processInstanceKey: key });
    } else if (REOPENING.has(event.type)) {
      const realNow = around.realNow();
      const delay =
        event.type === 'JOB_FAILED' ? event.retryBackOff : event.type === 'JOB_UPDATED' ? (event.timeout ?? 0) : 0;
      unit.afterCommit.push(() => around.jobsWakeAt(realNow + Math.max(0, delay)));
    }
  }
};

/** Applies one command to one instance; its follow-ups are added to `unit.pending`. */
export const applyCommand = async (
  around: Surroundings,
  unit: Overlay,
  key: Key,
  command: Command,
): Promise<Refusal> => {
  const state = command.type === 'CREATE' ? null : await unit.instance(key);
  if (!state && command.type !== 'CREATE')
    return {
      code: 'NOT_FOUND',
      reason: `Expected a process instance with key '${key}', but no such process instance was found`,
    };
  const applied = apply(state ?? undefined, command, contextOf(around));
  if (!applied.ok) return applied.rejection;
  unit.setInstance(key, applied.state);
  const { onApplied } = around;
  if (onApplied) {
    const { events, state: after } = applied;
    unit.afterCommit.push(() => onApplied({ processInstanceKey: key, command, events, state: after }));
  }
  project(around, unit, key, command, { before: state, after: applied.state, events: applied.events });
  afterEvents(around, unit, key, applied.events);
  for (const followUp of applied.followUps) {
    if (followUp.kind !== 'instance' || followUp.command.type !== 'CONTINUE') unit.pending.push(followUp);
    else defer(around, unit, [followUp]);
  }
  return null;
};

const project = (
  around: Surroundings,
  unit: Overlay,
  key: Key,
  command: Command,
  {
    before,
    after,
    events,
  }: { before: InstanceState | null; after: InstanceState | null; events: readonly EngineEvent[] },
): void => {
  const create = command.type === 'CREATE' ? command : null;
  const definitionKey = before?.processDefinitionKey ?? create!.processDefinitionKey;
  const definition = around.definitions.byKey(definitionKey);
  if (!definition) throw new Error(`process definition ${definitionKey} is not loaded`);
  unit.change(
    ...projectEvents(events, {
      processInstanceKey: key,
      rootProcessInstanceKey: before?.rootProcessInstanceKey ?? create?.rootProcessInstanceKey ?? key,
      definition,
      definitionByKey: (each) => around.definitions.byKey(each),
      tags: before?.tags ?? create?.tags ?? [],
      now: around.now(),
      realNow: around.realNow(),
      openIncidents: after && events.some(({ type }) => INCIDENTS.has(type)) ? countIncidents(after) : 0,
    }),
  );
  if (after && events.some(({ type }) => type === 'PROCESS_INSTANCE_MIGRATED')) {
    const target = around.definitions.byKey(after.processDefinitionKey);
    if (target) unit.change(...migratedRows(after, target));
  }
};

/** Puts work off to a later batch, so that others get their turn; it survives a crash. */
export const defer = (around: Surroundings, unit: Overlay, work: readonly Pending[]): void => {
  const key = around.nextKey();
  unit.change({
    table: 'deferred',
    op: 'put',
    row: { key, payload: work as unknown as JsonValue, createdAt: around.now() },
  });
  unit.afterCommit.push(() => around.later(key));
};

export interface NewInstance {
  readonly processDefinitionKey: Key;
  readonly variables: JsonObject;
  readonly startEventId?: string | null;
  readonly startElementIds?: readonly string[];
  readonly terminateAfter?: readonly string[];
  readonly tags?: readonly string[];
  readonly businessId?: string | null;
}

/** Creates a root instance; answers its key. */
export const createRoot = async (
  around: Surroundings,
  unit: Overlay,
  given: NewInstance,
): Promise<{ readonly key: Key } | { readonly rejection: Rejection }> => {
  const key = around.nextKey();
  const rejection = await applyCommand(around, unit, key, {
    type: 'CREATE',
    processInstanceKey: key,
    processDefinitionKey: given.processDefinitionKey,
    variables: given.variables,
    tags: given.tags ?? [],
    businessId: given.businessId ?? null,
    parent: null,
    rootProcessInstanceKey: null,
    startEventId: given.startEventId ?? null,
    startElementIds: given.startElementIds ?? [],
    terminateAfter: given.terminateAfter ?? [],
  });
  return rejection ? { rejection } : { key };
};
