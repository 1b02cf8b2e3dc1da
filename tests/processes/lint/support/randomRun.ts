/** A random run of a shipped process on the real core, with real values: what the exploration must have foreseen. */
import { contractOfForm } from '../../../../domain/jobs/effects.ts';
import type { JsonObject, JsonValue, Key } from '../../../../engine/core/json.ts';
import { allEntries } from '../../../../engine/core/pages.ts';
import type { InstanceState } from '../../../../engine/core/state.ts';
import { isNullable, jobContract, messageShape, valuesOf } from '../../../../processes/lint/explore/contracts.ts';
import { Knowledge } from '../../../../processes/lint/explore/knowledge.ts';
import { startsOf } from '../../../../processes/lint/explore/starts.ts';
import { isUnknown, pathOf } from '../../../../processes/lint/explore/unknown.ts';
import { CaseWorld } from '../../support/caseWorld.ts';
import { SAMPLES } from './concrete.ts';
import { shippedProcesses } from './models.ts';

type Pick = <T>(from: readonly T[]) => T;
type Shape = NonNullable<ReturnType<typeof messageShape>>;

/** May really be null; other nullable values are null only in flows that do not use them. */
const SOMETIMES_NULL = new Set(['checkAt', 'ownerDueAt']);

function valuesFor(shape: Shape, pick: Pick): JsonObject {
  const entries = Object.entries(shape).map(([name, schema]): readonly [string, JsonValue] => {
    if (SOMETIMES_NULL.has(name) && isNullable(schema) && pick([true, false])) return [name, null];
    if (name === 'claimFacts' || name === 'routedClaims') return [name, items(name, pick)];
    const values = valuesOf(schema);
    return [name, values ? pick(values) : (SAMPLES[name] ?? null)];
  });
  return Object.fromEntries(entries);
}

/** One or two claims, each with a route of its own. */
function items(name: string, pick: Pick): JsonValue {
  const [sample] = SAMPLES[name] as readonly JsonObject[];
  const routes = ['R31_6', 'R31_2', 'SUGGESTION', 'ACCUSATION'];
  return pick([[1], [1, 2]]).map((n) => ({ ...sample, claimId: `clm_${n}`, route: pick(routes) }));
}

/** Plays one random run; `see` gets the documents after each step. */
export function randomRun(
  processId: string,
  choices: readonly number[],
  see: (docs: ReadonlyMap<Key, InstanceState>, root: Key) => void,
): void {
  let at = 0;
  const pick: Pick = (from) => from[choices[at++ % choices.length]! % from.length]!;
  const world = new CaseWorld();
  const process = shippedProcesses.find(({ bpmnProcessId }) => bpmnProcessId === processId)!;
  const start = pick(startsOf(process, new Knowledge(shippedProcesses)));
  const begun = Object.entries(start.variables).map(([name, value]): readonly [string, JsonValue] => [
    name,
    isUnknown(value) ? (SAMPLES[pathOf(value)] ?? 'R31_2') : value,
  ]);
  const root = world.create(processId, Object.fromEntries(begun), { startEventId: start.startEventId });
  for (let step = 0; step < choices.length && world.states.size > 0; step++) {
    see(world.states, root);
    const moves = movesOf(world, pick);
    if (moves.length === 0) return;
    pick(moves)();
  }
  see(world.states, root);
}

/** What can be done next. No second event sub-process of a kind begins beside a first, as in the exploration. */
function movesOf(world: CaseWorld, pick: Pick): readonly (() => void)[] {
  const moves: (() => void)[] = world
    .jobs()
    .map((type) => () => world.completeJob(type, valuesFor(jobContract(type)!.output.shape, pick)));
  const active = world.active();
  for (const doc of world.states.values())
    for (const inst of allEntries(doc.elements)) {
      const formId = inst.userTask?.formKey?.replace(/^form-/, '');
      const contract = formId === undefined ? undefined : contractOfForm(formId);
      if (contract)
        moves.push(() =>
          world.send(doc.processInstanceKey, {
            type: 'COMPLETE_USER_TASK',
            userTaskKey: inst.userTask!.key,
            elementInstanceKey: inst.key,
            variables: { ...valuesFor(contract.variables.shape, pick), outcome: pick(contract.outcomes) },
            action: 'complete',
          }),
        );
      for (const wait of inst.waits ?? []) {
        if (wait.kind === 'timer') moves.push(() => world.advance(400 * 86_400_000));
        if (
          wait.kind !== 'message' ||
          (!wait.interrupting &&
            active.some((id) => id.startsWith('sub-process-escalate') || id === 'sub-process-colour'))
        )
          continue;
        moves.push(() =>
          world.send(doc.processInstanceKey, {
            type: 'CORRELATE_MESSAGE',
            subscriptionKey: wait.key,
            elementInstanceKey: inst.key,
            messageKey: '1',
            variables: valuesFor(messageShape(wait.messageName)!, pick),
          }),
        );
      }
    }
  return moves;
}
