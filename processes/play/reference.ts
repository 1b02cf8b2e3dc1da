/**
 * How an element is named in a trial: by its id, and in a called process with the process before it (`claim-handling/task-accept`),
 * because two processes may use one id.
 */
export const referenceOf = (rootProcessId: string, processId: string, elementId: string): string =>
  processId === rootProcessId ? elementId : `${processId}/${elementId}`;
