/** A rule of law: what it says of a step, given the duties before and after it. */
import type { Finding, Happening, Words } from '../explore/monitor.ts';
import type { Book } from './dutyBook.ts';

export const LAW_RULE_IDS = ['reply-before-close', 'lawful-clock', 'impartial-receiver', 'person-decides'] as const;
export type LawRuleId = (typeof LAW_RULE_IDS)[number];

export interface LawRule {
  readonly id: LawRuleId;
  readonly name: Words;
  /** What it asks and why, for people who do not read diagrams. */
  readonly explanation: Words;
  readonly articles: readonly string[];
  /** `now` in epoch ms of the exploration. */
  check(happening: Happening, before: Book, after: Book, now: number): readonly Omit<Finding, 'ruleId'>[];
}

export const violated = (elementId: string, article: string | null, message: Words): Omit<Finding, 'ruleId'> => ({
  kind: 'violated',
  elementId,
  article,
  message,
});

export const undecided = (elementId: string, article: string | null, message: Words): Omit<Finding, 'ruleId'> => ({
  kind: 'undecided',
  elementId,
  article,
  message,
});
