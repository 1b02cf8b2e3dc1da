/** Short ways to write the steps of a scenario. */
import type { Json, JobResult, Variables } from './engine.ts';
import type * as S from './scenario.ts';

type Options<T extends { readonly do: string }, K extends keyof T = never> = Omit<T, 'do' | K>;

/** Starts an instance of the scenario's process, unless another is named. */
export const create = (options: Options<S.CreateStep> = {}): S.CreateStep => ({ do: 'create', ...options });

/** Waits until event starts or calls have made exactly these instances of a process. */
export const started = (process: string, ...as: string[]): S.StartedStep => ({ do: 'started', process, as });

export const completeJob = (
  type: string,
  complete: Variables = {},
  more: { readonly gets?: S.JobStep['gets']; readonly result?: JobResult } = {},
): S.JobStep => ({
  do: 'job',
  type,
  ...(more.gets && { gets: more.gets }),
  then: { complete, ...(more.result && { result: more.result }) },
});

export const failJob = (
  type: string,
  retries: number,
  variables: Variables = {},
  more: { readonly backOff?: number } = {},
): S.JobStep => ({
  do: 'job',
  type,
  then: { fail: { retries, message: 'as the scenario wants', variables, ...more } },
});

export const noJob = (type: string): S.NoJobStep => ({ do: 'noJob', type });

export const throwError = (type: string, error: string, variables: Variables = {}): S.JobStep => ({
  do: 'job',
  type,
  then: { error, variables },
});

export const letJobTimeOut = (type: string): S.JobStep => ({ do: 'job', type, then: { timeOut: true } });

export const publish = (
  name: string,
  key: string,
  options: Options<S.MessageStep, 'name' | 'key'> = {},
): S.MessageStep => ({ do: 'publish', name, key, ...options });

export const correlate = (
  name: string,
  key: string,
  options: Options<S.MessageStep, 'name' | 'key'> = {},
): S.MessageStep => ({ do: 'correlate', name, key, ...options });

export const broadcast = (name: string, variables: Variables = {}): S.SignalStep => ({
  do: 'broadcast',
  name,
  variables,
});

export const task = (element: string, then: S.TaskStep['then'], more: { readonly refused?: 400 | 404 | 409 } = {}) =>
  ({ do: 'task', element, then, ...more }) satisfies S.TaskStep;

export const completeTask = (element: string, complete: Variables = {}) => task(element, { complete });

export const clockAt = (at: string): S.ClockStep => ({ do: 'clock', at });

export const resolve = (element: string, more: Options<S.ResolveStep, 'element'> = {}): S.ResolveStep => ({
  do: 'resolve',
  element,
  ...more,
});

export const setVariables = (
  variables: Variables,
  more: Options<S.SetVariablesStep, 'variables'> = {},
): S.SetVariablesStep => ({ do: 'setVariables', variables, ...more });

export const cancel = (options: Options<S.CancelStep> = {}): S.CancelStep => ({ do: 'cancel', ...options });

export const modify = (options: Options<S.ModifyStep>): S.ModifyStep => ({ do: 'modify', ...options });

export const migrate = (
  to: string,
  mapping: Readonly<Record<string, string>>,
  more: Options<S.MigrateStep, 'to' | 'mapping'> = {},
): S.MigrateStep => ({ do: 'migrate', to, mapping, ...more });

export const activateAdHoc = (
  element: string,
  activate: readonly string[],
  more: Options<S.AdHocStep, 'element' | 'activate'> = {},
): S.AdHocStep => ({ do: 'adHoc', element, activate, ...more });

export const batch = (process: string, action: S.BatchStep['action'], counts: S.BatchStep['counts']): S.BatchStep => ({
  do: 'batch',
  process,
  action,
  counts,
});

export const deploy = (files: readonly string[], more: { readonly refused?: 400 } = {}): S.DeployStep => ({
  do: 'deploy',
  files,
  ...more,
});

export const deleteProcess = (process: string, more: { readonly refused?: 404 | 409 } = {}): S.DeleteStep => ({
  do: 'delete',
  process,
  ...more,
});

export const evaluate = (decision: string, variables: Variables, output: Json): S.EvaluateStep => ({
  do: 'evaluate',
  decision,
  variables,
  output,
});

export const see = (what: Options<S.ExpectStep>): S.ExpectStep => ({ do: 'expect', ...what });

/** The instance has completed, having been at these elements. */
export const completed = (elements: readonly string[], more: Options<S.ExpectStep, 'elements' | 'state'> = {}) =>
  see({ state: 'COMPLETED', elements, ...more });
