/** What can be seen of an instance, compared with what a scenario says. */
import type { ElementView, JobView, UserTaskView, Variables, VariableView } from './engine.ts';
import { differencesInOrder, differencesOf } from './differences.ts';
import type { ExpectStep } from './scenario.ts';
import type { Stage } from './stage.ts';

const elementText = ({ elementId, type, state }: ElementView): string =>
  `${elementId}${type === 'MULTI_INSTANCE_BODY' ? '[]' : ''}${state === 'COMPLETED' ? '' : ` ${state.toLowerCase()}`}`;

const OFFERED = ['CREATED', 'RETRIES_UPDATED', 'TIMED_OUT', 'MIGRATED', 'FAILED'];
const isOffered = ({ state, retries }: JobView): boolean => OFFERED.includes(state) && retries > 0;

const inScope = (all: readonly VariableView[], scopeKey: string | undefined): Variables =>
  Object.fromEntries(
    all
      .filter((variable) => variable.scopeKey === scopeKey)
      .map(({ name, value }) => [name, value] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

/** Of each task the attributes that the scenario names. */
const named = (tasks: readonly UserTaskView[], wanted: NonNullable<ExpectStep['tasks']>): readonly object[] =>
  tasks.map((task, index) =>
    Object.fromEntries(Object.keys(wanted[index] ?? { elementId: '' }).map((name) => [name, attribute(task, name)])),
  );

const attribute = (task: UserTaskView, name: string): unknown => {
  const value = task[name as keyof UserTaskView];
  // One instant has several spellings.
  return /Date$/.test(name) && typeof value === 'string' ? new Date(value).toISOString() : value;
};

type Part = (stage: Stage, key: string, step: ExpectStep) => Promise<readonly string[]>;

const parts: { readonly [T in keyof Omit<ExpectStep, 'do' | 'instance' | 'anyOrder'>]-?: Part } = {
  async state(stage, key, { state }) {
    return differencesOf('state', state, (await stage.engine.instance(key))?.state);
  },
  async runs(stage, key, { runs }) {
    const found = await stage.engine.instance(key);
    return differencesOf('runs', runs, found && stage.versionName(found.processDefinitionKey));
  },
  async tags(stage, key, { tags }) {
    return differencesOf('tags', tags, (await stage.engine.instance(key))?.tags);
  },
  async businessId(stage, key, { businessId }) {
    return differencesOf('business id', businessId, (await stage.engine.instance(key))?.businessId);
  },
  async elements({ engine }, key, { elements = [], anyOrder }) {
    const found = (await engine.elements(key)).map(elementText);
    return differencesInOrder('elements', elements, found, anyOrder);
  },
  async variables({ engine }, key, { variables }) {
    return differencesOf('variables', variables, inScope(await engine.variables(key), key));
  },
  async local({ engine }, key, { local = {} }) {
    const elements = await engine.elements(key);
    const all = await engine.variables(key);
    return Object.entries(local).flatMap(([elementId, expected]) => {
      const newest = elements.filter((element) => element.elementId === elementId).at(-1);
      return differencesOf(`variables of '${elementId}'`, expected, inScope(all, newest?.elementInstanceKey));
    });
  },
  async incidents({ engine }, key, { incidents }) {
    const found = await engine.incidents(key);
    return differencesOf(
      'incidents',
      incidents,
      found.map(({ elementId, errorType }) => `${elementId} ${errorType}`),
    );
  },
  async jobs({ engine }, key, { jobs = [], anyOrder }) {
    const found = (await engine.jobs(key)).filter(isOffered).map(({ type }) => type);
    return differencesInOrder('jobs', jobs, found, anyOrder);
  },
  async tasks({ engine }, key, { tasks = [] }) {
    return differencesOf('user tasks', tasks, named(await engine.userTasks(key), tasks));
  },
  async decisions({ engine }, key, { decisions }) {
    const found = await engine.decisions(key);
    return differencesOf(
      'decisions',
      decisions,
      found.map(({ decisionId, state }) => `${decisionId} ${state}`),
    );
  },
  async statistics(stage, _key, { statistics = {} }) {
    const found = await stage.engine.statistics(stage.version(stage.scenario.id));
    const rows = found
      .map(({ elementId, active, completed, canceled, incidents }) => [
        elementId,
        [active, completed, canceled, incidents],
      ])
      .sort(([a], [b]) => (a! < b! ? -1 : 1));
    return differencesOf('statistics', statistics, Object.fromEntries(rows) as object);
  },
};

/** All differences between what is seen now and what the step wants. */
export async function compare(stage: Stage, step: ExpectStep): Promise<readonly string[]> {
  const key = stage.instance(step.instance);
  const found: string[] = [];
  for (const [name, part] of Object.entries(parts))
    if (step[name as keyof ExpectStep] !== undefined) found.push(...(await part(stage, key, step)));
  return found;
}
