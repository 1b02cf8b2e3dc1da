/** What an incident wants from an operator, told from its error type and the code that our workers' messages begin with. */
import type { IncidentCause, RetryAdvice } from '../../../../domain/schema/operationViews.ts';

const BY_TYPE: Readonly<Record<string, IncidentCause>> = {
  CONDITION_ERROR: 'DATA',
  EXTRACT_VALUE_ERROR: 'DATA',
  IO_MAPPING_ERROR: 'DATA',
  DECISION_EVALUATION_ERROR: 'DATA',
  MESSAGE_SIZE_EXCEEDED: 'DATA',
  UNHANDLED_ERROR_EVENT: 'MODEL',
  CALLED_DECISION_ERROR: 'MISSING',
  CALLED_ELEMENT_ERROR: 'MISSING',
  FORM_NOT_FOUND: 'MISSING',
  RESOURCE_NOT_FOUND: 'MISSING',
};
const BY_CODE: Readonly<Record<string, IncidentCause>> = {
  TECHNICAL_FAILURE: 'TECHNICAL',
  INPUT_NOT_ALLOWED: 'DATA',
  OUTPUT_NOT_ALLOWED: 'MODEL',
  BPMN_ERROR_NOT_DRAWN: 'MODEL',
};
/** `RULE_NAME (article): …` or `RULE_NAME: …`: a step that a rule of the case refused. */
const REFUSAL = /^([A-Z][A-Z0-9_]+)(?: \([^)]*\))?:/;

export function causeOf(errorType: string, message: string): IncidentCause {
  const byType = BY_TYPE[errorType];
  if (byType !== undefined) return byType;
  const code = REFUSAL.exec(message)?.[1];
  if (code === undefined) return 'OTHER';
  return BY_CODE[code] ?? 'LAW';
}

export const adviceOf = (cause: IncidentCause): RetryAdvice => (cause === 'TECHNICAL' ? 'AT_ONCE' : 'AFTER_REMEDY');
