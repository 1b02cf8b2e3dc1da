/** Tasks and call activities. */
import { addActivity, job, type Activity } from './activities.ts';
import type { Block, Scope } from './scope.ts';
import { xml } from './xml.ts';

/** Each job type is used by one element, so that a worker can choose what it works on. */
const withJob = (kind: string, element: string, scope: Scope): Activity => ({
  kind,
  element,
  extension: job(`${kind}-${String(scope.file.number())}`),
});

const script = (scope: Scope): Activity => ({
  kind: 'script',
  element: 'scriptTask',
  extension: xml('zeebe:script', { expression: '=n + 1', resultVariable: scope.file.random.pick(['n', 'm']) }),
});

const user = ({ file }: Scope): Activity => ({
  kind: 'user',
  element: 'userTask',
  extension: file.chance(75)
    ? xml('zeebe:userTask') + xml('zeebe:assignmentDefinition', { candidateGroups: 'all' })
    : '',
});

const receive = ({ file }: Scope): Activity => ({
  kind: 'receive',
  element: 'receiveTask',
  attributes: { messageRef: file.message() },
});

const KINDS: readonly ((scope: Scope) => Activity)[] = [
  (scope) => withJob('service', 'serviceTask', scope),
  (scope) => withJob('service', 'serviceTask', scope),
  (scope) => withJob('send', 'sendTask', scope),
  (scope) => withJob('rule', 'businessRuleTask', scope),
  (scope) => withJob('job-script', 'scriptTask', scope),
  script,
  user,
  user,
  receive,
  () => ({ kind: 'manual', element: 'manualTask' }),
  () => ({ kind: 'undefined', element: 'task' }),
];

export const task: Block = (scope, from) => addActivity(scope, from, scope.file.random.pick(KINDS)(scope));

/** Every call catches every error, so that those of the called processes come to an end. */
export const call: Block = (scope, from, depth) => {
  const processId = scope.options.calls;
  if (processId === null) return task(scope, from, depth);
  const { file } = scope;
  return addActivity(scope, from, {
    kind: 'call',
    element: 'callActivity',
    extension: xml('zeebe:calledElement', {
      processId,
      propagateAllChildVariables: file.chance(50),
      propagateAllParentVariables: 'true',
    }),
    guards: [
      { trigger: 'error', interrupting: true },
      ...(file.chance(50)
        ? [{ trigger: 'escalation', interrupting: file.chance(50), code: file.escalation('CHILD_TOLD') } as const]
        : []),
    ],
  });
};
