/**
 * What element code and behaviors work with during one command: the view of the instance, the model,
 * the ports, and the ways to say what happens: `emit` an event, queue a step, give a follow-up.
 */
import { applyEvent } from './appliers/index.ts';
import type { FollowUp, Rejection } from './commands.ts';
import type { Context, DeployedProcess } from './context.ts';
import type { EngineView } from './draft.ts';
import { Draft } from './draft.ts';
import type { Key } from './json.ts';
import type { ExecutableElement, ExecutableProcess, SequenceFlow } from './model.ts';
import type { EngineEvent } from './records.ts';
import type { ElementInstance, InstanceState, Step } from './state.ts';

export type ActivateStep = Extract<Step, { readonly kind: 'activate' }>;

/** The moves that must happen at once rather than by a queued step; given in by apply.ts, so that behaviors need not import elements. */
export interface StepRunner {
  activate(p: Processing, step: ActivateStep): void;
}

export class Processing {
  readonly ctx: Context;
  readonly view: EngineView;
  readonly events: EngineEvent[] = [];
  readonly followUps: FollowUp[] = [];
  readonly #draft: Draft;
  readonly #runner: StepRunner;
  #queue: Step[] = [];
  #next = 0;
  readonly #lookAgain = new Set<Key>();
  #refusal: Rejection | null = null;
  deployed: DeployedProcess;

  constructor(state: InstanceState | undefined, deployed: DeployedProcess, ctx: Context, runner: StepRunner) {
    this.ctx = ctx;
    this.deployed = deployed;
    this.#draft = new Draft(state);
    this.view = this.#draft;
    this.#runner = runner;
  }

  get process(): ExecutableProcess {
    return this.deployed.process;
  }

  get instanceKey(): Key {
    return this.view.head.processInstanceKey;
  }

  /** Records the event and folds it into the instance at once. */
  emit(event: EngineEvent): void {
    this.events.push(event);
    applyEvent(this.#draft, event);
  }

  followUp(followUp: FollowUp): void {
    this.followUps.push(followUp);
  }

  element(key: Key): ElementInstance | undefined {
    return this.view.element(key);
  }

  /** An element instance that must be there; its absence is a bug in the core. */
  must(key: Key): ElementInstance {
    const element = this.view.element(key);
    if (!element) throw new Error(`element instance ${key} does not exist`);
    return element;
  }

  model(elementId: string): ExecutableElement {
    const element = this.process.elements[elementId];
    if (!element) throw new Error(`process '${this.process.bpmnProcessId}' has no element '${elementId}'`);
    return element;
  }

  flow(flowId: string): SequenceFlow {
    const flow = this.process.flows[flowId];
    if (!flow) throw new Error(`process '${this.process.bpmnProcessId}' has no sequence flow '${flowId}'`);
    return flow;
  }

  // ── steps ──────────────────────────────────────────────────────────────────────────────────

  push(step: Step): void {
    this.#queue.push(step);
  }

  /** The next step, or undefined when all is done. */
  take(): Step | undefined {
    const step = this.#queue[this.#next];
    if (!step) return undefined;
    this.#next++;
    if (this.#next > 1024) {
      this.#queue = this.#queue.slice(this.#next);
      this.#next = 0;
    }
    return step;
  }

  /** Takes all remaining steps away, to be kept for CONTINUE. */
  takeAll(): readonly Step[] {
    const rest = this.#queue.slice(this.#next);
    this.#queue = [];
    this.#next = 0;
    return rest;
  }

  /** Has a scope looked at again once every queued step is done. */
  lookAgainAt(scopeKey: Key): void {
    this.#lookAgain.add(scopeKey);
  }

  /** Takes the scopes to look at again. */
  takeScopesToLookAt(): readonly Key[] {
    const keys = [...this.#lookAgain];
    this.#lookAgain.clear();
    return keys;
  }

  /** Drops queued activations inside a scope whose flow was cut off. */
  dropActivations(scopeKey: Key): void {
    this.#drop((step) => step.kind === 'activate' && step.scopeKey === scopeKey);
  }

  /** Drops queued completions of elements that are to be terminated: their tokens would go on in a scope cut off. */
  dropCompletions(keys: ReadonlySet<Key>): void {
    this.#drop((step) => step.kind === 'complete' && keys.has(step.key));
  }

  #drop(unwanted: (step: Step) => boolean): void {
    this.#queue = this.#queue.slice(this.#next).filter((step) => !unwanted(step));
    this.#next = 0;
  }

  /** True when an activation inside the scope is still queued. */
  hasQueuedActivation(scopeKey: Key): boolean {
    for (let i = this.#next; i < this.#queue.length; i++) {
      const step = this.#queue[i]!;
      if (step.kind === 'activate' && step.scopeKey === scopeKey) return true;
    }
    return false;
  }

  /** Activates at once, for moves between whose parts the scope must not look empty. */
  activateNow(step: ActivateStep): void {
    this.#runner.activate(this, step);
  }

  /** Has the whole command refused, whatever was emitted so far. */
  refuse(rejection: Rejection): void {
    this.#refusal ??= rejection;
  }

  get refusal(): Rejection | null {
    return this.#refusal;
  }

  finish(): InstanceState | null {
    return this.#draft.finish();
  }
}
