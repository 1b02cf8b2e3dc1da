/**
 * All instances of one case of a flow: the explored process and what it has called. Immutable, like the documents in it. Commands
 * go through the real core (`apply`), and its follow-ups are delivered at once, as the runtime does in one transaction.
 */
import { apply } from '../../../engine/core/apply.ts';
import type { Command, FollowUp } from '../../../engine/core/commands.ts';
import type { Context, DecisionsPort, DeployedProcess, FeelPort } from '../../../engine/core/context.ts';
import type { JsonObject, JsonValue, Key } from '../../../engine/core/json.ts';
import type { ExecutableElement, ExecutableProcess } from '../../../engine/core/model.ts';
import { allEntries, getEntry, type Keyed, type Pages } from '../../../engine/core/pages.ts';
import type { EngineEvent } from '../../../engine/core/records.ts';
import type { ElementInstance, InstanceState, WaitingPoint } from '../../../engine/core/state.ts';
import { visibleVariables } from '../../../engine/core/view.ts';
import { withRoles } from './roles.ts';
import { substitute, unknown } from './unknown.ts';

export interface System {
  readonly docs: ReadonlyMap<Key, InstanceState>;
  /** Numbers of keys given so far: keys are equal in every run of the same commands, so a path can be played again. */
  readonly lastKey: number;
  /** Epoch ms. Only waits of a fixed length let it go on. */
  readonly now: number;
}

/** Where the clock of an exploration begins; no result depends on it. */
export const START_OF_TIME = Date.parse('2026-01-01T00:00:00Z');
/** Keys are compared as texts, so all have this many digits. */
const FIRST_KEY = 1_000_000_000;
/** A loop that runs so long within one command has no wait in it. */
const MOST_STEPS = 2_000;

export const emptySystem: System = { docs: new Map(), lastKey: FIRST_KEY, now: START_OF_TIME };

/** The models that are explored together. */
export class Models {
  readonly #deployed: ReadonlyMap<string, DeployedProcess>;
  /** decision id → the variable that holds its result. */
  readonly #results = new Map<string, string>();

