/** A task that goes round among colleagues: it comes back to somebody who had handed it on, or is given back again and again. */
import type { RecordedAct } from '../../case/staffActs.ts';
import type { Sign } from './sign.ts';

/** Given back so often, nobody means to do it [P]. */
const OFTEN = 3;

/** `standing`: the acts on one task that stand, oldest first. */
export function handRing(userTaskKey: string, standing: readonly RecordedAct[]): Sign | null {
  const hands = standing.flatMap((act) => (act.kind === 'TaskHandedOver' && act.toId !== null ? [act] : []));
  const seen = new Set<string>();
  let round = false;
  for (const { actorId, toId } of hands) {
    // Somebody who once gave it on has it again.
    if (toId !== null && seen.has(toId)) round = true;
    seen.add(actorId);
  }
  const returns = standing.filter(({ kind }) => kind === 'TaskReturned');
  if (!round && returns.length < OFTEN) return null;
  return {
    kind: 'HAND_RING',
    key: `HAND_RING:${userTaskKey}`,
    claimId: null,
    unitId: null,
    evidence: [...hands, ...returns]
      .sort((a, b) => a.at - b.at)
      .map(({ kind, at }) => ({ type: kind, at: new Date(at).toISOString() })),
    figures: { handedOver: hands.length, returned: returns.length },
  };
}
