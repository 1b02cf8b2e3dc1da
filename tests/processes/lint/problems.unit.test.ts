import { problemsOf } from '../support/problems.ts';
import { shippedXml } from './support/models.ts';
import { breaches } from './support/unlawful.ts';

const shippedText = (name: string): string => shippedXml.get(name)!;
const unlawful = breaches.find(({ processId }) => processId === 'claim-handling')!;
const asked = {
  unlawful: unlawful.xml,
  form: shippedText('claim-handling').replace('formId="claim-handling.accept"', 'formId="claim-handling.new"'),
  decision: shippedText('claim-handling').replace('decisionId="dt-07-escalation"', 'decisionId="dt-99"'),
  job: shippedText('monthly-review').replace('"review.sample"', '"review.vanish"'),
  call: shippedText('petition-case').replace('processId="claim-diversion"', 'processId="claim-elsewhere"'),
  drawing: shippedText('monthly-review').replace('name="评查日到"', ''),
  broken: '<bpmn:definitions',
};
/** Enough for all but petition-case, whose law is not asked here. */
const answers = problemsOf(asked, { budget: { maxStates: 60 } });
const of = (name: keyof typeof asked) => answers[name]!.problems;

test('should show a breach of law with its article, the words of both languages, the path and why', () => {
  expect(of('unlawful')).toContainEqual(
    expect.objectContaining({
      ruleId: 'law/reply-before-close',
      severity: 'error',
      elementId: unlawful.elementId,
      article: 'R1-32',
      message: {
        zh: '流程在此结束，但还没有对该项诉求的书面答复',
        en: 'the flow ends here without the written reply on the claim',
      },
    }),
  );
  const [first] = of('unlawful').filter(({ ruleId }) => ruleId === 'law/reply-before-close');
  expect(first?.path?.map(({ elementId }) => elementId)).toEqual([
    'event-claim-received',
    'task-accept',
    'task-investigate',
    'task-draft-opinion',
    'task-pre-check',
  ]);
  expect(first?.why.zh).toContain('《信访工作条例》第 32 条');
  expect(of('unlawful').map(({ ruleId }) => ruleId)).toContain('fengqiao/reachable');
});

test('should name a form, a decision and a called process that are not there', () => {
  expect(of('form')).toContainEqual(expect.objectContaining({ ruleId: 'references/form', elementId: 'task-accept' }));
  expect(of('decision')).toContainEqual(
    expect.objectContaining({ ruleId: 'references/decision', elementId: 'rule-escalation' }),
  );
  expect(of('call')).toContainEqual(
    expect.objectContaining({ ruleId: 'references/process', elementId: 'call-claim-diversion' }),
  );
});

test('should leave open, never pass, what it cannot tell', () => {
  const open = of('job').filter(({ severity }) => severity === 'open');
  expect(open.map(({ ruleId, elementId }) => `${ruleId} ${elementId}`)).toEqual([
    'law/reply-before-close job-sample',
    'law/lawful-clock job-sample',
    'law/impartial-receiver job-sample',
    'law/person-decides job-sample',
  ]);
  expect(open[0]?.message.zh).toContain('无法判定');
  expect(
    of('form')
      .filter(({ severity }) => severity === 'open')
      .map(({ elementId }) => elementId),
  ).toContain('task-accept');
});

test('should give the drawing rules of bpmnlint in both languages', () => {
  const label = of('drawing').find(({ ruleId }) => ruleId === 'label-required');
  expect(label).toMatchObject({
    elementId: 'event-review-day',
    message: { zh: expect.stringContaining('BPMN') as string },
  });
});

test('should say that a file that is no BPMN cannot run', () => {
  expect(of('broken')).toEqual([expect.objectContaining({ ruleId: 'engine', severity: 'error' })]);
});
