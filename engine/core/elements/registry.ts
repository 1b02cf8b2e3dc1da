/** One processor per element type; a type without one does not compile. */
import type { ActivityElement, AdHocSubProcessElement, ElementOfType, ElementType, RuntimeOnlyType } from '../model.ts';
import { adHocInnerInstance } from './containers/adHocInnerInstance.ts';
import { adHocSubProcess } from './containers/adHocSubProcess.ts';
import { callActivity } from './containers/callActivity.ts';
import { eventSubProcess } from './containers/eventSubProcess.ts';
import { multiInstanceBody } from './containers/multiInstanceBody.ts';
import { process } from './containers/process.ts';
import { subProcess } from './containers/subProcess.ts';
import { boundaryEvent } from './events/boundaryEvent.ts';
import { endEvent } from './events/endEvent.ts';
import { intermediateCatchEvent } from './events/intermediateCatchEvent.ts';
import { intermediateThrowEvent } from './events/intermediateThrowEvent.ts';
import { startEvent } from './events/startEvent.ts';
import { eventBasedGateway } from './gateways/eventBasedGateway.ts';
import { exclusiveGateway } from './gateways/exclusiveGateway.ts';
import { inclusiveGateway } from './gateways/inclusiveGateway.ts';
import { parallelGateway } from './gateways/parallelGateway.ts';
import type { ElementProcessor } from './processor.ts';
import { businessRuleTask } from './tasks/businessRuleTask.ts';
import { manualTask, undefinedTask } from './tasks/manualTask.ts';
import { receiveTask } from './tasks/receiveTask.ts';
import { scriptTask } from './tasks/scriptTask.ts';
import { sendTask } from './tasks/sendTask.ts';
import { serviceTask } from './tasks/serviceTask.ts';
import { userTask } from './tasks/userTask.ts';

type Registry = {
  readonly [T in Exclude<ElementType, RuntimeOnlyType>]: ElementProcessor<ElementOfType<T>>;
} & {
  readonly MULTI_INSTANCE_BODY: ElementProcessor<ActivityElement>;
  readonly AD_HOC_SUB_PROCESS_INNER_INSTANCE: ElementProcessor<AdHocSubProcessElement>;
};

export const registry = {
  PROCESS: process,
  SUB_PROCESS: subProcess,
  EVENT_SUB_PROCESS: eventSubProcess,
  AD_HOC_SUB_PROCESS: adHocSubProcess,
  AD_HOC_SUB_PROCESS_INNER_INSTANCE: adHocInnerInstance,
  START_EVENT: startEvent,
  INTERMEDIATE_CATCH_EVENT: intermediateCatchEvent,
  INTERMEDIATE_THROW_EVENT: intermediateThrowEvent,
  BOUNDARY_EVENT: boundaryEvent,
  END_EVENT: endEvent,
  SERVICE_TASK: serviceTask,
  USER_TASK: userTask,
  RECEIVE_TASK: receiveTask,
  SEND_TASK: sendTask,
  SCRIPT_TASK: scriptTask,
  BUSINESS_RULE_TASK: businessRuleTask,
  MANUAL_TASK: manualTask,
  TASK: undefinedTask,
  CALL_ACTIVITY: callActivity,
  EXCLUSIVE_GATEWAY: exclusiveGateway,
  PARALLEL_GATEWAY: parallelGateway,
  INCLUSIVE_GATEWAY: inclusiveGateway,
  EVENT_BASED_GATEWAY: eventBasedGateway,
  MULTI_INSTANCE_BODY: multiInstanceBody,
} as const satisfies Registry;

/** The processor of an element instance's type. */
export const processorOf = (type: ElementType): ElementProcessor => registry[type];
