/** What the runtime needs from engine/model and engine/feel, as it needs it. */
import type { FeelPort, VariableReader } from '../core/context.ts';
import type { JsonValue } from '../core/json.ts';
import type { ExecutableProcess } from '../core/model.ts';
import type { EvaluatedDecision } from '../core/records.ts';

export interface ModelProblem {
  /** Empty = the file as a whole. */
  readonly elementId: string;
  readonly reason: string;
}

export type Parsed<T> =
  | ({ readonly ok: true } & T)
  | { readonly ok: false; readonly problems: readonly ModelProblem[] };

export interface ParsedDecisions {
  readonly requirementsId: string;
  readonly requirementsName: string;
  /** The graph as JSON, as `evaluate` takes it. */
  readonly model: JsonValue;
  readonly decisions: readonly { readonly id: string; readonly name: string; readonly versionTag: string | null }[];
}

/** Keys and versions are the runtime's: it adds them to each evaluated decision. */
export type RawDecision = Omit<EvaluatedDecision, 'decisionKey' | 'decisionVersion'>;

export interface RawEvaluation {
  readonly output: JsonValue;
  readonly failedDecisionId: string | null;
  readonly failureMessage: string | null;
  readonly decisions: readonly RawDecision[];
}

/** A decision graph made ready once and evaluated many times. */
export interface CompiledDecisions {
  evaluate(decisionId: string, variables: VariableReader, feel: FeelPort): RawEvaluation;
}

export interface EngineParts {
  parseBpmn(content: string): Promise<Parsed<{ readonly processes: readonly ExecutableProcess[] }>>;
  parseDmn(content: string): Promise<Parsed<ParsedDecisions>>;
  parseForm(content: string): Parsed<{ readonly id: string; readonly versionTag: string | null }>;
  compileDecisions(model: JsonValue): CompiledDecisions;
  /** FEEL bound to an instant (epoch ms). */
  feel(now: number): FeelPort;
}
