/** What workers and operators do to jobs. */
import { completeWith } from '../behaviors/activation.ts';
import { activateAdHocElements, endAdHoc } from '../behaviors/adHoc.ts';
import { raiseIncident } from '../behaviors/incidents.ts';
import { findCatcher, throwError as throwErrorAt, unhandledError } from '../behaviors/throwing.ts';
import { listenerAgreed, listenerDenied } from '../behaviors/userTasks.ts';
import { propagate, setAllLocal } from '../behaviors/variables.ts';
import type { CompleteJob, FailJob, Rejection, ThrowError, UpdateJob } from '../commands.ts';
import type { Key } from '../json.ts';
import type { AdHocSubProcessElement } from '../model.ts';
import type { Processing } from '../processing.ts';
import type { ElementInstance, IncidentErrorType, JobKind, JobState } from '../state.ts';
import { invalidArgument, invalidState, notFound } from './rejections.ts';

type Found = { readonly inst: ElementInstance; readonly job: JobState };

const findJob = (
  p: Processing,
  verb: string,
  command: { readonly jobKey: Key; readonly elementInstanceKey: Key },
): Found | Rejection => {
  const inst = p.element(command.elementInstanceKey);
  if (inst?.job?.key !== command.jobKey)
    return notFound(`Expected to ${verb} job with key '${command.jobKey}', but no such job was found`);
  return { inst, job: inst.job };
};

const findOpenJob = (
  p: Processing,
  verb: string,
  command: { readonly jobKey: Key; readonly elementInstanceKey: Key },
): Found | Rejection => {
  const found = findJob(p, verb, command);
  if ('code' in found || found.job.state === 'OPEN') return found;
  return invalidState(`Expected to ${verb} job with key '${command.jobKey}', but it is in state '${found.job.state}'`);
};

export const completeJob = (p: Processing, command: CompleteJob): Rejection | null => {
  const found = findOpenJob(p, 'complete', command);
  if ('code' in found) return found;
  const { inst, job } = found;
  const result = command.result?.type === 'userTask' ? command.result : null;
  const rejection = job.kind === 'AD_HOC_SUB_PROCESS' ? checkAdHocResult(p, inst, command) : null;
  if (rejection) return rejection;
  p.emit({
    type: 'JOB_COMPLETED',
    jobKey: job.key,
    elementInstanceKey: inst.key,
    isDenied: result?.denied ?? false,
    deniedReason: result?.deniedReason ?? null,
  });
  if (job.kind === 'BPMN_ELEMENT') completeWith(p, p.must(inst.key), { targetId: null, variables: command.variables });
  else if (job.kind === 'EXECUTION_LISTENER') executionListenerDone(p, inst, command);
  else if (job.kind === 'AD_HOC_SUB_PROCESS') adHocDecided(p, inst, command);
  else if (result?.denied) listenerDenied(p, p.must(inst.key));
  else listenerAgreed(p, p.must(inst.key), result?.corrections ?? {});
  return null;
};

const executionListenerDone = (p: Processing, inst: ElementInstance, command: CompleteJob): void => {
  if (inst.state === 'ACTIVATING') setAllLocal(p, inst.key, command.variables);
  else propagate(p, inst.key, command.variables);
  p.emit({ type: 'LISTENERS_ADVANCED', key: inst.key, index: (inst.listenerIndex ?? 0) + 1 });
  p.push({ kind: 'resume', key: inst.key });
};

const checkAdHocResult = (p: Processing, inst: ElementInstance, command: CompleteJob): Rejection | null => {
  const { childIds } = p.model(inst.elementId) as AdHocSubProcessElement;
  const elements = command.result?.type === 'adHocSubProcess' ? command.result.activateElements : [];
  const unknown = elements.find(({ elementId }) => !childIds.includes(elementId));
  if (!unknown) return null;
  return notFound(
    `Expected to activate activities for ad-hoc sub-process with key '${inst.key}', but the given element '${unknown.elementId}' does not exist.`,
  );
};

const adHocDecided = (p: Processing, inst: ElementInstance, command: CompleteJob): void => {
  propagate(p, inst.key, command.variables);
  const result = command.result?.type === 'adHocSubProcess' ? command.result : null;
  if (result?.isCancelRemainingInstances)
    for (const child of p.view.childrenOf(inst.key)) p.push({ kind: 'terminate', key: child.key });
  if (result?.isCompletionConditionFulfilled) endAdHoc(p, inst.key);
  else activateAdHocElements(p, inst, result?.activateElements ?? []);
};

const NO_RETRIES: Readonly<Record<JobKind, IncidentErrorType>> = {
  BPMN_ELEMENT: 'JOB_NO_RETRIES',
  EXECUTION_LISTENER: 'EXECUTION_LISTENER_NO_RETRIES',
  TASK_LISTENER: 'TASK_LISTENER_NO_RETRIES',
  AD_HOC_SUB_PROCESS: 'AD_HOC_SUB_PROCESS_NO_RETRIES',
};

export const failJob = (p: Processing, command: FailJob): Rejection | null => {
  const found = findOpenJob(p, 'fail', command);
  if ('code' in found) return found;
  const { inst, job } = found;
  const { retries, errorMessage, retryBackOff } = command;
  p.emit({ type: 'JOB_FAILED', jobKey: job.key, elementInstanceKey: inst.key, retries, errorMessage, retryBackOff });
  setAllLocal(p, inst.key, command.variables);
  if (retries > 0) return null;
  const message = errorMessage === '' ? 'No more retries left.' : errorMessage;
  raiseIncident(p, p.must(inst.key), { errorType: NO_RETRIES[job.kind], message }, job.key);
  return null;
};

export const throwError = (p: Processing, command: ThrowError): Rejection | null => {
  const found = findOpenJob(p, 'throw an error for', command);
  if ('code' in found) return found;
  const { inst, job } = found;
  if (job.kind === 'TASK_LISTENER')
    return invalidState(
      `Expected to throw an error for job with key '${job.key}', but it is a task listener job, which cannot throw errors`,
    );
  const { errorCode, errorMessage, variables } = command;
  const caught = findCatcher(p, inst, 'error', errorCode) !== null;
  p.emit({ type: 'JOB_ERROR_THROWN', jobKey: job.key, elementInstanceKey: inst.key, errorCode, errorMessage, caught });
  if (throwErrorAt(p, p.must(inst.key), errorCode, errorMessage, variables) === 'uncaught')
    raiseIncident(p, p.must(inst.key), unhandledError(p, inst, errorCode, errorMessage), job.key);
  return null;
};

export const updateJob = (p: Processing, command: UpdateJob): Rejection | null => {
  const found = findJob(p, 'update', command);
  if ('code' in found) return found;
  if (command.retries !== null && command.retries < 1)
    return invalidArgument(
      `Expected to update retries for job with key '${command.jobKey}' with a positive amount of retries, but the amount given was '${command.retries}'`,
    );
  p.emit({
    type: 'JOB_UPDATED',
    jobKey: command.jobKey,
    elementInstanceKey: command.elementInstanceKey,
    retries: command.retries,
    timeout: command.timeout,
  });
  return null;
};
