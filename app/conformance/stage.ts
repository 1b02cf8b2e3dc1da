/** What a scenario has set up so far: deployed versions and named instances. */
import { type ConformanceEngine, type InstanceView, Refusal, type SourceFile } from './engine.ts';
import { lookUntil } from './patience.ts';
import type { Scenario } from './scenario.ts';

/** The instance that steps mean when they name none. */
export const MAIN = 'main';

interface StageOptions {
  readonly file: (name: string) => Promise<SourceFile>;
  /** Ms to wait for a job, or for anything else that must come. */
  readonly patience: number;
}

export class Stage {
  readonly engine: ConformanceEngine;
  readonly scenario: Scenario;
  readonly patience: number;
  readonly #file: (name: string) => Promise<SourceFile>;
  /** Definition keys per process id, oldest first. */
  readonly #versions = new Map<string, string[]>();
  readonly #others: string[] = [];
  readonly #instances = new Map<string, string>();
  /** Instances from before the scenario. */
  readonly #old = new Set<string>();
  #clockPinned = false;

  constructor(engine: ConformanceEngine, scenario: Scenario, { file, patience }: StageOptions) {
    this.engine = engine;
    this.scenario = scenario;
    this.patience = patience;
    this.#file = file;
  }

  async open(): Promise<void> {
    if (this.scenario.at !== undefined) await this.pinClock(this.scenario.at);
    await this.deploy([`${this.scenario.id}.bpmn`, ...(this.scenario.with ?? [])]);
  }

  /** Ends what runs and deletes what was deployed, so that no start event of it fires later. */
  async close(): Promise<void> {
    if (this.#clockPinned) await this.engine.resetClock();
    for (const [processId, keys] of this.#versions) {
      for (const { processInstanceKey, state } of await this.created(processId))
        if (state === 'ACTIVE') await gone(this.engine.cancel(processInstanceKey));
      for (const key of keys) await gone(this.engine.deleteResource(key));
    }
    for (const key of this.#others) await gone(this.engine.deleteResource(key));
  }

  async deploy(names: readonly string[]): Promise<void> {
    const files = await Promise.all(names.map((name) => this.#file(name)));
    const { processes, others } = await this.engine.deploy(files);
    this.#others.push(...others);
    for (const { processId, processDefinitionKey } of processes) {
      if (!this.#versions.has(processId))
        for (const { processInstanceKey } of await this.engine.instances(processId)) this.#old.add(processInstanceKey);
      this.#versions.set(processId, [...(this.#versions.get(processId) ?? []), processDefinitionKey]);
    }
  }

  async pinClock(instant: string): Promise<void> {
    this.#clockPinned = true;
    await this.engine.pinClock(Date.parse(instant));
  }

  /** Definition key of a version that this scenario deployed; the newest without a number. */
  version(processId: string, number?: number): string {
    const keys = this.#versions.get(processId) ?? [];
    const key = number === undefined ? keys.at(-1) : keys[number - 1];
    if (key === undefined) throw new Error(`The scenario has deployed no such version of '${processId}'`);
    return key;
  }

  hasDeployed(processDefinitionKey: string): boolean {
    return [...this.#versions.values()].some((keys) => keys.includes(processDefinitionKey));
  }

  /** `process#n` of a definition key. */
  versionName(processDefinitionKey: string): string {
    for (const [processId, keys] of this.#versions)
      if (keys.includes(processDefinitionKey)) return `${processId}#${String(keys.indexOf(processDefinitionKey) + 1)}`;
    return 'a version that the scenario has not deployed';
  }

  /** Instances of a process that this scenario made, oldest first. */
  async created(processId: string): Promise<readonly InstanceView[]> {
    const all = await this.engine.instances(processId);
    return all.filter(({ processInstanceKey }) => !this.#old.has(processInstanceKey));
  }

  name(instance: string, processInstanceKey: string): void {
    this.#instances.set(instance, processInstanceKey);
  }

  isNamed(processInstanceKey: string): boolean {
    return [...this.#instances.values()].includes(processInstanceKey);
  }

  instance(name = MAIN): string {
    const key = this.#instances.get(name);
    if (key === undefined) throw new Error(`No instance is named '${name}'`);
    return key;
  }

  /** Key of the newest active instance of an element, waiting for it to be seen. */
  async activeElement(elementId: string, instance?: string): Promise<string> {
    return this.#seen(
      `an active '${elementId}'`,
      async () =>
        (await this.engine.elements(this.instance(instance)))
          .filter(({ elementId: id, type, state }) => id === elementId && state === 'ACTIVE' && type !== INNER)
          .at(-1)?.elementInstanceKey,
    );
  }

  /** Key of the newest user task of an element, waiting for it to be seen. */
  async task(elementId: string, instance?: string): Promise<string> {
    return this.#seen(
      `a user task at '${elementId}'`,
      async () =>
        (await this.engine.userTasks(this.instance(instance))).filter((task) => task.elementId === elementId).at(-1)
          ?.userTaskKey,
    );
  }

  /** The active incident at an element, waiting for it to be seen. */
  async incident(elementId: string, instance?: string) {
    return this.#seen(`an incident at '${elementId}'`, async () =>
      (await this.engine.incidents(this.instance(instance))).find((incident) => incident.elementId === elementId),
    );
  }

  async #seen<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
    const found = await lookUntil(this.patience, look, (seen) => seen !== undefined);
    if (found === undefined) throw new Error(`Expected ${what}, but there is none`);
    return found;
  }
}

/** The scope around each element of an ad-hoc sub-process. */
const INNER = 'AD_HOC_SUB_PROCESS_INNER_INSTANCE';

/** What is no longer there needs no tidying. */
async function gone(tidying: Promise<void>): Promise<void> {
  await tidying.catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
  });
}
