import { contractOfForm, effectsOf } from '../../../domain/jobs/effects.ts';
import { PERSONS_ONLY } from '../law/duties.ts';
import { extension, is, many, one, text, type ModdleElement, type RuleFactory } from '../moddle.ts';

/** No timer takes the place of a person whose judgement the law asks for: it may remind beside the task, not end it (R1 art. 39, R7 art. 24). */
export const judgementByPerson: RuleFactory = () => ({
  check(node, reporter) {
    if (!is(node, 'bpmn:BoundaryEvent') || node.get?.('cancelActivity') === false) return;
    if (!many(node, 'eventDefinitions').some((each) => is(each, 'bpmn:TimerEventDefinition'))) return;
    const task = one(node, 'attachedToRef');
    if (!task || !isJudgement(task)) return;
    reporter.report(node.id ?? '', `This timer ends '${task.id ?? ''}', which only a person may decide.`, {
      zh: `这个定时器会结束“${task.id ?? ''}”，而该判断只能由人作出`,
      article: 'R7-24',
    });
  },
});

function isJudgement(task: ModdleElement): boolean {
  const form = extension(task, 'zeebe:FormDefinition');
  const contract = form && contractOfForm(text(form, 'formId') ?? '');
  return (
    contract !== undefined &&
    contract.outcomes.some((outcome) => effectsOf(contract, outcome).some((event) => PERSONS_ONLY.includes(event)))
  );
}
