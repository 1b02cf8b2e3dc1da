import type { FoundTask } from '../../domain/store/index.ts';

type Given = Pick<FoundTask, 'userTaskKey' | 'matterId' | 'groups'> & Partial<FoundTask>;

/** A user task as the sweep would have found it: the check of an intake, unless said otherwise. */
export const offeredTask = (given: Given): FoundTask => ({
  engineId: 'engine',
  processId: 'petition-case',
  processVersion: 1,
  elementId: 'task-intake-check',
  processInstanceKey: '2251799813685300',
  elementInstanceKey: '2251799813685302',
  claimId: null,
  contactId: null,
  assignee: null,
  dueAt: null,
  createdAt: '2026-03-02T01:00:00.000Z',
  ...given,
});
