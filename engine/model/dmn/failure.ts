/** How an evaluation stops inside a decision; it never leaves evaluateDecision. */
import type { FeelOutcome } from '../../feel/feel.ts';

export class DecisionFailed extends Error {}

/** The value, or the failure of FEEL as the failure of the decision. */
export function valueOf<T>(outcome: FeelOutcome<T>): T {
  if (!outcome.ok) throw new DecisionFailed(outcome.message);
  return outcome.value;
}
