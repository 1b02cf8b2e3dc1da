/** Tasks and call activities. */
import type {
  ActivityElement,
  BusinessRuleTaskElement,
  CallActivityElement,
  Expression,
  ReceiveTaskElement,
  ScriptTaskElement,
  UserTaskElement,
} from '../../core/model.ts';
import { feelOnly, optionalExpression, readExpression } from '../expression.ts';
import { flagOf, idOf, localType, textOf, type XmlElement } from '../xmlElement.ts';
import { readActivityParts, readBase } from './base.ts';
import type { Declarations } from './declarations.ts';
import { readMessage } from './eventDefinitions.ts';
import { headersOf, readJob, readTaskListeners, requireJob } from './jobs.ts';
import { extensionOf, type Reading } from './reading.ts';
import { readBinding, readForm } from './references.ts';
import type { Scope } from './scope.ts';
import { isZonedDateTime } from './timers.ts';

/** The task, or null when the element is no task. */
export function readTask(
  node: XmlElement,
  scope: Scope,
  declarations: Declarations,
  reading: Reading,
): ActivityElement | null {
  const parts = () => ({ ...readBase(node, scope, reading), ...readActivityParts(node, scope, reading) });
  switch (localType(node)) {
    case 'ServiceTask':
      return { type: 'SERVICE_TASK', ...parts(), job: requireJob(node, 'The service task', reading) };
    case 'SendTask':
      return { type: 'SEND_TASK', ...parts(), job: requireJob(node, 'The send task', reading) };
    case 'ReceiveTask':
      return receiveTask(node, parts(), declarations, reading);
    case 'ScriptTask':
      return { type: 'SCRIPT_TASK', ...parts(), implementation: scriptOf(node, reading) };
    case 'BusinessRuleTask':
      return { type: 'BUSINESS_RULE_TASK', ...parts(), implementation: ruleOf(node, reading) };
    case 'UserTask':
      return { type: 'USER_TASK', ...parts(), ...userTaskOf(node, reading) };
    case 'ManualTask':
      return { type: 'MANUAL_TASK', ...parts() };
    case 'Task':
      return { type: 'TASK', ...parts() };
    case 'CallActivity':
      return { type: 'CALL_ACTIVITY', ...parts(), ...calledOf(node, reading) };
    default:
      return null;
  }
}

type Parts = ReturnType<typeof readBase> & ReturnType<typeof readActivityParts>;

function receiveTask(node: XmlElement, parts: Parts, declarations: Declarations, reading: Reading): ReceiveTaskElement {
  if (flagOf(node, 'instantiate', false)) {
    reading.refuse(idOf(node), 'A receive task that starts a process is not supported; use a message start event.');
  }
  return { type: 'RECEIVE_TASK', ...parts, event: readMessage(node, 'required', idOf(node), declarations, reading) };
}

function scriptOf(node: XmlElement, reading: Reading): ScriptTaskElement['implementation'] {
  const script = extensionOf(node, 'Script', reading);
  if (!decideBetween(script, 'zeebe:script', 'The script task', node, reading)) {
    return { kind: 'job', job: requireJob(node, 'The script task', reading) };
  }
  const expression = feelOnly(textOf(script, 'expression'), 'The script', idOf(node), reading);
  const resultVariable = textOf(script, 'resultVariable');
  if (expression === null) reading.refuse(idOf(node), 'The script has no expression.');
  if (resultVariable === null) reading.refuse(idOf(node), 'The script does not say which variable takes its result.');
  return { kind: 'script', expression: expression ?? NOTHING, resultVariable: resultVariable ?? '' };
}

