/** Evaluating expressions of the model; a wrong type or a FEEL failure is a Failure, never an exception. */
import type { VariableReader } from '../context.ts';
import type { Result } from '../failure.ts';
import { fail, ok } from '../failure.ts';
import type { JsonValue } from '../json.ts';
import type { Expression } from '../model.ts';
import type { Processing } from '../processing.ts';
import type { IncidentErrorType } from '../state.ts';

const typeName = (value: JsonValue): string => {
  if (value === null) return 'NULL';
  if (Array.isArray(value)) return 'ARRAY';
  return typeof value === 'object'
    ? 'OBJECT'
    : typeof value === 'number'
      ? 'NUMBER'
      : typeof value === 'boolean'
        ? 'BOOLEAN'
        : 'STRING';
};

const text = (expression: Expression): string => (expression.kind === 'feel' ? expression.source : expression.value);

const wrongType = (expression: Expression, expected: string, value: JsonValue, errorType: IncidentErrorType) =>
  fail(
    errorType,
    `Expected result of the expression '${text(expression)}' to be '${expected}', but was '${typeName(value)}'.`,
  );

/** Any value. */
export const evaluate = (
  p: Processing,
  expression: Expression,
  reader: VariableReader,
  errorType: IncidentErrorType = 'EXTRACT_VALUE_ERROR',
): Result<JsonValue> => {
  if (expression.kind === 'static') return ok(expression.value);
  const result = p.ctx.feel.evaluate(expression.source, reader);
  return result.ok ? ok(result.value) : fail(errorType, result.message);
};

export const evaluateString = (p: Processing, expression: Expression, reader: VariableReader): Result<string> => {
  const result = evaluate(p, expression, reader);
  if (!result.ok) return result;
  if (typeof result.value === 'string') return ok(result.value);
  return wrongType(expression, 'STRING', result.value, 'EXTRACT_VALUE_ERROR');
};

/** A string, or null when the expression is absent or evaluates to null. */
export const evaluateOptionalString = (
  p: Processing,
  expression: Expression | null,
  reader: VariableReader,
): Result<string | null> => {
  if (!expression) return ok(null);
  const result = evaluate(p, expression, reader);
  if (!result.ok) return result;
  if (result.value === null || typeof result.value === 'string') return ok(result.value);
  return wrongType(expression, 'STRING', result.value, 'EXTRACT_VALUE_ERROR');
};

/** A correlation key: string or number, as text. */
export const evaluateCorrelationKey = (
  p: Processing,
  expression: Expression,
  reader: VariableReader,
): Result<string> => {
  const result = evaluate(p, expression, reader);
  if (!result.ok) return result;
  if (typeof result.value === 'string') return ok(result.value);
  if (typeof result.value === 'number') return ok(String(result.value));
  return fail(
    'EXTRACT_VALUE_ERROR',
    `Failed to extract the correlation key for '${text(expression)}': The value must be either a string or a number, but was '${typeName(result.value)}'.`,
  );
};

export const evaluateNumber = (p: Processing, expression: Expression, reader: VariableReader): Result<number> => {
  const result = evaluate(p, expression, reader);
  if (!result.ok) return result;
  const value = expression.kind === 'static' ? Number(result.value) : result.value;
  if (typeof value === 'number' && Number.isFinite(value)) return ok(value);
  return wrongType(expression, 'NUMBER', result.value, 'EXTRACT_VALUE_ERROR');
};

export const evaluateBoolean = (
  p: Processing,
  expression: Expression,
  reader: VariableReader,
  errorType: IncidentErrorType,
): Result<boolean> => {
  const result = evaluate(p, expression, reader, errorType);
  if (!result.ok) return result;
  if (typeof result.value === 'boolean') return ok(result.value);
  if (expression.kind === 'static' && (result.value === 'true' || result.value === 'false'))
    return ok(result.value === 'true');
  return wrongType(expression, 'BOOLEAN', result.value, errorType);
};

export const evaluateList = (
  p: Processing,
  expression: Expression,
  reader: VariableReader,
): Result<readonly JsonValue[]> => {
  const result = evaluate(p, expression, reader);
  if (!result.ok) return result;
  if (Array.isArray(result.value)) return ok(result.value as readonly JsonValue[]);
  return wrongType(expression, 'ARRAY', result.value, 'EXTRACT_VALUE_ERROR');
};

/** Strings: a FEEL list, or static comma-separated text; absent or null = empty. */
export const evaluateStrings = (
  p: Processing,
  expression: Expression | null,
  reader: VariableReader,
): Result<readonly string[]> => {
  if (!expression) return ok([]);
  const result = evaluate(p, expression, reader);
  if (!result.ok) return result;
  const { value } = result;
  if (value === null) return ok([]);
  if (expression.kind === 'static')
    return ok(
      expression.value
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    );
  if (!Array.isArray(value)) return wrongType(expression, 'ARRAY', value, 'EXTRACT_VALUE_ERROR');
  const wrong = (value as readonly JsonValue[]).find((entry) => typeof entry !== 'string');
  if (wrong !== undefined) return wrongType(expression, 'ARRAY of STRING', wrong, 'EXTRACT_VALUE_ERROR');
  return ok(value as readonly string[]);
};
