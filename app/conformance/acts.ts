/** Doing the steps of a scenario. Each answers the differences it found; a refusal nobody expected is thrown. */
import { type ActivatedJob, type BatchAction, type NewInstance, Refusal, type Variables } from './engine.ts';
import { lookUntil } from './patience.ts';
import { differencesOf } from './differences.ts';
import type * as S from './scenario.ts';
import { MAIN, type Stage } from './stage.ts';

type Found = readonly string[];
type Act<T extends S.Step> = (stage: Stage, step: T) => Promise<Found | void>;
type Acting = Exclude<S.Step, S.ExpectStep>;

/** Long enough for a worker that answers at once. */
const LOCK_MS = 60_000;
/** A lock that is left to end; ours and a cluster's look for ended locks once a second or faster. */
const SHORT_LOCK_MS = 1;

/** Answers with what is there (Camunda: a negative request timeout). */
const AT_ONCE = -1;

const mappings = (mapping: Readonly<Record<string, string>>) =>
  Object.entries(mapping).map(([sourceElementId, targetElementId]) => ({ sourceElementId, targetElementId }));

const create: Act<S.CreateStep> = async (stage, step) => {
  const { engine, scenario } = stage;
  const instance: NewInstance = {
    processDefinitionKey: stage.version(step.process ?? scenario.id),
    variables: step.variables ?? {},
    tags: step.tags ?? [],
    businessId: step.businessId ?? null,
    startBefore: step.startBefore ?? [],
    terminateAfter: step.terminateAfter ?? [],
  };
  if (step.result === undefined) return stage.name(step.as ?? MAIN, await engine.create(instance));
  const { key, variables } = await engine.createAndAwait(instance);
  stage.name(step.as ?? MAIN, key);
  return differencesOf('result', step.result, variables);
};

const started: Act<S.StartedStep> = async (stage, { process, as }) => {
  const unnamed = await lookUntil(
    stage.patience,
    async () => (await stage.created(process)).filter(({ processInstanceKey: key }) => !stage.isNamed(key)),
    (found) => found.length >= as.length,
  );
  unnamed.slice(0, as.length).forEach(({ processInstanceKey }, index) => stage.name(as[index]!, processInstanceKey));
  return differencesOf(`instances of '${process}' started`, as.length, unnamed.length);
};

const pick = (all: Variables, wanted: Variables): Variables =>
  Object.fromEntries(Object.entries(all).filter(([name]) => name in wanted));

const broughtBy = (job: ActivatedJob, gets: NonNullable<S.JobStep['gets']>): Found => [
  ...(gets.variables ? differencesOf('job variables', gets.variables, pick(job.variables, gets.variables)) : []),
  ...(gets.headers ? differencesOf('job headers', gets.headers, job.customHeaders) : []),
  ...(gets.retries === undefined ? [] : differencesOf('job retries', gets.retries, job.retries)),
];

const job: Act<S.JobStep> = async (stage, { type, gets, then }) => {
  const { engine, patience } = stage;
  const found = await engine.activateJob(type, 'timeOut' in then ? SHORT_LOCK_MS : LOCK_MS, patience);
  if (!found) return [`expected a job of type '${type}', but none is offered`];
  // The type of job-based user tasks is the same everywhere: nothing is done to a job of somebody else's process.
  if (!stage.hasDeployed(found.processDefinitionKey)) return [`the job of type '${type}' is of another process`];
  const { jobKey } = found;
  if ('complete' in then) await engine.completeJob(jobKey, then.complete, then.result ?? null);
  else if ('fail' in then)
    await engine.failJob(
      jobKey,
      then.fail.retries,
      then.fail.message,
      then.fail.variables ?? {},
      then.fail.backOff ?? 0,
    );
  else if ('error' in then) await engine.throwError(jobKey, then.error, then.variables ?? {});
  return gets ? broughtBy(found, gets) : [];
};

const noJob: Act<S.NoJobStep> = async ({ engine }, { type }) =>
  (await engine.activateJob(type, LOCK_MS, AT_ONCE)) ? [`a job of type '${type}' is offered`] : [];

const message: Act<S.MessageStep> = async ({ engine, patience }, step) => {
  const { name, key: correlationKey, variables = {}, timeToLive = 0, messageId = null } = step;
  const send = () =>
    step.do === 'correlate'
      ? engine.correlate({ name, correlationKey, variables })
      : engine.publish({ name, correlationKey, variables }, timeToLive, messageId);
  if (!step.again) return send();
  const refusal = await lookUntil(
    patience,
    () => send().catch((error: unknown) => error),
    (found) => !(found instanceof Refusal),
  );
  if (refusal instanceof Error) throw refusal;
};

