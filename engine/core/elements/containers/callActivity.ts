import { activateWaiting } from '../../behaviors/activation.ts';
import { evaluateString } from '../../behaviors/expressions.ts';
import { localVariables, ScopeReader, toObject } from '../../behaviors/variables.ts';
import type { Failure } from '../../failure.ts';
import type { CallActivityElement, ProcessElement } from '../../model.ts';
import type { ElementProcessor } from '../processor.ts';

const calledElementError = (message: string): Failure => ({ errorType: 'CALLED_ELEMENT_ERROR', message });

/** Starts an instance of another process and waits for it to end. */
export const callActivity: ElementProcessor<CallActivityElement> = {
  onActivate: (p, element, inst) => {
    const reader = new ScopeReader(p.view, inst.key);
    const processId = evaluateString(p, element.processId, reader);
    if (!processId.ok) return processId.failure;
    const called = p.ctx.processes.find(processId.value, element.binding, p.deployed.deploymentKey);
    if (!called)
      return calledElementError(
        `Expected process with BPMN process id '${processId.value}' to be deployed, but not found.`,
      );
    const root = called.process.elements[called.process.bpmnProcessId] as ProcessElement;
    if (root.noneStartEventId === null)
      return calledElementError(
        `Expected process with BPMN process id '${processId.value}' to have a none start event, but not found.`,
      );
    const failure = activateWaiting(p, inst);
    if (failure) return failure;

    const childKey = p.ctx.nextKey();
    p.emit({
      type: 'CHILD_INSTANCE_REQUESTED',
      elementInstanceKey: inst.key,
      childProcessInstanceKey: childKey,
      processDefinitionKey: called.processDefinitionKey,
    });
    p.followUp({
      kind: 'instance',
      processInstanceKey: childKey,
      command: {
        type: 'CREATE',
        processInstanceKey: childKey,
        processDefinitionKey: called.processDefinitionKey,
        variables: element.propagateAllParentVariables ? toObject(reader) : localVariables(p.view, inst.key),
        tags: p.view.head.tags,
        businessId: null,
        parent: { processInstanceKey: p.instanceKey, elementInstanceKey: inst.key },
        rootProcessInstanceKey: p.view.head.rootProcessInstanceKey,
        startEventId: null,
        startElementIds: [],
        terminateAfter: [],
      },
    });
    return null;
  },
  onTerminate: (p, _element, inst) => {
    if (!inst.childProcessInstanceKey) return true;
    p.followUp({
      kind: 'instance',
      processInstanceKey: inst.childProcessInstanceKey,
      command: { type: 'CANCEL', byParent: true },
    });
    return false;
  },
};
