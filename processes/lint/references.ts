/** What a process names must be there: forms, decisions, called processes. */
import type { ExecutableProcess } from '../../engine/core/model.ts';
import type { Words } from './explore/monitor.ts';
import type { Context, Problem } from './problems.ts';

export function brokenReferences(
  process: ExecutableProcess,
  { forms, decisions }: Pick<Context, 'forms' | 'decisions'>,
  processes: readonly ExecutableProcess[],
): readonly Problem[] {
  const found: Problem[] = [];
  const missing = (ruleId: string, elementId: string, message: Words): void =>
    void found.push({ ruleId: `references/${ruleId}`, severity: 'error', elementId, message });
  for (const element of Object.values(process.elements)) {
    if (element.type === 'USER_TASK' && element.form?.kind === 'linked' && !forms.includes(element.form.formId))
      missing('form', element.id, {
        zh: `没有表单“${element.form.formId}”`,
        en: `There is no form '${element.form.formId}'.`,
      });
    if (element.type === 'BUSINESS_RULE_TASK' && element.implementation.kind === 'decision') {
      const { decisionId } = element.implementation;
      if (decisionId.kind === 'static' && !decisions.includes(decisionId.value))
        missing('decision', element.id, {
          zh: `没有决策“${decisionId.value}”`,
          en: `There is no decision '${decisionId.value}'.`,
        });
    }
    if (element.type === 'CALL_ACTIVITY' && element.processId.kind === 'static') {
      const called = element.processId.value;
      if (!processes.some(({ bpmnProcessId }) => bpmnProcessId === called))
        missing('process', element.id, { zh: `没有流程“${called}”`, en: `There is no process '${called}'.` });
    }
  }
  return found;
}
