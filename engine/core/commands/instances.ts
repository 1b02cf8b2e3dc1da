/** Creating, continuing and canceling an instance; its variables; its incidents. */
import { setAllLocal, propagate } from '../behaviors/variables.ts';
import type { Cancel, Create, Rejection, ResolveIncident, UpdateVariables } from '../commands.ts';
import type { ProcessElement } from '../model.ts';
import type { Processing } from '../processing.ts';
import { activateRoot } from '../stepper.ts';
import { invalidArgument, invalidState, notFound } from './rejections.ts';

/** True when no element around this one is a multi-instance activity. */
const isOutsideLoops = (p: Processing, elementId: string): boolean => {
  for (let id = p.model(elementId).scopeId; id !== null; id = p.model(id).scopeId) {
    const scope = p.model(id);
    if ('loop' in scope && scope.loop) return false;
  }
  return true;
};

const checkStart = (p: Processing, command: Create): Rejection | null => {
  const { bpmnProcessId, elements } = p.process;
  for (const id of command.startElementIds) {
    const element = elements[id];
    if (!element)
      return invalidArgument(
        `Expected to create instance of process with start instructions but no element found with id '${id}'.`,
      );
    if (element.type === 'START_EVENT' || element.type === 'BOUNDARY_EVENT')
      return invalidArgument(
        `Expected to create instance of process with start instructions but the element with id '${id}' targets unsupported element type '${element.type}'.`,
      );
    if (!isOutsideLoops(p, id))
      return invalidArgument(
        `Expected to create instance of process with start instructions but the element with id '${id}' is inside a multi-instance subprocess.`,
      );
  }
  const root = elements[bpmnProcessId] as ProcessElement;
  if (command.startElementIds.length === 0 && command.startEventId === null && root.noneStartEventId === null)
    return invalidState(`Expected to create instance of process with none start event, but there is no such event`);
  return null;
};

export const create = (p: Processing, command: Create): Rejection | null => {
  const rejection = checkStart(p, command);
  if (rejection) return rejection;
  p.emit({
    type: 'PROCESS_INSTANCE_CREATED',
    processInstanceKey: command.processInstanceKey,
    processDefinitionKey: command.processDefinitionKey,
    parent: command.parent,
    rootProcessInstanceKey: command.rootProcessInstanceKey ?? command.processInstanceKey,
    tags: command.tags,
    businessId: command.businessId,
    createdAt: p.ctx.now,
    startElementIds: command.startElementIds,
    terminateAfter: command.terminateAfter,
  });
  if (command.startEventId === null) activateRoot(p, null, command.variables);
  else {
    // What a message, timer or signal brought passes through its start event's output mapping. Without one it is there
    // before the event sub-processes subscribe, whose correlation keys may need it (camunda/camunda#8672).
    const mapped = p.model(command.startEventId).outputs.length > 0;
    activateRoot(p, { targetId: command.startEventId, variables: command.variables }, mapped ? {} : command.variables);
  }
  return null;
};

export const continueSteps = (): null => null;

export const cancel = (p: Processing, command: Cancel): Rejection | null => {
  if (p.view.head.parent && !command.byParent)
    return invalidState(
      `Expected to cancel a process instance with key '${p.instanceKey}', but it is created by a parent process instance. Cancel the root process instance '${p.view.head.rootProcessInstanceKey}' instead.`,
    );
  if (p.must(p.instanceKey).state === 'TERMINATING')
    return command.byParent
      ? null
      : notFound(`Expected to cancel a process instance with key '${p.instanceKey}', but no such process was found`);
  p.push({ kind: 'terminate', key: p.instanceKey });
  return null;
};

export const updateVariables = (p: Processing, command: UpdateVariables): Rejection | null => {
  if (!p.element(command.elementInstanceKey))
    return notFound(
      `Expected to update variables for element with key '${command.elementInstanceKey}', but no such element was found`,
    );
  if (command.local) setAllLocal(p, command.elementInstanceKey, command.variables);
  else propagate(p, command.elementInstanceKey, command.variables);
  return null;
};

/** A job's incident makes the job available again, any other repeats the step that failed. */
export const resolveIncident = (p: Processing, command: ResolveIncident): Rejection | null => {
  const inst = p.element(command.elementInstanceKey);
  const incident = inst?.incidents?.find(({ key }) => key === command.incidentKey);
  if (!inst || !incident)
    return notFound(`Expected to resolve incident with key '${command.incidentKey}', but no such incident was found`);
  p.emit({ type: 'INCIDENT_RESOLVED', incidentKey: incident.key, elementInstanceKey: inst.key });
  if (incident.jobKey === null || inst.job?.key !== incident.jobKey) p.push({ kind: 'resume', key: inst.key });
  else
    p.emit({
      type: 'JOB_REOPENED',
      jobKey: incident.jobKey,
      elementInstanceKey: inst.key,
      retries: Math.max(inst.job.retries, 1),
    });
  return null;
};
