/**
 * The lifecycle of an element instance as a table (BPMN 2.0 §13.3.2 with Camunda's names), and the
 * guard that runs before any element code: a transition that is not in the table is a bug in the
 * core, a command that asks for one is rejected.
 */

/** States of an element instance while it lives; COMPLETED and TERMINATED instances leave the document. */
export type ElementState = 'ACTIVATING' | 'ACTIVATED' | 'COMPLETING' | 'COMPLETED' | 'TERMINATING' | 'TERMINATED';

/** Which states may follow which. */
export const LIFECYCLE = {
  // A gateway or pass-through element may be completed by the same step that activated it, but still passes ACTIVATED.
  ACTIVATING: ['ACTIVATED', 'TERMINATING'],
  ACTIVATED: ['COMPLETING', 'TERMINATING'],
  COMPLETING: ['COMPLETED', 'TERMINATING'],
  COMPLETED: [],
  TERMINATING: ['TERMINATED'],
  TERMINATED: [],
} as const satisfies Record<ElementState, readonly ElementState[]>;

/** True when an element instance in state `from` may go to state `to`. */
export const canTransition = (from: ElementState, to: ElementState): boolean =>
  (LIFECYCLE[from] as readonly ElementState[]).includes(to);

/** The API's three states of an element or process instance. */
export type PublicState = 'ACTIVE' | 'COMPLETED' | 'TERMINATED';

/** States of a native user task, as in Camunda's `UserTaskResult.state`. */
export type UserTaskState =
  | 'CREATING'
  | 'CREATED'
  | 'ASSIGNING'
  | 'UPDATING'
  | 'COMPLETING'
  | 'COMPLETED'
  | 'CANCELING'
  | 'CANCELED'
  | 'FAILED';

/** Which user task states may follow which; the -ING states last as long as their task listener jobs. */
export const USER_TASK_LIFECYCLE = {
  CREATING: ['CREATED', 'CANCELING', 'CANCELED', 'FAILED'],
  CREATED: ['ASSIGNING', 'UPDATING', 'COMPLETING', 'CANCELING', 'CANCELED'],
  ASSIGNING: ['CREATED', 'CANCELING', 'CANCELED', 'FAILED'],
  UPDATING: ['CREATED', 'CANCELING', 'CANCELED', 'FAILED'],
  COMPLETING: ['COMPLETED', 'CREATED', 'CANCELING', 'CANCELED', 'FAILED'],
  COMPLETED: [],
  CANCELING: ['CANCELED'],
  CANCELED: [],
  FAILED: [],
} as const satisfies Record<UserTaskState, readonly UserTaskState[]>;

/** True when a user task in state `from` may go to state `to`. */
export const canUserTaskTransition = (from: UserTaskState, to: UserTaskState): boolean =>
  (USER_TASK_LIFECYCLE[from] as readonly UserTaskState[]).includes(to);
