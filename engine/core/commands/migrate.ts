/** Process instance migration to another version or process: every live element needs a counterpart of the same kind. */
import {
  boundaryWaits,
  eventGatewayWaits,
  eventSubProcessWaits,
  isScopeElement,
  openWaits,
} from '../behaviors/waits.ts';
import type { Migrate, Rejection } from '../commands.ts';
import type { DeployedProcess } from '../context.ts';
import type { Failure } from '../failure.ts';
import type { Key } from '../json.ts';
import type { Processing } from '../processing.ts';
import type { ElementInstance } from '../state.ts';
import { invalidArgument, invalidState, notFound } from './rejections.ts';

const prefix = (p: Processing): string => `Expected to migrate process instance '${p.instanceKey}'`;

type Mapping = ReadonlyMap<string, string>;

const checkMapping = (p: Processing, target: DeployedProcess, command: Migrate): Rejection | null => {
  const seen = new Set<string>();
  for (const { sourceElementId, targetElementId } of command.mapping) {
    if (!p.process.elements[sourceElementId])
      return invalidArgument(
        `${prefix(p)} but mapping instructions contain a non-existing source element id '${sourceElementId}'. Elements provided in mapping instructions must exist in the source process definition.`,
      );
    if (!target.process.elements[targetElementId])
      return invalidArgument(
        `${prefix(p)} but mapping instructions contain a non-existing target element id '${targetElementId}'. Elements provided in mapping instructions must exist in the target process definition.`,
      );
    if (seen.has(sourceElementId))
      return invalidArgument(
        `${prefix(p)} but the mapping instructions contain duplicate source element ids '[${sourceElementId}]'.`,
      );
    seen.add(sourceElementId);
  }
  return null;
};

const checkElement = (
  p: Processing,
  target: DeployedProcess,
  mapping: Mapping,
  inst: ElementInstance,
): Rejection | null => {
  const targetId = mapping.get(inst.elementId);
  if (targetId === undefined)
    return invalidState(
      `${prefix(p)} but no mapping instruction defined for active element with id '${inst.elementId}'. Elements cannot be migrated without a mapping.`,
    );
  const from = p.model(inst.elementId);
  const to = target.process.elements[targetId]!;
  if (from.type !== to.type)
    return invalidState(
      `${prefix(p)} but active element with id '${from.id}' and type '${from.type}' is mapped to an element with id '${to.id}' and different type '${to.type}'. Elements must be mapped to elements of the same type.`,
    );
  if ('loop' in from && 'loop' in to && (from.loop === null) !== (to.loop === null))
    return invalidState(
      `${prefix(p)} but active element with id '${from.id}' is mapped to '${to.id}', and only one of them is multi-instance.`,
    );
  if (from.type === 'USER_TASK' && to.type === 'USER_TASK' && from.implementation !== to.implementation)
    return invalidState(
      `${prefix(p)} but active user task with id '${from.id}' and implementation '${from.implementation}' is mapped to an user task with id '${to.id}' and different implementation '${to.implementation}'.`,
    );
  const scopeTarget = from.scopeId === null ? null : mapping.get(from.scopeId);
  if (from.scopeId !== null && to.scopeId !== scopeTarget)
    return invalidState(
      `${prefix(p)} but the flow scope of active element with id '${from.id}' is changed. The flow scope of the active element is expected to be '${scopeTarget}' but was '${to.scopeId}'. The flow scope of an element cannot be changed during migration yet.`,
    );
  for (const [gatewayId, flows] of Object.entries(inst.joins ?? {}))
    if (
      target.process.elements[gatewayId]?.type !== p.model(gatewayId).type ||
      Object.keys(flows).some((id) => target.process.flows[id]?.targetId !== gatewayId)
    )
      return invalidState(
        `${prefix(p)} but tokens wait at gateway '${gatewayId}', which the target process does not have with the same incoming sequence flows.`,
      );
  return null;
};

export const migrate = (p: Processing, command: Migrate): Rejection | null => {
  const target = p.ctx.processes.byKey(command.targetProcessDefinitionKey);
  if (!target)
    return notFound(`${prefix(p)} but no process definition found with key '${command.targetProcessDefinitionKey}'`);
  const wrong = checkMapping(p, target, command);
  if (wrong) return wrong;
  const mapping = new Map([
    [p.process.bpmnProcessId, target.process.bpmnProcessId],
    ...command.mapping.map(({ sourceElementId, targetElementId }) => [sourceElementId, targetElementId] as const),
  ]);
  const live = p.view.allElements();
  for (const inst of live) {
    const rejection = checkElement(p, target, mapping, inst);
    if (rejection) return rejection;
  }
  p.emit({
    type: 'PROCESS_INSTANCE_MIGRATED',
    targetProcessDefinitionKey: command.targetProcessDefinitionKey,
    elements: live.map(({ key, elementId, type }) => ({
      key,
      elementId: mapping.get(elementId)!,
      elementType: type,
    })),
  });
  p.deployed = target;
  for (const { key, elementId } of live) {
    const failure = moveWaits(p, key, mapping);
    if (failure)
      return invalidState(
        `${prefix(p)} but active element with id '${elementId}' cannot wait for the events of its target: ${failure.message}`,
      );
  }
  return null;
};

/** A wait whose catch event is mapped goes on under the new id; others are closed, and the target's own ones opened. */
const moveWaits = (p: Processing, key: Key, mapping: Mapping): Failure | null => {
  const kept = new Set<string>();
  for (const wait of p.must(key).waits ?? []) {
    const targetId = mapping.get(wait.targetId);
    if (targetId === wait.targetId) {
      kept.add(targetId);
      continue;
    }
    p.emit({ type: 'WAIT_CLOSED', elementInstanceKey: key, wait });
    if (targetId === undefined || !p.process.elements[targetId]) continue;
    kept.add(targetId);
    p.emit({ type: 'WAIT_OPENED', elementInstanceKey: key, wait: { ...wait, targetId } });
  }
  const inst = p.must(key);
  if (inst.state !== 'ACTIVATED') return null;
  const element = p.model(inst.elementId);
  const awaited = [
    ...boundaryWaits(p, inst),
    ...(isScopeElement(element) && inst.type !== 'MULTI_INSTANCE_BODY' ? eventSubProcessWaits(p, element) : []),
    ...(element.type === 'EVENT_BASED_GATEWAY' ? eventGatewayWaits(p, element) : []),
  ];
  return openWaits(
    p,
    inst,
    awaited.filter(({ targetId }) => !kept.has(targetId)),
  );
};
