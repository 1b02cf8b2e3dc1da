/**
 * A small world for scenarios of the core: deployed processes, live instances, and the deliveries the
 * runtime makes (follow-ups, messages, signals, due timers). After every command it checks that the
 * fold of the events equals the document, that nobody changed an older document, and that the
 * counters of every scope are right.
 */
import { apply } from '../../../engine/core/apply.ts';
import type { Command, FollowUp, Rejection } from '../../../engine/core/commands.ts';
import type { Context, DecisionResult, DeployedProcess } from '../../../engine/core/context.ts';
import { foldEvents } from '../../../engine/core/fold.ts';
import type { JsonObject, JsonValue, Key } from '../../../engine/core/json.ts';
import type { ExecutableProcess } from '../../../engine/core/model.ts';
import { allEntries } from '../../../engine/core/pages.ts';
import type { EngineEvent, EngineEventType, EventOf, JobCreated } from '../../../engine/core/records.ts';
import type { ElementInstance, InstanceState, WaitingPoint } from '../../../engine/core/state.ts';
import { visibleVariables } from '../../../engine/core/view.ts';
import { testFeel } from './feelPort.ts';

const FIRST_KEY = 2251799813685249;

export interface WorldOptions {
  readonly decide?: (decisionId: string, variables: JsonObject) => DecisionResult;
  readonly forms?: readonly string[];
  readonly maxSteps?: number;
}

type Recorded = EngineEvent & { readonly instance: Key };

export class World {
  now = Date.parse('2026-01-01T00:00:00Z');
  readonly events: Recorded[] = [];
  /** Instances that are to continue in a later batch. */
  readonly deferred: Key[] = [];
  readonly states = new Map<Key, InstanceState>();
  readonly #definitions: DeployedProcess[] = [];
  readonly #options: WorldOptions;
  #nextKey = FIRST_KEY;

  constructor(processes: readonly ExecutableProcess[], options: WorldOptions = {}) {
    this.#options = options;
    for (const process of processes) this.deploy(process);
  }

  // ── deploying and creating ─────────────────────────────────────────────────────────────────

  deploy(process: ExecutableProcess): Key {
    const versions = this.#definitions.filter((known) => known.process.bpmnProcessId === process.bpmnProcessId).length;
    const deployed = { processDefinitionKey: this.#key(), version: versions + 1, deploymentKey: this.#key(), process };
    this.#definitions.push(deployed);
    return deployed.processDefinitionKey;
  }

  create(processId: string, variables: JsonObject = {}, more: Partial<Extract<Command, { type: 'CREATE' }>> = {}): Key {
    const processInstanceKey = this.#key();
    this.send(processInstanceKey, {
      type: 'CREATE',
      processInstanceKey,
      processDefinitionKey: this.#latest(processId).processDefinitionKey,
      variables,
      tags: [],
      businessId: null,
      parent: null,
      rootProcessInstanceKey: null,
      startEventId: null,
      startElementIds: [],
      terminateAfter: [],
      ...more,
    });
    return processInstanceKey;
  }

  // ── what happens to instances ──────────────────────────────────────────────────────────────

  /** Sends a command that must be accepted, and all that follows from it. */
  send(instance: Key, command: Command): void {
    const rejection = this.trySend(instance, command);
    if (rejection) throw new Error(`${command.type} was rejected: ${rejection.code} ${rejection.reason}`);
  }

  trySend(instance: Key, command: Command): Rejection | null {
    const before = this.states.get(instance);
    const result = apply(before, command, this.#context());
    if (!result.ok) return result.rejection;
    expect(foldEvents(before, result.events)).toEqual(result.state);
    this.events.push(...result.events.map((event) => ({ ...event, instance })));
    if (result.state) {
      checkCounters(result.state);
      this.states.set(instance, deepFreeze(result.state));
    } else this.states.delete(instance);
    for (const followUp of result.followUps) this.#deliver(followUp);
    return null;
  }

  #deliver(followUp: FollowUp): void {
    if (followUp.kind === 'instance' && followUp.command.type === 'CONTINUE')
      this.deferred.push(followUp.processInstanceKey);
    else if (followUp.kind === 'signal') this.signal(followUp.signalName, followUp.variables);
    else if (followUp.command.type === 'CREATE' || this.states.has(followUp.processInstanceKey))
      this.trySend(followUp.processInstanceKey, followUp.command);
  }

  completeJob(
    type: string,
    variables: JsonObject = {},
    result: Extract<Command, { type: 'COMPLETE_JOB' }>['result'] = null,
  ): void {
    const { jobKey, elementInstanceKey, instance } = this.job(type);
    this.send(instance, { type: 'COMPLETE_JOB', jobKey, elementInstanceKey, variables, result });
  }

  failJob(type: string, retries: number, errorMessage = '', variables: JsonObject = {}): void {
    const { jobKey, elementInstanceKey, instance } = this.job(type);
    this.send(instance, {
      type: 'FAIL_JOB',
      jobKey,
      elementInstanceKey,
      retries,
      errorMessage,
      retryBackOff: 0,
      variables,
    });
  }

  throwError(type: string, errorCode: string, variables: JsonObject = {}): void {
    const { jobKey, elementInstanceKey, instance } = this.job(type);
    this.send(instance, { type: 'THROW_ERROR', jobKey, elementInstanceKey, errorCode, errorMessage: '', variables });
  }

  completeUserTask(elementId: string, variables: JsonObject = {}, action = 'complete'): void {
    const { instance, element } = this.element(elementId);
    this.send(instance, {
      type: 'COMPLETE_USER_TASK',
      userTaskKey: element.userTask!.key,
      elementInstanceKey: element.key,
      variables,
      action,
    });
  }

  /** Correlates to the oldest open subscription; throws when there is none. */
  correlate(messageName: string, correlationKey: string, variables: JsonObject = {}): void {
    const found = this.#waits(
      (wait) => wait.kind === 'message' && wait.messageName === messageName && wait.correlationKey === correlationKey,
    )[0];
    if (!found) throw new Error(`nobody waits for message '${messageName}' with key '${correlationKey}'`);
    const { instance, element, wait } = found;
    this.send(instance, {
      type: 'CORRELATE_MESSAGE',
      subscriptionKey: wait.key,
      elementInstanceKey: element.key,
      messageKey: this.#key(),
      variables,
    });
  }

