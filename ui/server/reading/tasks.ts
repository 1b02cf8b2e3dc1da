/** The work list of a person, and the act that completes a task. */
import type { Unit } from '../../../domain/schema/matter.ts';
import type { CaseQueries, TaskService } from '../../../domain/store/index.ts';
import type { CaseStore } from '../../../domain/store/port.ts';
import type { TaskDesk } from '../deps.ts';
import { groupsOf, hiddenFrom } from './posts.ts';
import { createSightRules, sightedOf } from './sight.ts';

export interface TaskDeskParts {
  readonly queries: CaseQueries;
  readonly store: Pick<CaseStore, 'load'>;
  readonly service: TaskService;
  /** The whole organisation tree. */
  readonly units: readonly Unit[];
}

/** A person's tasks are those offered to a role they hold at a unit; an auditor looks at all tasks of a matter they may read. */
export function createTaskDesk({ queries, store, service, units }: TaskDeskParts): TaskDesk {
  const rules = createSightRules(units);
  return {
    async open(viewer, matterId) {
      const hidden = hiddenFrom(viewer);
      const groups = groupsOf(viewer.roles);
      if (matterId === null || !viewer.roles.some(({ role }) => role === 'AUD'))
        return queries.openTasks({ groups, matterId, hidden });
      const state = await store.load(matterId);
      const sight = state ? rules.of(viewer, sightedOf(state)) : 'NONE';
      return sight === 'NONE' || sight === 'STUB' ? [] : queries.openTasks({ groups: null, matterId });
    },
    submit: (viewer, userTaskKey, form, holdMs = 0, draftVersion = undefined) =>
      service.submit({
        userTaskKey,
        form,
        holdMs,
        draftVersion,
        actor: { userId: viewer.userId, roles: viewer.roles },
      }),
  };
}
