import { extension, is, text, type RuleFactory } from '../moddle.ts';

/** A user task has a form, candidate groups and a due date from a clock: else nobody sees it, or nobody sees it in time. */
export const userTaskComplete: RuleFactory = () => ({
  check(node, reporter) {
    if (!is(node, 'bpmn:UserTask')) return;
    const missing = (what: string): void => reporter.report(node.id ?? '', `The user task has no ${what}.`);
    if (!extension(node, 'zeebe:UserTask')) missing('zeebe:userTask, so Camunda would make a job of it');
    const form = extension(node, 'zeebe:FormDefinition');
    if (!form || !text(form, 'formId')) missing('form');
    const assignment = extension(node, 'zeebe:AssignmentDefinition');
    if (!assignment || !text(assignment, 'candidateGroups')) missing('candidate groups');
    const schedule = extension(node, 'zeebe:TaskSchedule');
    if (!schedule || !text(schedule, 'dueDate')) missing('due date');
  },
});
