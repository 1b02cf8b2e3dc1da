/**
 * Explores every abstract state of a process, breadth first, so that the first path to a violation is a shortest one. It ends when
 * there is no new state, or at its budget; what was cut off is said, never passed over.
 */
import type { ExecutableProcess } from '../../../engine/core/model.ts';
import { allEntries } from '../../../engine/core/pages.ts';
import { possibleActs, type Act } from './acts.ts';
import { systemKey, type Matters } from './canonical.ts';
import { Liveness } from './liveness.ts';
import { Knowledge } from './knowledge.ts';
import type { Finding, Monitor, Words } from './monitor.ts';
import { Reduction } from './reduction.ts';
import { startsOf } from './starts.ts';
import { elementOf, stepsOf, type Move, type Stepped } from './step.ts';
import { emptySystem, Models, type System } from './system.ts';
import { withCalled } from './called.ts';
import type { Path } from './path.ts';

export interface Budget {
  readonly maxStates: number;
  readonly maxMs: number;
}

export interface ExploreOptions {
  readonly budget?: Partial<Budget>;
  readonly onProgress?: (progress: { readonly states: number; readonly waiting: number }) => void;
  /** Lets others run: called now and then, for example to yield to the messages of a web worker. */
  readonly pause?: () => Promise<void>;
  /** Explore every interleaving, without the reduction. */
  readonly exhaustive?: boolean;
  /** Sees every state; for tests of the method. */
  readonly onState?: (system: System) => void;
}

export interface Found extends Finding {
  readonly path: Path;
}

export interface Explored {
  readonly processId: string;
  readonly states: number;
  readonly steps: number;
  readonly ms: number;
  /** The first of each kind, by rule, element and words. */
  readonly findings: readonly Found[];
  /** Why the whole is not told: for every rule. */
  readonly undecided: readonly { readonly elementId: string; readonly reason: Words }[];
}

/** The largest shipped process has under 3,000 states; ten times that is a design mistake, not patience. */
export const DEFAULT_BUDGET: Budget = { maxStates: 30_000, maxMs: 20_000 };
/** States between two pauses: about 20 ms. */
const PAUSE_EVERY = 50;
/** More instances than this of one element side by side are not followed. */
const MANY = 2;

interface Node<S> {
  readonly system: System;
  readonly status: S;
  readonly parent: Node<S> | null;
  readonly via: Stepped | null;
  /** States from which one step leads here. */
  readonly before: Node<S>[];
  /** Acts put off because others were enough. */
  putOff: readonly Act[];
}

/** Explores one process with everything that it calls; `models` holds at least the process itself. */
export async function explore<S>(
  processId: string,
  processes: readonly ExecutableProcess[],
  monitor: Monitor<S>,
  options: ExploreOptions = {},
): Promise<Explored> {
  const exploration = new Exploration(withCalled(processId, processes), monitor, options);
  return exploration.run(processId);
}

const nodeOf = <S>(system: System, status: S, parent: Node<S> | null, via: Stepped | null): Node<S> => ({
  system,
  status,
  parent,
  via,
  before: [],
  putOff: [],
});

class Exploration<S> {
  readonly #models: Models;
  readonly #knowledge: Knowledge;
  readonly #reduction: Reduction;
  readonly #monitor: Monitor<S>;
  readonly #options: ExploreOptions;
  readonly #budget: Budget;
  readonly #seen = new Map<string, Node<S>>();
  readonly #queue: Node<S>[] = [];
  readonly #findings = new Map<string, Found>();
  readonly #undecided = new Map<string, { elementId: string; reason: Words }>();
  /** Where the engine stopped, until it is seen to go on when it tries again. */
  readonly #stopped = new Map<string, Words>();
  readonly #wentOn = new Set<string>();
  readonly #handsBack: ReadonlySet<string>;
  readonly #liveness = new Map<string, Liveness>();
  #steps = 0;

