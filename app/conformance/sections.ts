/** The sections of the support table: one per element type of the engine's registry, and one per behaviour. */
import type { registry } from '../../engine/core/elements/registry.ts';
import { BEHAVIOURS, type Behaviour } from './scenario.ts';

interface ElementSection {
  readonly title: string;
  /** BPMN element as the XML names it. */
  readonly bpmn: string;
}

/** Types that come only together with another one or with everything: their lines stand there. */
type Shared = 'PROCESS' | 'AD_HOC_SUB_PROCESS_INNER_INSTANCE';

/** A type the registry gains without a section here does not compile. */
export const ELEMENT_SECTIONS: Readonly<Record<Exclude<keyof typeof registry, Shared>, ElementSection>> = {
  START_EVENT: { title: 'Start events', bpmn: 'bpmn:startEvent' },
  INTERMEDIATE_CATCH_EVENT: { title: 'Intermediate catch events', bpmn: 'bpmn:intermediateCatchEvent' },
  INTERMEDIATE_THROW_EVENT: { title: 'Intermediate throw events', bpmn: 'bpmn:intermediateThrowEvent' },
  BOUNDARY_EVENT: { title: 'Boundary events', bpmn: 'bpmn:boundaryEvent' },
  END_EVENT: { title: 'End events', bpmn: 'bpmn:endEvent' },
  SERVICE_TASK: { title: 'Service tasks', bpmn: 'bpmn:serviceTask' },
  SEND_TASK: { title: 'Send tasks', bpmn: 'bpmn:sendTask' },
  RECEIVE_TASK: { title: 'Receive tasks', bpmn: 'bpmn:receiveTask' },
  USER_TASK: { title: 'User tasks', bpmn: 'bpmn:userTask' },
  SCRIPT_TASK: { title: 'Script tasks', bpmn: 'bpmn:scriptTask' },
  BUSINESS_RULE_TASK: { title: 'Business rule tasks and DMN', bpmn: 'bpmn:businessRuleTask' },
  MANUAL_TASK: { title: 'Manual tasks', bpmn: 'bpmn:manualTask' },
  TASK: { title: 'Undefined tasks', bpmn: 'bpmn:task' },
  EXCLUSIVE_GATEWAY: { title: 'Exclusive gateways', bpmn: 'bpmn:exclusiveGateway' },
  PARALLEL_GATEWAY: { title: 'Parallel gateways', bpmn: 'bpmn:parallelGateway' },
  INCLUSIVE_GATEWAY: { title: 'Inclusive gateways', bpmn: 'bpmn:inclusiveGateway' },
  EVENT_BASED_GATEWAY: { title: 'Event-based gateways', bpmn: 'bpmn:eventBasedGateway' },
  SUB_PROCESS: { title: 'Embedded sub-processes', bpmn: 'bpmn:subProcess' },
  EVENT_SUB_PROCESS: { title: 'Event sub-processes', bpmn: 'bpmn:subProcess triggeredByEvent' },
  AD_HOC_SUB_PROCESS: { title: 'Ad-hoc sub-processes', bpmn: 'bpmn:adHocSubProcess' },
  CALL_ACTIVITY: { title: 'Call activities', bpmn: 'bpmn:callActivity' },
  MULTI_INSTANCE_BODY: { title: 'Multi-instance', bpmn: 'bpmn:multiInstanceLoopCharacteristics' },
};

export type ElementSectionType = keyof typeof ELEMENT_SECTIONS;

/** What a scenario can be about, in the order of the table. */
export const SECTIONS: readonly (ElementSectionType | Behaviour)[] = [
  ...(Object.keys(ELEMENT_SECTIONS) as ElementSectionType[]),
  ...BEHAVIOURS,
];

export const headingOf = (section: ElementSectionType | Behaviour): string =>
  section in ELEMENT_SECTIONS
    ? `${ELEMENT_SECTIONS[section as ElementSectionType].title} (\`${ELEMENT_SECTIONS[section as ElementSectionType].bpmn}\`)`
    : section;