function ruleOf(node: XmlElement, reading: Reading): BusinessRuleTaskElement['implementation'] {
  const called = extensionOf(node, 'CalledDecision', reading);
  if (!decideBetween(called, 'zeebe:calledDecision', 'The business rule task', node, reading)) {
    return { kind: 'job', job: requireJob(node, 'The business rule task', reading) };
  }
  const decisionId = optionalExpression(textOf(called, 'decisionId'), idOf(node), reading);
  const resultVariable = textOf(called, 'resultVariable');
  if (decisionId === null) reading.refuse(idOf(node), 'The called decision has no decision id.');
  if (resultVariable === null)
    reading.refuse(idOf(node), 'The called decision does not say which variable takes its result.');
  return {
    kind: 'decision',
    decisionId: decisionId ?? NOTHING,
    binding: readBinding(called, idOf(node), reading),
    resultVariable: resultVariable ?? '',
  };
}

const NOTHING: Expression = { kind: 'static', value: '' };

/** True when the element runs by its own extension; a job besides it is refused. */
function decideBetween(
  own: XmlElement | null,
  extension: string,
  what: string,
  node: XmlElement,
  reading: Reading,
): own is XmlElement {
  if (own === null) return false;
  if (readJob(node, reading) !== null) {
    reading.refuse(idOf(node), `${what} has both ${extension} and zeebe:taskDefinition; one of them says how it runs.`);
  }
  return true;
}

function userTaskOf(node: XmlElement, reading: Reading): Omit<UserTaskElement, 'type' | keyof Parts> {
  const implementation = extensionOf(node, 'UserTask', reading) === null ? 'job' : 'native';
  const assignment = extensionOf(node, 'AssignmentDefinition', reading);
  const schedule = extensionOf(node, 'TaskSchedule', reading);
  const priority = extensionOf(node, 'PriorityDefinition', reading);
  const expression = (extension: XmlElement | null, property: string) =>
    extension === null ? null : optionalExpression(textOf(extension, property), idOf(node), reading);
  const taskListeners = readTaskListeners(node, reading);
  if (implementation === 'job' && taskListeners.length > 0) {
    reading.refuse(idOf(node), 'Task listeners need a native user task (zeebe:userTask).');
  }
  return {
    implementation,
    assignee: expression(assignment, 'assignee'),
    candidateGroups: expression(assignment, 'candidateGroups'),
    candidateUsers: expression(assignment, 'candidateUsers'),
    dueDate: dateOf(expression(schedule, 'dueDate'), 'due date', node, reading),
    followUpDate: dateOf(expression(schedule, 'followUpDate'), 'follow-up date', node, reading),
    priority: priorityOf(expression(priority, 'priority'), node, reading),
    form: readForm(node, implementation, reading),
    headers: headersOf(extensionOf(node, 'TaskHeaders', reading)),
    taskListeners,
  };
}

function dateOf(date: Expression | null, what: string, node: XmlElement, reading: Reading): Expression | null {
  if (date?.kind === 'static' && !isZonedDateTime(date.value.trim())) {
    reading.refuse(idOf(node), `The ${what} '${date.value}' is not an ISO 8601 date and time with a zone.`);
  }
  return date;
}

function priorityOf(priority: Expression | null, node: XmlElement, reading: Reading): Expression | null {
  if (priority?.kind === 'static' && !(/^\d{1,3}$/.test(priority.value.trim()) && Number(priority.value) <= 100)) {
    reading.refuse(idOf(node), `The priority '${priority.value}' is not a whole number from 0 to 100.`);
  }
  return priority;
}

function calledOf(node: XmlElement, reading: Reading): Omit<CallActivityElement, 'type' | keyof Parts> {
  const called = extensionOf(node, 'CalledElement', reading);
  const processId = called === null ? null : optionalExpression(textOf(called, 'processId'), idOf(node), reading);
  if (processId === null)
    reading.refuse(idOf(node), 'The call activity does not say which process it calls (zeebe:calledElement).');
  if (called !== null && textOf(called, 'businessId') !== null) {
    reading.refuse(idOf(node), 'A business id on a call activity is not supported.');
  }
  return {
    processId: processId ?? readExpression('', idOf(node), reading),
    binding: called === null ? { kind: 'latest' } : readBinding(called, idOf(node), reading),
    propagateAllParentVariables: called === null || flagOf(called, 'propagateAllParentVariables', true),
    propagateAllChildVariables: called === null || flagOf(called, 'propagateAllChildVariables', true),
  };
}