const task: Act<S.TaskStep> = async (stage, { element, instance, then }) => {
  const { engine } = stage;
  const key = await stage.task(element, instance);
  if ('complete' in then) return engine.completeTask(key, then.complete);
  if ('assign' in then) return engine.assignTask(key, then.assign, then.allowOverride ?? true);
  if ('unassign' in then) return engine.unassignTask(key);
  if ('update' in then) return engine.updateTask(key, then.update);
  const schema = await engine.taskForm(key);
  return differencesOf('form', then.form, schema === null ? null : (JSON.parse(schema) as { id: string }).id);
};

const resolve: Act<S.ResolveStep> = async (stage, { element, instance, retries }) => {
  const { incidentKey, jobKey } = await stage.incident(element, instance);
  if (retries !== undefined && jobKey !== null) await stage.engine.updateRetries(jobKey, retries);
  await stage.engine.resolveIncident(incidentKey);
};

const setVariables: Act<S.SetVariablesStep> = async (stage, { element, instance, variables, local }) => {
  const scope = element === undefined ? stage.instance(instance) : await stage.activeElement(element, instance);
  await stage.engine.setVariables(scope, variables, local ?? false);
};

const modify: Act<S.ModifyStep> = async (stage, { instance, activate, terminate }) => {
  const keys: string[] = [];
  for (const element of terminate ?? []) keys.push(await stage.activeElement(element, instance));
  await stage.engine.modify(stage.instance(instance), {
    activate: (activate ?? []).map(({ element, variables }) => ({ elementId: element, variables: variables ?? {} })),
    terminate: keys,
  });
};

const adHoc: Act<S.AdHocStep> = async (stage, { element, instance, activate, cancelRemaining }) => {
  const key = await stage.activeElement(element, instance);
  await stage.engine.activateAdHoc(key, activate, cancelRemaining ?? false);
};

const actionOf = (stage: Stage, { action }: S.BatchStep): BatchAction => {
  if (typeof action === 'string') return { type: action };
  if ('from' in action) return { type: 'move', ...action };
  const targetProcessDefinitionKey = stage.version(action.migrateTo);
  return { type: 'migrate', targetProcessDefinitionKey, mapping: mappings(action.mapping) };
};

const ENDED = ['COMPLETED', 'PARTIALLY_COMPLETED', 'FAILED', 'CANCELED'];

const batch: Act<S.BatchStep> = async (stage, step) => {
  const key = await stage.engine.batch(actionOf(stage, step), stage.version(step.process, 1));
  const { total, completed, failed } = await lookUntil(
    stage.patience,
    () => stage.engine.batchOperation(key),
    ({ state }) => ENDED.includes(state),
  );
  return differencesOf('batch operation', step.counts, { total, completed, failed });
};

const evaluate: Act<S.EvaluateStep> = async ({ engine }, { decision, variables, output }) => {
  const found = await engine.evaluateDecision(decision, variables);
  return output === undefined ? [] : differencesOf('decision output', output, found);
};

const acts: { readonly [T in Acting['do']]: Act<Extract<Acting, { readonly do: T }>> } = {
  create,
  started,
  job,
  noJob,
  publish: message,
  correlate: message,
  broadcast: ({ engine }, { name, variables }) => engine.broadcast(name, variables ?? {}),
  task,
  clock: (stage, { at }) => stage.pinClock(at),
  resolve,
  setVariables,
  cancel: (stage, { instance }) => stage.engine.cancel(stage.instance(instance)),
  modify,
  migrate: (stage, { instance, to, mapping }) =>
    stage.engine.migrate(stage.instance(instance), stage.version(to), mappings(mapping)),
  adHoc,
  batch,
  deploy: (stage, { files }) => stage.deploy(files),
  delete: (stage, { process }) => stage.engine.deleteResource(stage.version(process)),
  evaluate,
};

/** Does one step; a step that is to be refused and is taken is a difference, and so is another status. */
export async function act(stage: Stage, step: Acting): Promise<Found> {
  const expected = 'refused' in step ? step.refused : undefined;
  try {
    const found = (await (acts[step.do] as Act<Acting>)(stage, step)) ?? [];
    return expected === undefined ? found : [`expected to be refused with ${String(expected)}, but it was taken`];
  } catch (error) {
    if (expected === undefined || !(error instanceof Refusal)) throw error;
    return differencesOf('status of the refusal', expected, error.status);
  }
}
