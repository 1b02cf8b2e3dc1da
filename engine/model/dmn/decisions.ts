/** The executable form of a DMN file: plain JSON, like the process model. */

export const HIT_POLICIES = ['UNIQUE', 'ANY', 'FIRST', 'RULE ORDER', 'COLLECT'] as const;
export type HitPolicy = (typeof HIT_POLICIES)[number];

export type Aggregator = 'SUM' | 'MIN' | 'MAX' | 'COUNT';

export interface DecisionRequirements {
  readonly id: string;
  readonly name: string | null;
}

/** One DMN file. */
export interface DecisionGraph {
  readonly decisionRequirements: DecisionRequirements;
  readonly decisions: readonly Decision[];
}

export interface Decision {
  readonly id: string;
  readonly name: string | null;
  readonly versionTag: string | null;
  /** Under which decisions that require this one see its result, besides its id. */
  readonly variableName: string | null;
  readonly resultType: string | null;
  /** Ids of the decisions that are evaluated before it. */
  readonly requires: readonly string[];
  readonly logic: DecisionTable | LiteralExpression;
}

export interface LiteralExpression {
  readonly kind: 'literal';
  readonly source: string;
}

export interface DecisionTable {
  readonly kind: 'table';
  readonly hitPolicy: HitPolicy;
  /** Only with COLLECT and one output. */
  readonly aggregator: Aggregator | null;
  readonly inputs: readonly InputColumn[];
  readonly outputs: readonly OutputColumn[];
  readonly rules: readonly Rule[];
}

export interface InputColumn {
  readonly id: string;
  readonly label: string | null;
  readonly source: string;
  readonly type: string | null;
}

export interface OutputColumn {
  readonly id: string;
  readonly label: string | null;
  readonly name: string;
  readonly type: string | null;
  /** Taken when no rule matches. */
  readonly defaultSource: string | null;
}

export interface Rule {
  readonly id: string;
  /** Unary tests, one per input. */
  readonly tests: readonly string[];
  /** FEEL expressions, one per output; empty text is null. */
  readonly results: readonly string[];
}
