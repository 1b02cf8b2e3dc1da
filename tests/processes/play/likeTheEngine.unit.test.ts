/** The trial and the engine with its data in memory, side by side: the same choices lead to the same marking and the same path. */
import type { TrialChoice } from '../../../domain/schema/studio.ts';
import type { ConformanceEngine } from '../../../app/conformance/engine.ts';
import { choose, createTrial, hasEnded, pathOf, proposals, type Trial } from '../../../processes/play/index.ts';
import { only } from '../../../processes/play/open.ts';
import { openOf, referenceIn } from '../../../processes/play/trial.ts';
import { allEntries } from '../../../engine/core/pages.ts';
import { useMemoryEngine } from '../../engine/scenarios/memoryEngine.ts';
import { shippedFiles, shippedModels, ZONE } from '../support/trialModels.ts';

const { engine } = useMemoryEngine();
const models = shippedModels();
const RUNTIME_ONLY = new Set(['PROCESS', 'MULTI_INSTANCE_BODY']);

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The engine's instances that belong to one trial. */
class Twin {
  #keys: string[] = [];
  readonly #processId: string;
  readonly #engine: ConformanceEngine;

  constructor(on: ConformanceEngine, processId: string) {
    this.#engine = on;
    this.#processId = processId;
  }

  async follow(before: Trial, choice: TrialChoice): Promise<void> {
    if (choice.do === 'clock') await this.#engine.pinClock(Date.parse(choice.to));
    else if (choice.do === 'complete') await this.#complete(before, choice);
    else if (choice.do === 'error') throw new Error('no shipped flow draws an error');
    else if (before.steps.length === 0) await this.#begin(choice);
    else if (choice.do === 'message') {
      const { correlationKey } = only(openOf(before), 'message').find(({ name }) => name === choice.name)!;
      await this.#engine.correlate({ name: choice.name, correlationKey, variables: choice.variables });
    }
  }

  async #begin(choice: Extract<TrialChoice, { do: 'start' | 'message' }>): Promise<void> {
    const known = new Set((await this.#engine.instances(this.#processId)).map((each) => each.processInstanceKey));
    if (choice.do === 'message')
      await this.#engine.correlate({ name: choice.name, correlationKey: '', variables: choice.variables });
    else
      await this.#engine.create({
        processDefinitionKey: definitions.get(this.#processId)!,
        variables: choice.variables,
        tags: [],
        businessId: null,
        startBefore: [],
        terminateAfter: [],
      });
    const all = await this.#engine.instances(this.#processId);
    this.#keys = all.map((each) => each.processInstanceKey).filter((key) => !known.has(key));
  }

  async #complete(before: Trial, choice: Extract<TrialChoice, { do: 'complete' }>): Promise<void> {
    const work = openOf(before).find(
      (each) => referenceIn(before, each) === choice.elementId && (each.kind === 'task' || each.kind === 'job'),
    );
    if (work?.kind === 'job') {
      const job = await this.#engine.activateJob(work.jobType!, 60_000, 0);
      return this.#engine.completeJob(job!.jobKey, choice.variables, null);
    }
    for (const key of await this.family()) {
      const tasks = await this.#engine.userTasks(key);
      const task = tasks.find(({ elementId, state }) => elementId === work?.elementId && state === 'CREATED');
      if (task) return this.#engine.completeTask(task.userTaskKey, choice.variables);
    }
    throw new Error(`the engine has no user task at ${choice.elementId}`);
  }

  /** The instance and those it has called. */
  async family(): Promise<readonly string[]> {
    const all = (await Promise.all([...definitions.keys()].map((id) => this.#engine.instances(id)))).flat();
    const found = new Set(this.#keys);
    for (let size = -1; size !== found.size;) {
      size = found.size;
      for (const { processInstanceKey, parentProcessInstanceKey } of all)
        if (parentProcessInstanceKey !== null && found.has(parentProcessInstanceKey)) found.add(processInstanceKey);
    }
    return [...found];
  }

  async elements(state: 'ACTIVE' | 'COMPLETED'): Promise<readonly string[]> {
    const rows = (await Promise.all((await this.family()).map((key) => this.#engine.elements(key)))).flat();
    return rows
      .filter((row) => row.state === state && !RUNTIME_ONLY.has(row.type))
      .map(({ elementId }) => elementId)
      .sort();
  }
}

const definitions = new Map<string, string>();
beforeAll(async () => {
  const files = shippedFiles.map(({ resource, content }) => ({ name: resource, content }));
  for (const { processId, processDefinitionKey } of (await engine.deploy(files)).processes)
    definitions.set(processId, processDefinitionKey);
});

const active = (trial: Trial): readonly string[] =>
  [...trial.world.docs.values()]
    .flatMap((doc) => [...allEntries(doc.elements)])
    .filter(({ type }) => !RUNTIME_ONLY.has(type))
    .map(({ elementId }) => elementId)
    .sort();
const passed = (trial: Trial): readonly string[] =>
  pathOf(trial)
    .map((reference) => reference.slice(reference.indexOf('/') + 1))
    .sort();

test.each([
  ['claim-handling', 1],
  ['claim-handling', 2],
  ['claim-diversion', 3],
  ['clock-watch', 4],
  ['escalation', 5],
  ['redo', 6],
  ['claim-review', 7],
  ['petition-case', 8],
  ['petition-case', 9],
])('should do with %s what the engine does (choices drawn with seed %i)', async (processId, seed) => {
  const random = randomOf(seed);
  // Each walk has a time of its own, because the engine's clock is never put back.
  const startsAt = new Date(Date.parse('2026-01-01T00:00:00Z') + seed * 400 * 86_400_000).toISOString();
  await engine.pinClock(Date.parse(startsAt));
  let trial = createTrial({ processId, models: await models, startsAt, zone: ZONE });
  const twin = new Twin(engine, processId);
  for (let choices = 0; choices < 30 && !hasEnded(trial); choices++) {
    const possible = proposals(trial).filter(({ trouble }) => trouble === null);
    const { choice } = possible[Math.floor(random() * possible.length)]!;
    const chosen = choose(trial, choice);
    if (!chosen.ok) throw new Error(chosen.refused.en);
    await twin.follow(trial, choice);
    trial = chosen.trial;
    expect(await twin.elements('ACTIVE')).toEqual(active(trial));
  }
  expect(await twin.elements('COMPLETED')).toEqual(passed(trial));
});