  constructor(processes: readonly ExecutableProcess[], monitor: Monitor<S>, options: ExploreOptions) {
    this.#models = new Models(processes);
    this.#knowledge = new Knowledge(processes);
    this.#reduction = new Reduction(this.#models, this.#knowledge, monitor.isApart);
    this.#handsBack = handingBack(processes);
    this.#monitor = monitor;
    this.#options = options;
    this.#budget = { ...DEFAULT_BUDGET, ...options.budget };
  }

  async run(processId: string): Promise<Explored> {
    const began = Date.now();
    const process = this.#models.process(processId);
    if (!process) throw new Error(`process '${processId}' is not among the models`);
    const origin = nodeOf(emptySystem, this.#monitor.initial, null, null);
    for (const start of startsOf(process, this.#knowledge)) this.#follow(origin, { start });
    let states = 0;
    for (let node = this.#next(); node; node = this.#next()) {
      if (states >= this.#budget.maxStates || Date.now() - began > this.#budget.maxMs) {
        this.#giveUp(node, states);
        break;
      }
      this.#options.onState?.(node.system);
      this.#expand(node);
      states++;
      if (states % PAUSE_EVERY === 0) {
        this.#options.onProgress?.({ states, waiting: this.#queue.length });
        await this.#options.pause?.();
      }
    }
    for (const [elementId, reason] of this.#stopped)
      if (!this.#wentOn.has(elementId)) this.#cannotTell(elementId, reason);
    return {
      processId,
      states,
      steps: this.#steps,
      ms: Date.now() - began,
      findings: [...this.#findings.values()],
      undecided: [...this.#undecided.values()],
    };
  }

  #expand(node: Node<S>): void {
    const { acts, adHoc } = possibleActs(this.#models, node.system, this.#knowledge);
    for (const elementId of adHoc) this.#cannotTell(elementId, AD_HOC);
    const useful = acts.filter((act) => this.#isUseful(node.system, act));
    const enough = this.#options.exhaustive ? null : this.#reduction.enough(node.system, useful);
    if (enough) node.putOff = useful.filter((act) => !enough.includes(act));
    for (const act of enough ?? useful) this.#follow(node, { act });
  }

  /** The next state to expand; when there is none, a state whose acts have been put off for ever. */
  #next(): Node<S> | undefined {
    const next = this.#queue.shift();
    if (next) return next;
    const [node] = this.#ignored();
    if (!node) return undefined;
    const acts = node.putOff;
    node.putOff = [];
    for (const act of acts) this.#follow(node, { act });
    return this.#next();
  }

  /**
   * An act may be put off only if a state follows in which nothing is put off (the ignoring problem: Valmari 1991). From these
   * states none does, because a thread can only run in a circle.
   */
  #ignored(): readonly Node<S>[] {
    const all = [...this.#seen.values()];
    const reaching = new Set(all.filter(({ putOff }) => putOff.length === 0));
    for (const node of reaching) for (const before of node.before) reaching.add(before);
    return all.filter((node) => !reaching.has(node));
  }

  /** A second instance of an event sub-process that is apart from everything does nothing that the first does not. */
  #isUseful(system: System, act: Act): boolean {
    if (act.kind !== 'message' && act.kind !== 'signal' && act.kind !== 'timer') return true;
    const doc = system.docs.get(act.instance)!;
    const target = this.#models.element(doc, act.elementId);
    if (target.type !== 'START_EVENT') return true;
    const running = [...allEntries(doc.elements)].filter(
      ({ elementId, scopeKey }) => elementId === target.scopeId && scopeKey === act.elementInstanceKey,
    );
    return running.length === 0 || !this.#reduction.isRepeatable(doc, target.scopeId!);
  }

  /** Takes a move in every way it can go. */
  #follow(node: Node<S>, move: Move): void {
    for (const stepped of stepsOf(this.#models, this.#knowledge, node.system, move)) {
      this.#steps++;
      this.#enter(node, stepped);
    }
  }

  #enter(parent: Node<S>, stepped: Stepped): void {
    for (const { elementId, reason } of stepped.undecided) this.#cannotTell(elementId, reason);
    for (const { elementId, reason } of stepped.stopped) this.#stopped.set(elementId, reason);
    if ('act' in stepped.move && stepped.move.act.kind === 'resolve' && stepped.stopped.length === 0)
      this.#wentOn.add(stepped.move.act.elementId);
    let { status } = parent;
    const found: Finding[] = [];
    for (const happening of stepped.happenings) {
      const observed = this.#monitor.observe(status, happening, stepped.system.now);
      status = observed.status;
      found.push(...observed.findings);
    }
    const node = nodeOf(stepped.system, status, parent, stepped);
    for (const finding of found) this.#keep(finding, node);
    const tooMany = crowd(stepped.system);
    if (tooMany !== null) {
      this.#cannotTell(tooMany, CROWD);
      return;
    }
    const key = `${systemKey(stepped.system, this.#matters)}#${this.#monitor.key(status, stepped.system.now)}`;
    const seen = this.#seen.get(key);
    (seen ?? node).before.push(parent);
    if (seen) return;
    this.#seen.set(key, node);
    if (stepped.system.docs.size > 0) this.#queue.push(node);
  }

  /** Called processes may hand all their variables back, so theirs all matter then. */
  #matters: Matters = (processId, name) => {
    if (this.#monitor.reads.includes(name) || this.#handsBack.has(processId)) return 'always';
    const known = this.#liveness.get(processId);
    if (known) return known;
    const made = new Liveness(this.#models.process(processId)!);
    this.#liveness.set(processId, made);
    return made;
  };

  #keep(finding: Finding, node: Node<S>): void {
    const key = `${finding.ruleId} ${finding.kind} ${finding.elementId} ${finding.message.en}`;
    if (!this.#findings.has(key)) this.#findings.set(key, { ...finding, path: pathTo(node) });
  }

  #cannotTell(elementId: string, reason: Words): void {
    const key = `${elementId} ${reason.en}`;
    if (!this.#undecided.has(key)) this.#undecided.set(key, { elementId, reason });
  }

  #giveUp(node: Node<S>, states: number): void {
    this.#cannotTell(node.via ? elementOf(node.via.move) : '', {
      zh: `探索在 ${states} 个状态处达到上限`,
      en: `the exploration reached its limit at ${states} states`,
    });
  }
}

const AD_HOC: Words = {
  zh: '自由子流程的执行次序不确定，无法穷尽',
  en: 'what an ad-hoc sub-process does, and how often, is not bounded',
};
const CROWD: Words = {
  zh: '该步骤可能同时存在三个以上，未继续探索',
  en: 'there may be more than two of it at the same time, which is not explored further',
};

/** An element of which there are too many in one scope, or tokens that pile up before a join. */
function crowd(system: System): string | null {
  for (const doc of system.docs.values()) {
    const counts = new Map<string, number>();
    for (const inst of allEntries(doc.elements)) {
      const key = `${inst.scopeKey ?? ''} ${inst.elementId}`;
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      if (count > MANY) return inst.elementId;
      for (const [gatewayId, flows] of Object.entries(inst.joins ?? {}))
        if (Object.values(flows).some((tokens) => tokens > MANY)) return gatewayId;
    }
  }
  return null;
}

/** Ids of processes whose variables a call takes over when they end. */
function handingBack(processes: readonly ExecutableProcess[]): ReadonlySet<string> {
  const calls = processes.flatMap(({ elements }) =>
    Object.values(elements).filter((element) => element.type === 'CALL_ACTIVITY'),
  );
  const taking = calls.filter((call) => call.propagateAllChildVariables || call.outputs.length > 0);
  if (taking.some(({ processId }) => processId.kind === 'feel'))
    return new Set(processes.map(({ bpmnProcessId }) => bpmnProcessId));
  return new Set(taking.map(({ processId }) => (processId.kind === 'static' ? processId.value : '')));
}

function pathTo<S>(node: Node<S>): Path {
  const path: Stepped[] = [];
  for (let at: Node<S> | null = node; at; at = at.parent) if (at.via) path.unshift(at.via);
  return path.map(({ move, script, choices, known }) => ({ move, script, choices, known: [...known] }));
}
