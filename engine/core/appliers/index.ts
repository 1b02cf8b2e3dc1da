/** Every event type and the function that folds it into the draft; a type without one does not compile. */
import type { Draft } from '../draft.ts';
import type { EngineEvent, EngineEventType, EventOf } from '../records.ts';
import * as elements from './elements.ts';
import * as incidents from './incidents.ts';
import * as jobs from './jobs.ts';
import * as loops from './loops.ts';
import * as instances from './processInstance.ts';
import * as userTasks from './userTasks.ts';
import { variableSet } from './variables.ts';
import * as waits from './waits.ts';

/** For events that only tell: nothing the core decides on depends on them. */
const recordOnly = (): void => {};

const appliers: { readonly [T in EngineEventType]: (draft: Draft, event: EventOf<T>) => void } = {
  PROCESS_INSTANCE_CREATED: instances.processInstanceCreated,
  PROCESS_INSTANCE_COMPLETED: instances.processInstanceEnded,
  PROCESS_INSTANCE_TERMINATED: instances.processInstanceEnded,
  PROCESS_INSTANCE_MIGRATED: instances.processInstanceMigrated,
  PROCESS_INSTANCE_MODIFIED: recordOnly,
  STEPS_DEFERRED: instances.stepsDeferred,
  ELEMENT_ACTIVATING: elements.elementActivating,
  ELEMENT_ACTIVATED: elements.elementActivated,
  ELEMENT_COMPLETING: elements.elementCompleting,
  ELEMENT_COMPLETED: elements.elementGone,
  ELEMENT_TERMINATING: elements.elementTerminating,
  ELEMENT_TERMINATED: elements.elementGone,
  SEQUENCE_FLOW_TAKEN: elements.sequenceFlowTaken,
  SCOPE_CLEARED: elements.scopeCleared,
  ELEMENT_INTERRUPTED: elements.elementInterrupted,
  ELEMENT_TRIGGERED: elements.elementTriggered,
  LISTENERS_ADVANCED: elements.listenersAdvanced,
  THROWN_TO_PARENT: elements.thrownToParent,
  CHILD_INSTANCE_REQUESTED: elements.childInstanceRequested,
  CHILD_INSTANCE_ENDED: elements.childInstanceEnded,
  VARIABLE_CREATED: variableSet,
  VARIABLE_UPDATED: variableSet,
  JOB_CREATED: jobs.jobCreated,
  JOB_COMPLETED: jobs.jobClosed,
  JOB_FAILED: jobs.jobFailed,
  JOB_ERROR_THROWN: jobs.jobErrorThrown,
  JOB_CANCELED: jobs.jobClosed,
  JOB_UPDATED: jobs.jobUpdated,
  JOB_REOPENED: jobs.jobReopened,
  USER_TASK_CREATING: userTasks.userTaskCreating,
  USER_TASK_STATE_CHANGED: userTasks.userTaskStateChanged,
  USER_TASK_UPDATED: userTasks.userTaskUpdated,
  USER_TASK_COMPLETED: userTasks.userTaskGone,
  USER_TASK_CANCELED: userTasks.userTaskGone,
  WAIT_OPENED: waits.waitOpened,
  WAIT_TRIGGERED: waits.waitGone,
  WAIT_RENEWED: waits.waitOpened,
  WAIT_CLOSED: waits.waitGone,
  INCIDENT_CREATED: incidents.incidentCreated,
  INCIDENT_RESOLVED: incidents.incidentResolved,
  DECISION_EVALUATED: recordOnly,
  ESCALATED: recordOnly,
  LOOP_UPDATED: loops.loopUpdated,
  LOOP_ITEM_STORED: loops.loopItemStored,
  LOOP_ITEMS_DROPPED: loops.loopItemsDropped,
  COMPENSABLE_CHANGED: loops.compensableChanged,
  COMPENSATION_PROGRESSED: loops.compensationProgressed,
  AD_HOC_UPDATED: loops.adHocUpdated,
};

/** Folds one event into the draft. */
export const applyEvent = (draft: Draft, event: EngineEvent): void =>
  (appliers[event.type] as (draft: Draft, event: EngineEvent) => void)(draft, event);
