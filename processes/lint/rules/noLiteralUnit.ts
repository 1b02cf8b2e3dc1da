import { extension, is, text, type RuleFactory } from '../moddle.ts';

/** Candidate groups come from the case store, which leaves the accused unit out; a unit in the model would always be offered (R1 art. 28). */
export const noLiteralUnit: RuleFactory = () => ({
  check(node, reporter) {
    if (!is(node, 'bpmn:UserTask')) return;
    const assignment = extension(node, 'zeebe:AssignmentDefinition');
    for (const attribute of ['assignee', 'candidateGroups', 'candidateUsers']) {
      const value = assignment && text(assignment, attribute);
      if (value === undefined || value.trim() === '' || (value.startsWith('=') && !/"/.test(value))) continue;
      reporter.report(node.id ?? '', `'${value}' names a unit or a person: take it from taskGroups or claimGroups.`, {
        zh: `“${value}”写死了单位或个人：请取自 taskGroups 或 claimGroups`,
        article: 'R1-28',
      });
    }
  },
});
