/** Evaluating what a user task element says about its task. */
import type { VariableReader } from '../context.ts';
import type { Result } from '../failure.ts';
import { fail, ok } from '../failure.ts';
import type { Key } from '../json.ts';
import type { Expression, UserTaskElement } from '../model.ts';
import type { Processing } from '../processing.ts';
import type { ElementInstance, UserTaskAttributes } from '../state.ts';
import { evaluateNumber, evaluateOptionalString, evaluateStrings } from './expressions.ts';
import { parseInstant } from './iso8601.ts';
import { ScopeReader } from './variables.ts';

const DEFAULT_PRIORITY = 50;

export interface PreparedUserTask extends UserTaskAttributes {
  readonly formKey: Key | null;
  readonly externalFormReference: string | null;
}

/** Everything evaluated, or the first failure. */
export const prepareUserTask = (
  p: Processing,
  element: UserTaskElement,
  inst: ElementInstance,
): Result<PreparedUserTask> => {
  const reader = new ScopeReader(p.view, inst.key);
  const assignee = evaluateOptionalString(p, element.assignee, reader);
  if (!assignee.ok) return assignee;
  const candidateGroups = evaluateStrings(p, element.candidateGroups, reader);
  if (!candidateGroups.ok) return candidateGroups;
  const candidateUsers = evaluateStrings(p, element.candidateUsers, reader);
  if (!candidateUsers.ok) return candidateUsers;
  const dueDate = evaluateDate(p, element.dueDate, reader);
  if (!dueDate.ok) return dueDate;
  const followUpDate = evaluateDate(p, element.followUpDate, reader);
  if (!followUpDate.ok) return followUpDate;
  const priority = evaluatePriority(p, element.priority, reader);
  if (!priority.ok) return priority;
  const form = findForm(p, element, reader);
  if (!form.ok) return form;
  return ok({
    assignee: assignee.value === '' ? null : assignee.value,
    candidateGroups: candidateGroups.value,
    candidateUsers: candidateUsers.value,
    dueDate: dueDate.value,
    followUpDate: followUpDate.value,
    priority: priority.value,
    ...form.value,
  });
};

const evaluateDate = (p: Processing, expression: Expression | null, reader: VariableReader): Result<string | null> => {
  const text = evaluateOptionalString(p, expression, reader);
  if (!text.ok || text.value === null || text.value === '') return text.ok ? ok(null) : text;
  if (parseInstant(text.value) !== null) return text;
  return fail(
    'EXTRACT_VALUE_ERROR',
    `Invalid date-time format '${text.value}' for expression '${sourceOf(expression!)}': expected an ISO 8601 date-time`,
  );
};

const sourceOf = (expression: Expression): string =>
  expression.kind === 'feel' ? expression.source : expression.value;

const evaluatePriority = (p: Processing, expression: Expression | null, reader: VariableReader): Result<number> => {
  if (!expression) return ok(DEFAULT_PRIORITY);
  const priority = evaluateNumber(p, expression, reader);
  if (!priority.ok || (priority.value >= 0 && priority.value <= 100 && Number.isInteger(priority.value)))
    return priority;
  return fail(
    'EXTRACT_VALUE_ERROR',
    `Expected priority to be an integer between 0 and 100, but was '${priority.value}'`,
  );
};

const findForm = (
  p: Processing,
  { form }: UserTaskElement,
  reader: VariableReader,
): Result<{ formKey: Key | null; externalFormReference: string | null }> => {
  if (!form || form.kind === 'key') return ok({ formKey: null, externalFormReference: null });
  if (form.kind === 'external') {
    const reference = evaluateOptionalString(p, form.reference, reader);
    return reference.ok ? ok({ formKey: null, externalFormReference: reference.value }) : reference;
  }
  const formKey = p.ctx.forms.find(form.formId, form.binding, p.deployed.deploymentKey);
  if (formKey === undefined)
    return fail(
      'FORM_NOT_FOUND',
      `Expected to find a form with id '${form.formId}', but no form with this id is found, at least a form with this id should be available. To resolve the incident please deploy a form with the same id`,
    );
  return ok({ formKey, externalFormReference: null });
};
