import type { DeployedProcess } from '../core/context.ts';
import { allEntries } from '../core/pages.ts';
import type { InstanceState } from '../core/state.ts';
import type { RowChange } from '../store/port.ts';

/** After a migration: the rows of live things refer to the target definition and its element ids. */
export const migratedRows = (state: InstanceState, target: DeployedProcess): readonly RowChange[] => {
  const changes: RowChange[] = [];
  const { processDefinitionKey } = target;
  const definition = { processDefinitionKey, processDefinitionId: target.process.bpmnProcessId };
  const version = { ...definition, processDefinitionVersion: target.version };
  for (const element of allEntries(state.elements)) {
    const { elementId, job, userTask, incidents = [], waits = [] } = element;
    if (element.scopeKey !== null)
      changes.push({ table: 'elementInstances', op: 'patch', key: element.key, set: definition });
    if (job) changes.push({ table: 'jobs', op: 'patch', key: job.key, set: { ...version, elementId } });
    if (userTask)
      changes.push({
        table: 'userTasks',
        op: 'patch',
        key: userTask.key,
        set: {
          ...version,
          elementId,
          name: target.process.elements[elementId]?.name ?? null,
          processName: target.process.name,
        },
      });
    for (const { key } of incidents)
      changes.push({ table: 'incidents', op: 'patch', key, set: { ...definition, elementId } });
    for (const { kind, key, targetId } of waits) {
      if (kind === 'message')
        changes.push({ table: 'messageSubscriptions', op: 'patch', key, set: { ...definition, elementId: targetId } });
      else
        changes.push({
          table: kind === 'timer' ? 'timers' : 'signalSubscriptions',
          op: 'patch',
          key,
          set: { processDefinitionKey, elementId: targetId },
        });
    }
  }
  for (const scope of allEntries(state.scopes))
    for (const { key } of Object.values(scope.variables))
      changes.push({ table: 'variables', op: 'patch', key, set: definition });
  return changes;
};
