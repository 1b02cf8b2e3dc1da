import type { z } from 'zod';
import type { Filter, Key, ModifyRequest, Runtime } from '../../runtime/port.ts';
import { ProblemError } from '../http/problem.ts';
import type { modificationBody, MoveBody, TerminateBody } from '../schema/modifyInstance.ts';

type Body = z.infer<typeof modificationBody>;

/** More instances of one element than one modification may name by its id. */
const MOST_INSTANCES = 10_000;

/** Keys of an element's active instances. Throws when there are more than one command may change. */
async function activeInstances(runtime: Runtime, processInstanceKey: Key, elementId: string): Promise<readonly Key[]> {
  const filter: Filter = {
    all: [
      { field: 'processInstanceKey', op: 'eq', value: processInstanceKey },
      { field: 'elementId', op: 'eq', value: elementId },
      { field: 'state', op: 'eq', value: 'ACTIVE' },
    ],
  };
  const { items, totalItems } = await runtime.search('elementInstances', {
    filter,
    sort: [],
    page: { limit: MOST_INSTANCES },
  });
  if (totalItems > items.length) {
    throw new ProblemError('INVALID_STATE', `'${elementId}' has more than ${String(MOST_INSTANCES)} active instances`);
  }
  return items.map(({ key }) => key);
}

/** A move by id alone is one instruction of the engine; any other is made of a termination and an activation each. */
const isPlain = ({ sourceElementInstruction, ancestorScopeInstruction, variableInstructions }: MoveBody): boolean =>
  sourceElementInstruction.sourceType === 'byId' &&
  ancestorScopeInstruction?.ancestorScopeType !== 'direct' &&
  variableInstructions.length === 0;

/** The API's modification as the runtime takes it: element ids to terminate or move become instance keys. */
export async function modifyRequest(runtime: Runtime, processInstanceKey: Key, body: Body): Promise<ModifyRequest> {
  const activate = [...(body.activateInstructions ?? [])];
  const terminate: Key[] = [];
  const move: { sourceElementId: string; targetElementId: string }[] = [];

  const terminated = async ({ elementId, elementInstanceKey }: TerminateBody): Promise<readonly Key[]> =>
    elementId === undefined ? [elementInstanceKey ?? ''] : activeInstances(runtime, processInstanceKey, elementId);

  for (const instruction of body.terminateInstructions ?? []) terminate.push(...(await terminated(instruction)));
  for (const instruction of body.moveInstructions ?? []) {
    const { sourceElementInstruction: source, targetElementId, variableInstructions: variables } = instruction;
    if (source.sourceType === 'byId' && isPlain(instruction)) {
      move.push({ sourceElementId: source.sourceElementId, targetElementId });
      continue;
    }
    const keys =
      source.sourceType === 'byKey'
        ? [source.sourceElementInstanceKey]
        : await activeInstances(runtime, processInstanceKey, source.sourceElementId);
    const scope = instruction.ancestorScopeInstruction;
    const ancestorElementInstanceKey = scope?.ancestorScopeType === 'direct' ? scope.ancestorElementInstanceKey : null;
    for (const key of keys) {
      terminate.push(key);
      activate.push({ elementId: targetElementId, ancestorElementInstanceKey, variables });
    }
  }
  return { processInstanceKey, activate, terminate, move };
}
