import { extension, is, text, type RuleFactory } from '../moddle.ts';

/** A user task has a form, candidate groups and a due date from a clock: else nobody sees it, or nobody sees it in time. */
export const userTaskComplete: RuleFactory = () => ({
  check(node, reporter) {
    if (!is(node, 'bpmn:UserTask')) return;
    const missing = (what: string, zh: string): void =>
      reporter.report(node.id ?? '', `The user task has no ${what}.`, { zh: `人工任务没有${zh}` });
    if (!extension(node, 'zeebe:UserTask'))
      missing('zeebe:userTask, so Camunda would make a job of it', ' zeebe:userTask，Camunda 会把它当成作业');
    const form = extension(node, 'zeebe:FormDefinition');
    if (!form || !text(form, 'formId')) missing('form', '表单');
    const assignment = extension(node, 'zeebe:AssignmentDefinition');
    if (!assignment || !text(assignment, 'candidateGroups')) missing('candidate groups', '候选组');
    const schedule = extension(node, 'zeebe:TaskSchedule');
    if (!schedule || !text(schedule, 'dueDate')) missing('due date', '到期日');
  },
});
