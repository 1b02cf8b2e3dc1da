/** What a batch operation does to one instance. */
import type { Command } from '../core/commands.ts';
import type { Key } from '../core/json.ts';
import { deleteHistory } from './history.ts';
import { applyCommand } from './instances.ts';
import type { Life } from './life.ts';
import type { Overlay } from './overlay.ts';
import type { BatchAction, Outcome } from './port.ts';

const commandsOf = async (
  action: Exclude<BatchAction, { readonly type: 'DELETE_PROCESS_INSTANCE' }>,
  key: Key,
  unit: Overlay,
): Promise<readonly Command[]> => {
  if (action.type === 'CANCEL_PROCESS_INSTANCE') return [{ type: 'CANCEL', byParent: false }];
  if (action.type === 'MODIFY_PROCESS_INSTANCE')
    return [{ type: 'MODIFY', activate: [], terminate: [], move: action.move }];
  if (action.type === 'MIGRATE_PROCESS_INSTANCE')
    return [
      { type: 'MIGRATE', targetProcessDefinitionKey: action.targetProcessDefinitionKey, mapping: action.mapping },
    ];
  const state = await unit.instance(key);
  const found: Command[] = [];
  for (const page of state?.elements.pages ?? [])
    for (const element of page)
      for (const incident of element.incidents ?? [])
        found.push({ type: 'RESOLVE_INCIDENT', incidentKey: incident.key, elementInstanceKey: element.key });
  return found;
};

/** Does it, with everything that follows from it. */
export const act = async (life: Life, unit: Overlay, action: BatchAction, key: Key): Promise<Outcome> => {
  if (action.type === 'DELETE_PROCESS_INSTANCE') return deleteHistory(life.store, unit, key);
  const commands = await commandsOf(action, key, unit);
  for (const command of commands) {
    const rejection = await applyCommand(life.around, unit, key, command);
    if (rejection) return { ok: false, rejection };
  }
  await life.followUps.drain(unit);
  return { ok: true };
};
