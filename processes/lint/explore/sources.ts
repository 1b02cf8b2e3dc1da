/** Every FEEL expression of a process, with what it is for and, in a mapping, the variable it is for. */
import { checkExpression } from '../../../engine/feel/syntax.ts';
import type { ExecutableProcess } from '../../../engine/core/model.ts';
import { readRole, withRoles, type Role } from './roles.ts';

export interface Source {
  readonly elementId: string;
  readonly role: Role;
  readonly source: string;
  /** First name of the target of a mapping; null for everything else. */
  readonly target: string | null;
}

function* walk(node: unknown, elementId: string): Generator<Source> {
  if (node === null || typeof node !== 'object') return;
  if ('kind' in node && node.kind === 'feel' && 'source' in node) {
    const { role, source } = readRole(String(node.source));
    yield { elementId, role, source, target: null };
  } else if ('target' in node && 'source' in node && typeof node.target === 'string') {
    const target = node.target.split('.')[0]!;
    for (const each of walk(node.source, elementId)) yield { ...each, target };
  } else for (const value of Object.values(node)) yield* walk(value, elementId);
}

export function sourcesOf(process: ExecutableProcess): readonly Source[] {
  const { elements, flows } = withRoles(process);
  return [...Object.entries(elements), ...Object.entries(flows)].flatMap(([id, each]) => [...walk(each, id)]);
}

/** Names that an expression may read; parsing is most of what a short exploration costs, so each source is parsed once. */
export function namesIn(source: string): readonly string[] {
  const known = parsed.get(source);
  if (known) return known;
  const syntax = checkExpression(source);
  const names = syntax.ok ? syntax.variables : [];
  parsed.set(source, names);
  return names;
}
const parsed = new Map<string, readonly string[]>();
