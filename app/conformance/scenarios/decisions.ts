/** Scenarios of business rule tasks: decision tables by hit policy, literal expressions, requirement graphs. */
import type { Json, Variables } from '../engine.ts';
import type { Scenario } from '../scenario.ts';
import { completed, completeJob, create, deploy, evaluate, resolve, see, setVariables } from '../steps.ts';

const ELEMENTS = ['start', 'decide', 'end'];
const HIT_POLICIES = 'components/modeler/dmn/decision-table-hit-policy/';

/** A decision that one instance asks for: its answer in `found`. */
const decides = (
  id: string,
  words: Pick<Scenario, 'feature' | 'holds'>,
  decisionId: string,
  variables: Variables,
  found: Json,
  docs = HIT_POLICIES,
): Scenario => ({
  id,
  about: 'BUSINESS_RULE_TASK',
  ...words,
  docs,
  with: [`${id}.dmn`],
  script: [
    create({ variables }),
    completed(ELEMENTS, { variables: { ...variables, found }, decisions: [`${decisionId} EVALUATED`] }),
  ],
});

/** The table gives 5, 3 and 10 days for an amount of 70, and never 99. */
const aggregates = (how: string, sentence: string, found: number): Scenario =>
  decides(
    `dmn-collect-${how}`,
    { feature: `DMN hit policy Collect, ${how}`, holds: sentence },
    `dmn-collect-${how}-days`,
    { amount: 70 },
    found,
  );

export const decisions: readonly Scenario[] = [
  decides(
    'dmn-unique',
    { feature: 'DMN hit policy Unique', holds: 'answers the output of the one rule that matches' },
    'dmn-unique-level',
    { amount: 150 },
    'high',
  ),
  {
    id: 'dmn-unique-conflict',
    about: 'BUSINESS_RULE_TASK',
    feature: 'DMN hit policy Unique, violated',
    holds:
      'raises an incident when several rules match, keeps the failed decision, and decides anew when it is resolved',
    docs: HIT_POLICIES,
    with: ['dmn-unique-conflict.dmn'],
    script: [
      create({ variables: { amount: 150 } }),
      see({
        state: 'ACTIVE',
        elements: ['start', 'decide active'],
        incidents: ['decide DECISION_EVALUATION_ERROR'],
        decisions: ['dmn-unique-conflict-level FAILED'],
      }),
      setVariables({ amount: 60 }),
      resolve('decide'),
      completed(ELEMENTS, {
        variables: { amount: 60, found: 'middle' },
        decisions: ['dmn-unique-conflict-level FAILED', 'dmn-unique-conflict-level EVALUATED'],
        incidents: [],
      }),
    ],
  },
  decides(
    'dmn-any',
    { feature: 'DMN hit policy Any', holds: 'answers the common output of all rules that match' },
    'dmn-any-level',
    { amount: 150, urgent: true },
    'high',
  ),
  decides(
    'dmn-first',
    { feature: 'DMN hit policy First', holds: 'answers the output of the first rule that matches' },
    'dmn-first-level',
    { amount: 70 },
    'middle',
  ),
  decides(
    'dmn-rule-order',
    { feature: 'DMN hit policy Rule order', holds: 'answers the outputs of all rules that match, in their order' },
    'dmn-rule-order-acts',
    { amount: 70 },
    ['register', 'tell', 'file'],
  ),
  decides(
    'dmn-collect',
    { feature: 'DMN hit policy Collect', holds: 'answers all outputs as a list, of contexts where there are several' },
    'dmn-collect-acts',
    { amount: 70 },
    [
      { act: 'register', days: 5 },
      { act: 'tell', days: 3 },
    ],
  ),
  aggregates('sum', 'answers the sum of the outputs', 18),
  aggregates('min', 'answers the smallest output', 3),
  aggregates('max', 'answers the largest output', 10),
  aggregates('count', 'answers how many rules match', 3),
  decides(
    'dmn-literal',
    { feature: 'DMN literal expression', holds: 'answers the value of its FEEL expression' },
    'dmn-literal-total',
    { amount: 4 },
    9,
    'components/modeler/dmn/decision-literal-expression/',
  ),
  {
    id: 'dmn-graph',
    about: 'BUSINESS_RULE_TASK',
    feature: 'DMN requirements graph',
    holds: 'evaluates required decisions first, feeds their results into the asking one, and keeps each of them',
    docs: 'components/modeler/dmn/decision-requirements-graph/',
    with: ['dmn-graph.dmn'],
    script: [
      create({ variables: { amount: 90, fee: 20 } }),
      completed(ELEMENTS, {
        variables: { amount: 90, fee: 20, found: 'high' },
        decisions: ['dmn-graph-total EVALUATED', 'dmn-graph-level EVALUATED'],
      }),
      evaluate('dmn-graph-level', { amount: 1, fee: 2 }, 'low'),
    ],
  },
  {
    id: 'dmn-binding',
    about: 'BUSINESS_RULE_TASK',
    feature: 'Called decision: id by expression, binding',
    holds: 'finds the decision by an evaluated id, and with binding “deployment” keeps to the version deployed with it',
    docs: 'components/modeler/bpmn/business-rule-tasks/',
    with: ['dmn-binding.dmn'],
    script: [
      deploy(['dmn-binding.v2.dmn']),
      evaluate('dmn-binding-word', {}, 'second'),
      create({ variables: { what: 'word' } }),
      completed(ELEMENTS, { variables: { what: 'word', found: 'first' } }),
    ],
  },
  {
    id: 'business-rule-job',
    about: 'BUSINESS_RULE_TASK',
    feature: 'Business rule task by a job worker',
    holds: 'offers a job like a service task',
    docs: 'components/modeler/bpmn/business-rule-tasks/',
    script: [
      create(),
      completeJob('business-rule-job.rate', { rating: 3 }),
      completed(['start', 'rate', 'end'], { variables: { rating: 3 } }),
    ],
  },
];
