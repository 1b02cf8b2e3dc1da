/**
 * What an expression is for. The core asks for a value by its source alone; the exploration must know whether a condition is to be
 * decided, a list to be chosen, or a text to be carried. So the model is explored with each source marked with its role and the
 * element it stands at. The marks are control characters, which XML cannot hold.
 */
import type { ExecutableProcess, Expression } from '../../../engine/core/model.ts';

export type Role = 'condition' | 'list' | 'text' | 'texts' | 'instant' | 'duration' | 'cycle' | 'number' | 'value';

const MARK = '\u0001';

/** By the property of the model that holds the expression; what is not here is a plain value (mappings, scripts). */
const ROLES: Readonly<Record<string, Role>> = {
  condition: 'condition',
  completionCondition: 'condition',
  inputCollection: 'list',
  activeElements: 'texts',
  candidateGroups: 'texts',
  candidateUsers: 'texts',
  assignee: 'text',
  name: 'text',
  correlationKey: 'text',
  code: 'text',
  type: 'text',
  reference: 'text',
  decisionId: 'text',
  processId: 'text',
  dueDate: 'instant',
  followUpDate: 'instant',
  retries: 'number',
  priority: 'number',
};
const TIMER_ROLES: Readonly<Record<string, Role>> = { date: 'instant', duration: 'duration', cycle: 'cycle' };

const isExpression = (value: object): value is Expression =>
  'kind' in value && value.kind === 'feel' && 'source' in value;

function mark(node: unknown, role: Role, ownerId: string): unknown {
  if (node === null || typeof node !== 'object') return node;
  if (Array.isArray(node)) return node.map((each) => mark(each, 'value', ownerId));
  if (isExpression(node)) {
    const source = textOf(node);
    if (role === 'value' || source.includes(MARK)) return node;
    return { ...node, source: `${role}${MARK}${ownerId}${MARK}${source}` };
  }
  const timer = 'kind' in node && 'expression' in node ? TIMER_ROLES[String(node.kind)] : undefined;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      mark(value, key === 'expression' ? (timer ?? 'value') : (ROLES[key] ?? 'value'), ownerId),
    ]),
  );
}

const textOf = (expression: Expression): string => (expression.kind === 'feel' ? expression.source : expression.value);

/** The process with every source marked; marking it again changes nothing. */
export function withRoles(process: ExecutableProcess): ExecutableProcess {
  const marked = (table: Readonly<Record<string, unknown>>): unknown =>
    Object.fromEntries(Object.entries(table).map(([id, each]) => [id, mark(each, 'value', id)]));
  return {
    ...process,
    elements: marked(process.elements) as ExecutableProcess['elements'],
    flows: marked(process.flows) as ExecutableProcess['flows'],
  };
}

export interface MarkedSource {
  readonly role: Role;
  /** Element or sequence flow. */
  readonly ownerId: string;
  readonly source: string;
}

/** Reads a marked source. */
export function readRole(source: string): MarkedSource {
  const [role, ownerId, rest] = source.split(MARK);
  if (ownerId === undefined || rest === undefined) return { role: 'value', ownerId: '', source };
  return { role: role as Role, ownerId, source: rest };
}

/** A message of the core about a marked source, as the designer may read it. */
export const withoutMarks = (message: string): string =>
  message.replace(new RegExp(`[a-z]+${MARK}[^${MARK}]*${MARK}`, 'g'), '');