  signal(signalName: string, variables: JsonObject = {}): void {
    for (const { instance, element, wait } of this.#waits(
      (candidate) => candidate.kind === 'signal' && candidate.signalName === signalName,
    ))
      if (this.states.has(instance))
        this.trySend(instance, {
          type: 'TRIGGER_SIGNAL',
          subscriptionKey: wait.key,
          elementInstanceKey: element.key,
          variables,
        });
  }

  /** Lets time pass; timers fire in the order they are due. */
  advance(milliseconds: number): void {
    const until = this.now + milliseconds;
    for (;;) {
      const due = this.#waits((wait) => wait.kind === 'timer' && wait.dueAt <= until).sort(
        (a, b) => dueAt(a.wait) - dueAt(b.wait),
      )[0];
      if (!due) break;
      this.now = Math.max(this.now, dueAt(due.wait));
      this.send(due.instance, { type: 'TRIGGER_TIMER', timerKey: due.wait.key, elementInstanceKey: due.element.key });
    }
    this.now = until;
  }

  resolveIncident(): void {
    const { instance, element } = this.#find((candidate) => candidate.incidents !== undefined, 'an incident');
    this.send(instance, {
      type: 'RESOLVE_INCIDENT',
      incidentKey: element.incidents![0]!.key,
      elementInstanceKey: element.key,
    });
  }

  cancel(instance: Key): void {
    this.send(instance, { type: 'CANCEL', byParent: false });
  }

  setVariables(instance: Key, variables: JsonObject): void {
    this.send(instance, { type: 'UPDATE_VARIABLES', elementInstanceKey: instance, variables, local: false });
  }

  // ── what can be seen ───────────────────────────────────────────────────────────────────────

  /** Types of the open jobs, oldest first. */
  jobs(): readonly string[] {
    return this.#openJobs().map(({ jobType }) => jobType);
  }

  job(type: string): JobCreated & { readonly instance: Key } {
    const job = this.#openJobs().find(({ jobType }) => jobType === type);
    if (!job) throw new Error(`no open job of type '${type}', but [${this.jobs().join(', ')}]`);
    return job;
  }

  /** Ids of live elements without the process, oldest first. */
  active(): readonly string[] {
    return this.#live()
      .filter(({ element }) => element.type !== 'PROCESS')
      .map(({ element }) => element.elementId);
  }

  /** The one live instance of an element. */
  element(elementId: string): { readonly instance: Key; readonly element: ElementInstance } {
    return this.#find(
      ({ elementId: id, type }) => id === elementId && type !== 'MULTI_INSTANCE_BODY',
      `element '${elementId}'`,
    );
  }

  /** Ids of the completed elements, in order. */
  completed(): readonly string[] {
    return this.#elementIds('ELEMENT_COMPLETED');
  }

  terminated(): readonly string[] {
    return this.#elementIds('ELEMENT_TERMINATED');
  }

  incidents(): readonly EventOf<'INCIDENT_CREATED'>[] {
    const open = new Set(this.#live().flatMap(({ element }) => element.incidents?.map(({ key }) => key) ?? []));
    return this.of('INCIDENT_CREATED').filter(({ incidentKey }) => open.has(incidentKey));
  }

  of<T extends EngineEventType>(type: T): readonly (EventOf<T> & { readonly instance: Key })[] {
    return this.events.filter((event): event is EventOf<T> & { instance: Key } => event.type === type);
  }

  /** Variables seen at an element instance (the process instance by default). */
  variables(instance: Key, elementInstanceKey: Key = instance): JsonObject {
    return visibleVariables(this.states.get(instance)!, elementInstanceKey)!;
  }

  /** Root variables of a completed instance. */
  result(instance: Key): JsonObject {
    const event = this.of('PROCESS_INSTANCE_COMPLETED').find((candidate) => candidate.instance === instance);
    if (!event)
      throw new Error(
        `instance is not completed; active: [${this.active().join(', ')}], incidents: ${JSON.stringify(this.incidents())}`,
      );
    return event.variables;
  }

  waits(): readonly WaitingPoint[] {
    return this.#waits(() => true).map(({ wait }) => wait);
  }

  // ── inside ─────────────────────────────────────────────────────────────────────────────────

  #key = (): Key => String(this.#nextKey++);

  #latest(processId: string): DeployedProcess {
    const found = this.#definitions.findLast(({ process }) => process.bpmnProcessId === processId);
    if (!found) throw new Error(`process '${processId}' is not deployed`);
    return found;
  }

  #context(): Context {
    return {
      now: this.now,
      nextKey: this.#key,
      feel: testFeel,
      maxSteps: this.#options.maxSteps ?? 100_000,
      processes: {
        byKey: (key) => this.#definitions.find(({ processDefinitionKey }) => processDefinitionKey === key),
        find: (id) => this.#definitions.findLast(({ process }) => process.bpmnProcessId === id),
      },
      decisions: {
        evaluate: (decisionId, _binding, _deployment, variables) => {
          const values = Object.fromEntries(variables.names().map((name) => [name, variables.get(name) as JsonValue]));
          return (
            this.#options.decide?.(decisionId, values) ?? {
              ok: false,
              notFound: true,
              message: `no decision found for id '${decisionId}'`,
              evaluation: null,
            }
          );
        },
      },
      forms: { find: (formId) => (this.#options.forms?.includes(formId) ? `form-${formId}` : undefined) },
    };
  }

  #live(): { readonly instance: Key; readonly element: ElementInstance }[] {
    return [...this.states]
      .flatMap(([instance, state]) => [...allEntries(state.elements)].map((element) => ({ instance, element })))
      .sort((a, b) => (a.element.key < b.element.key ? -1 : 1));
  }

  #find(
    wanted: (element: ElementInstance) => boolean,
    what: string,
  ): { readonly instance: Key; readonly element: ElementInstance } {
    const found = this.#live().find(({ element }) => wanted(element));
    if (!found) throw new Error(`${what} is not there; active: [${this.active().join(', ')}]`);
    return found;
  }

  #waits(wanted: (wait: WaitingPoint) => boolean) {
    return this.#live().flatMap(({ instance, element }) =>
      (element.waits ?? []).filter(wanted).map((wait) => ({ instance, element, wait })),
    );
  }

  #openJobs() {
    const open = new Set(
      this.#live().flatMap(({ element }) => (element.job?.state === 'OPEN' ? [element.job.key] : [])),
    );
    return this.of('JOB_CREATED').filter(({ jobKey }) => open.has(jobKey));
  }

  #elementIds(type: 'ELEMENT_COMPLETED' | 'ELEMENT_TERMINATED'): readonly string[] {
    const ids = new Map(
      this.of('ELEMENT_ACTIVATING').map(({ key, elementId, elementType }) => [
        key,
        elementType === 'MULTI_INSTANCE_BODY' ? `${elementId}#body` : elementId,
      ]),
    );
    return this.of(type).map(({ key }) => ids.get(key)!);
  }
}

const dueAt = (wait: WaitingPoint): number => (wait.kind === 'timer' ? wait.dueAt : Number.POSITIVE_INFINITY);

const deepFreeze = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const part of Object.values(value)) deepFreeze(part);
  return value;
};

const checkCounters = (state: InstanceState): void => {
  const children = new Map<Key, number>();
  for (const { scopeKey } of allEntries(state.elements))
    if (scopeKey) children.set(scopeKey, (children.get(scopeKey) ?? 0) + 1);
  for (const element of allEntries(state.elements)) {
    expect({ key: element.key, children: element.activeChildren ?? 0 }).toEqual({
      key: element.key,
      children: children.get(element.key) ?? 0,
    });
    const atJoins = Object.values(element.joins ?? {})
      .flatMap((flows) => Object.values(flows))
      .reduce((sum, count) => sum + count, 0);
    if (state.pending.length === 0)
      expect({ key: element.key, flows: element.activeFlows ?? 0 }).toEqual({ key: element.key, flows: atJoins });
  }
};
