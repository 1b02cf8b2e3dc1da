import type { DecisionEvaluation, EvaluatedDecision, Filter, Key, Tables } from '../../runtime/port.ts';
import { DEFAULT_TENANT } from '../schema/values.ts';
import { condition, keyKind, onColumn } from '../search/condition.ts';
import { enumField, type FilterFields, instantField, integerField, keyField, stringField } from '../search/fields.ts';
import type { SortFields } from '../search/request.ts';
import { instant } from './instant.ts';

const STATES = ['EVALUATED', 'FAILED', 'UNSPECIFIED', 'UNKNOWN'];
const TYPES = ['DECISION_TABLE', 'LITERAL_EXPRESSION', 'UNSPECIFIED', 'UNKNOWN'];

const ofRequirements = onColumn('decisionRequirementsKey');

export const decisionInstanceFilter: FilterFields = {
  // `<key>-<index>`, so not a key of the ordinary form.
  decisionEvaluationInstanceKey: stringField('key'),
  decisionEvaluationKey: keyField('decisionEvaluationKey'),
  state: enumField('state', STATES),
  evaluationDate: instantField('evaluationDate'),
  evaluationFailure: stringField('evaluationFailure'),
  decisionDefinitionKey: keyField('decisionDefinitionKey'),
  decisionDefinitionId: stringField('decisionDefinitionId'),
  decisionDefinitionName: stringField('decisionDefinitionName'),
  decisionDefinitionVersion: integerField('decisionDefinitionVersion'),
  decisionDefinitionType: enumField('decisionDefinitionType', TYPES),
  rootDecisionDefinitionKey: keyField('rootDecisionDefinitionKey'),
  decisionRequirementsKey: condition(keyKind, (operator, value): Filter => ({
    exists: 'decisionDefinitions',
    column: 'key',
    field: 'decisionDefinitionKey',
    where: ofRequirements(operator, value),
  })),
  processDefinitionKey: keyField('processDefinitionKey'),
  processInstanceKey: keyField('processInstanceKey'),
  elementInstanceKey: keyField('elementInstanceKey'),
  tenantId: stringField('tenantId'),
};

export const decisionInstanceSort: SortFields = {
  decisionEvaluationInstanceKey: 'key',
  decisionEvaluationKey: 'decisionEvaluationKey',
  state: 'state',
  evaluationDate: 'evaluationDate',
  evaluationFailure: 'evaluationFailure',
  decisionDefinitionKey: 'decisionDefinitionKey',
  decisionDefinitionId: 'decisionDefinitionId',
  decisionDefinitionName: 'decisionDefinitionName',
  decisionDefinitionVersion: 'decisionDefinitionVersion',
  decisionDefinitionType: 'decisionDefinitionType',
  rootDecisionDefinitionKey: 'rootDecisionDefinitionKey',
  processDefinitionKey: 'processDefinitionKey',
  processInstanceKey: 'processInstanceKey',
  elementInstanceKey: 'elementInstanceKey',
  tenantId: 'tenantId',
};

/** `DecisionInstanceResult` of the API. */
export const decisionInstanceView = (row: Tables['decisionInstances']) => ({
  decisionEvaluationInstanceKey: row.key,
  decisionEvaluationKey: row.decisionEvaluationKey,
  state: row.state,
  evaluationDate: instant(row.evaluationDate),
  evaluationFailure: row.evaluationFailure,
  decisionDefinitionKey: row.decisionDefinitionKey,
  decisionDefinitionId: row.decisionDefinitionId,
  decisionDefinitionName: row.decisionDefinitionName ?? row.decisionDefinitionId,
  decisionDefinitionVersion: row.decisionDefinitionVersion,
  decisionDefinitionType: row.decisionDefinitionType,
  rootDecisionDefinitionKey: row.rootDecisionDefinitionKey,
  result: JSON.stringify(row.result),
  processDefinitionKey: row.processDefinitionKey,
  processInstanceKey: row.processInstanceKey,
  rootProcessInstanceKey: row.rootProcessInstanceKey,
  elementInstanceKey: row.elementInstanceKey,
  tenantId: row.tenantId,
});

type Rules = Pick<EvaluatedDecision, 'evaluatedInputs' | 'matchedRules'>;

/** How the result came about: values are JSON text, as everywhere outside of variables. */
const rulesView = ({ evaluatedInputs, matchedRules }: Rules) => ({
  evaluatedInputs: evaluatedInputs.map(({ inputId, inputName, inputValue }) => ({
    inputId,
    inputName,
    inputValue: JSON.stringify(inputValue),
  })),
  matchedRules: matchedRules.map(({ ruleId, ruleIndex, evaluatedOutputs }) => ({
    ruleId,
    ruleIndex,
    evaluatedOutputs: evaluatedOutputs.map(({ outputId, outputName, outputValue }) => ({
      outputId,
      outputName,
      outputValue: JSON.stringify(outputValue),
      ruleId,
      ruleIndex,
    })),
  })),
});

/** `DecisionInstanceGetQueryResult` of the API: with inputs and rules. */
export const wholeDecisionInstanceView = (row: Tables['decisionInstances']) => ({
  ...decisionInstanceView(row),
  ...rulesView(row),
});

/** `EvaluateDecisionResult` of the API; `decisionInstanceKey` is the older name of the evaluation's key. */
export const evaluationView = (key: Key, evaluation: DecisionEvaluation) => ({
  decisionEvaluationKey: key,
  decisionInstanceKey: key,
  decisionDefinitionKey: evaluation.decisionKey,
  decisionDefinitionId: evaluation.decisionId,
  decisionDefinitionName: evaluation.decisionName ?? evaluation.decisionId,
  decisionDefinitionVersion: evaluation.decisionVersion,
  decisionRequirementsKey: evaluation.decisionRequirementsKey,
  decisionRequirementsId: evaluation.decisionRequirementsId,
  output: JSON.stringify(evaluation.output),
  failedDecisionDefinitionId: evaluation.failedDecisionId,
  failureMessage: evaluation.failureMessage,
  evaluatedDecisions: evaluation.evaluatedDecisions.map((decision, index) => ({
    decisionEvaluationInstanceKey: `${key}-${String(index + 1)}`,
    decisionDefinitionKey: decision.decisionKey,
    decisionDefinitionId: decision.decisionId,
    decisionDefinitionName: decision.decisionName ?? decision.decisionId,
    decisionDefinitionVersion: decision.decisionVersion,
    decisionDefinitionType: decision.decisionType,
    output: JSON.stringify(decision.output),
    ...rulesView(decision),
    tenantId: DEFAULT_TENANT,
  })),
  tenantId: DEFAULT_TENANT,
});