  constructor(processes: readonly ExecutableProcess[]) {
    this.#deployed = new Map(
      processes.map((process) => [
        process.bpmnProcessId,
        {
          processDefinitionKey: process.bpmnProcessId,
          version: 1,
          deploymentKey: process.bpmnProcessId,
          process: withRoles(process),
        },
      ]),
    );
    for (const { elements } of processes)
      for (const element of Object.values(elements))
        if (element.type === 'BUSINESS_RULE_TASK' && element.implementation.kind === 'decision')
          if (element.implementation.decisionId.kind === 'static')
            this.#results.set(element.implementation.decisionId.value, element.implementation.resultVariable);
  }

  process(processId: string): ExecutableProcess | undefined {
    return this.#deployed.get(processId)?.process;
  }

  all(): readonly ExecutableProcess[] {
    return [...this.#deployed.values()].map(({ process }) => process);
  }

  /** The model element of a live instance. */
  element(doc: InstanceState, elementId: string): ExecutableElement {
    return this.process(doc.processDefinitionKey)!.elements[elementId]!;
  }

  /** What the core asks for. Decisions give an unknown result: their tables are not part of the proof. */
  context(now: number, nextKey: () => Key, feel: FeelPort): Context {
    const decisions: DecisionsPort = {
      evaluate: (decisionId) => ({
        ok: true,
        evaluation: decided(decisionId, unknown(this.#results.get(decisionId) ?? decisionId, true)),
      }),
    };
    return {
      now,
      nextKey,
      feel,
      decisions,
      forms: { find: (formId) => formId },
      processes: { byKey: (key) => this.#deployed.get(key), find: (processId) => this.#deployed.get(processId) },
      maxSteps: MOST_STEPS,
    };
  }
}

const decided = (decisionId: string, output: JsonValue) => ({
  decisionKey: decisionId,
  decisionId,
  decisionName: null,
  decisionVersion: 1,
  decisionRequirementsKey: decisionId,
  decisionRequirementsId: decisionId,
  output,
  failedDecisionId: null,
  failureMessage: null,
  evaluatedDecisions: [],
});

/** What happened in which instance. */
export type Happened = EngineEvent & { readonly instance: Key };

export interface Sent {
  readonly system: System;
  readonly events: readonly Happened[];
  /** Set when an endless loop without a wait was cut off. */
  readonly endless: boolean;
}

/** Sends a command and all that follows from it. A rejection is a bug of the exploration: it only sends what is possible. */
export function send(models: Models, from: System, instance: Key, command: Command, feel: FeelPort): Sent {
  const docs = new Map(from.docs);
  const events: Happened[] = [];
  let { lastKey } = from;
  let endless = false;
  const context = models.context(from.now, () => String(++lastKey), feel);
  const deliver = (followUp: FollowUp): void => {
    if (followUp.kind === 'signal') {
      for (const { doc, inst, wait } of waitsOf(docs))
        if (wait.kind === 'signal' && wait.signalName === followUp.signalName)
          run(doc.processInstanceKey, {
            type: 'TRIGGER_SIGNAL',
            subscriptionKey: wait.key,
            elementInstanceKey: inst.key,
            variables: followUp.variables,
          });
    } else if (followUp.command.type === 'CONTINUE') endless = true;
    else if (followUp.command.type === 'CREATE' || docs.has(followUp.processInstanceKey))
      run(followUp.processInstanceKey, followUp.command);
  };
  const run = (key: Key, what: Command): void => {
    const result = apply(docs.get(key), what, context);
    if (!result.ok) {
      if (what === command) throw new Error(`${what.type} was rejected: ${result.rejection.reason}`);
      return; // a follow-up to an element that has just ended
    }
    for (const event of result.events) events.push({ ...event, instance: key });
    if (result.state) docs.set(key, result.state);
    else docs.delete(key);
    for (const followUp of result.followUps) deliver(followUp);
  };
  run(instance, command);
  return { system: { docs, lastKey, now: from.now }, events, endless };
}

/** Every waiting point of the live instances. */
export function waitsOf(docs: System['docs']): readonly Waiting[] {
  return [...docs.values()].flatMap((doc) =>
    [...allEntries(doc.elements)].flatMap((inst) => (inst.waits ?? []).map((wait) => ({ doc, inst, wait }))),
  );
}
export interface Waiting {
  readonly doc: InstanceState;
  readonly inst: ElementInstance;
  readonly wait: WaitingPoint;
}

/** An element instance with what lies around it, from itself outward, across calls. */
export function* outward(
  docs: System['docs'],
  instance: Key,
  elementInstanceKey: Key,
): Generator<{ readonly doc: InstanceState; readonly inst: ElementInstance }> {
  let doc = docs.get(instance);
  let key: Key | null = elementInstanceKey;
  while (doc && key !== null) {
    const inst: ElementInstance | undefined = getEntry(doc.elements, key);
    if (!inst) return;
    yield { doc, inst };
    key = inst.scopeKey;
    if (key === null && doc.parent) {
      key = doc.parent.elementInstanceKey;
      doc = docs.get(doc.parent.processInstanceKey);
    }
  }
}

/** What an element instance sees; of `names` only, when they are given. */
export const variablesAt = (
  docs: System['docs'],
  instance: Key,
  elementInstanceKey: Key,
  names?: readonly string[],
): JsonObject => {
  const doc = docs.get(instance);
  return (doc && visibleVariables(doc, elementInstanceKey, names)) ?? {};
};

/** The system with unknown values replaced that a choice has made known. */
export function withKnown(system: System, known: ReadonlyMap<string, JsonValue>): System {
  if (known.size === 0) return system;
  const replaced = (doc: InstanceState): InstanceState => ({
    ...doc,
    scopes: mapPages(doc.scopes, (scope) => ({
      ...scope,
      variables: Object.fromEntries(
        Object.entries(scope.variables).map(([name, each]) => [
          name,
          { ...each, value: substitute(each.value, known) },
        ]),
      ),
    })),
    items: mapPages(doc.items, (item) => ({ ...item, value: substitute(item.value, known) })),
  });
  return { ...system, docs: new Map([...system.docs].map(([key, doc]) => [key, replaced(doc)])) };
}

const mapPages = <T extends Keyed>(pages: Pages<T>, change: (entry: T) => T): Pages<T> => ({
  ...pages,
  pages: pages.pages.map((page) => page.map(change)),
});
