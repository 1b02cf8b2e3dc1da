/** Trying a decision file on values that somebody types: what it asks for, and what it decides, by the engine's own evaluation. Pure. */
import type { JsonObject, JsonValue } from '../../../../engine/core/json.ts';
import type { VariableReader } from '../../../../engine/core/context.ts';
import type { Problem } from '../../../../engine/model/findings.ts';
import { createFeel } from '../../../../engine/feel/feel.ts';
import type { Decision, DecisionGraph } from '../../../../engine/model/dmn/decisions.ts';
import { evaluateDecision, type DecisionOutcome } from '../../../../engine/model/dmn/evaluateDecision.ts';
import { parseDmn } from '../../../../engine/model/dmn/parseDmn.ts';

/** One variable that the file's expressions read. */
export interface Asked {
  readonly name: string;
  /** Of the column that is nothing but this variable; null = a FEEL value of any type. */
  readonly type: string | null;
  /** Column heading, if the column has one. */
  readonly label: string | null;
  /** Texts that the column's rules speak of, to choose from. */
  readonly choices: readonly string[];
}
export type ReadTable =
  | { readonly ok: true; readonly graph: DecisionGraph; readonly asked: readonly Asked[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const KEYWORDS = new Set(
  'if then else for in return some every satisfies and or not true false null between instance of function'.split(' '),
);
const TEXT = /"(?:[^"\\]|\\.)*"/g;
const NAME = /(?<![\p{L}\p{N}_.])[\p{L}_][\p{L}\p{N}_]*(?!\s*[:(])(?![\p{L}\p{N}_])/gu;

const textsIn = (source: string): string[] => (source.match(TEXT) ?? []).map((text) => JSON.parse(text) as string);
const namesIn = (source: string): string[] =>
  (source.replace(TEXT, '""').match(NAME) ?? []).filter((name) => !KEYWORDS.has(name));
const isName = (source: string): boolean => namesIn(source.trim())[0] === source.trim();

function askedBy({ logic }: Decision): Asked[] {
  const any = (name: string): Asked => ({ name, type: null, label: null, choices: [] });
  if (logic.kind === 'literal') return namesIn(logic.source).map(any);
  return logic.inputs.flatMap((column, index) => {
    if (!isName(column.source)) return namesIn(column.source).map(any);
    const choices = new Set(logic.rules.flatMap(({ tests }) => textsIn(tests[index] ?? '')));
    return [{ name: column.source.trim(), type: column.type, label: column.label, choices: [...choices].sort() }];
  });
}

/** The file as it would be deployed, and the variables that it reads and does not decide itself. */
export async function readTable(xml: string): Promise<ReadTable> {
  const parsed = await parseDmn(xml);
  if (!parsed.ok) return parsed;
  const own = new Set(parsed.decisions.flatMap(({ id, variableName }) => [id, variableName]));
  const asked = new Map<string, Asked>();
  for (const one of parsed.decisions.flatMap(askedBy)) {
    if (own.has(one.name)) continue;
    const before = asked.get(one.name);
    const choices = [...new Set([...(before?.choices ?? []), ...one.choices])].sort();
    asked.set(one.name, { ...one, type: before?.type ?? one.type, label: before?.label ?? one.label, choices });
  }
  return { ok: true, graph: parsed, asked: [...asked.values()] };
}

export type Typed = { readonly ok: true; readonly value: JsonValue } | { readonly ok: false; readonly message: string };

/** What somebody typed as a value: a text column takes it as it is, any other reads it as FEEL; nothing is null. */
export function valueOf(typed: string, { type }: Pick<Asked, 'type'>): Typed {
  if (typed.trim() === '') return { ok: true, value: null };
  if (type === 'string') return { ok: true, value: typed };
  const read = feelAt(0).evaluate(typed, readerOf({}));
  return read.ok ? { ok: true, value: read.value } : { ok: false, message: read.message };
}

const readerOf = (values: JsonObject): VariableReader => ({
  get: (name) => values[name] ?? null,
  names: () => Object.keys(values),
});
const feel = createFeel();
const feelAt = (now: number) => feel.at({ now, random: Math.random });

/** `now`: ms since 1970, for `now()` and `today()` in the rules. */
export const tryTable = (graph: DecisionGraph, decisionId: string, values: JsonObject, now: number): DecisionOutcome =>
  evaluateDecision(graph, decisionId, readerOf(values), feelAt(now));

/** The decision that nothing else in the file requires: the one that is asked for. */
export const topOf = ({ decisions }: DecisionGraph): string =>
  decisions.find(({ id }) => !decisions.some(({ requires }) => requires.includes(id)))?.id ?? decisions[0]?.id ?? '';
