/** What a deployment is refused for, a file each: nothing that a model says is silently ignored. */

export interface RefusedModel {
  /** File in tests/fixtures/bpmn/refused. */
  readonly file: string;
  readonly what: string;
  /** Element the refusal names; empty = the file as a whole. */
  readonly element: string;
  /** The engine's own words. */
  readonly reason: string;
  /** Why it is not run. */
  readonly why: string;
}

const NOT_IN_CAMUNDA = 'Camunda 8 does not run it either.';
const CONDITIONAL = 'New in Camunda 8.9; not in the scope of this engine.';
const IGNORED = 'Camunda 8 ignores it; here it is said instead of doing something else than drawn.';

export const refusedModels: readonly RefusedModel[] = [
  {
    file: 'complex-gateway.bpmn',
    what: 'Complex gateway',
    element: 'decide',
    reason: 'Elements of type ComplexGateway are not supported.',
    why: NOT_IN_CAMUNDA,
  },
  {
    file: 'transaction.bpmn',
    what: 'Transaction sub-process',
    element: 'payment',
    reason: 'Elements of type Transaction are not supported.',
    why: NOT_IN_CAMUNDA,
  },
  {
    file: 'cancel-event.bpmn',
    what: 'Cancel event',
    element: 'give-up',
    reason:
      "An end event of type 'cancel' is not supported (supported: none, message, signal, error, escalation, compensation, terminate).",
    why: NOT_IN_CAMUNDA,
  },
  {
    file: 'multiple-event.bpmn',
    what: 'Multiple and parallel multiple events',
    element: 'either',
    reason: 'It has several event definitions; one is supported.',
    why: NOT_IN_CAMUNDA,
  },
  {
    file: 'compensation-start-event.bpmn',
    what: 'Compensation event sub-process',
    element: 'undo',
    reason:
      "A start event of type 'compensate' is not allowed in an event sub-process (allowed: message, timer, signal, error, escalation).",
    why: NOT_IN_CAMUNDA,
  },
  {
    file: 'conditional-start-event.bpmn',
    what: 'Conditional start event',
    element: 'enough',
    reason: "A start event of type 'conditional' is not allowed in a process (allowed: none, message, timer, signal).",
    why: CONDITIONAL,
  },
  {
    file: 'conditional-catch-event.bpmn',
    what: 'Conditional catch event',
    element: 'enough',
    reason:
      "An intermediate catch event of type 'conditional' is not supported (supported: message, timer, signal, link).",
    why: CONDITIONAL,
  },
  {
    file: 'conditional-boundary-event.bpmn',
    what: 'Conditional boundary event',
    element: 'enough',
    reason:
      "A boundary event of type 'conditional' is not supported (supported: message, timer, signal, error, escalation, compensation).",
    why: CONDITIONAL,
  },
  {
    file: 'cycle-in-catch-event.bpmn',
    what: 'Timer cycle where one event is awaited',
    element: 'wait',
    reason: 'An intermediate catch event takes a timer with a date or a duration, not with a cycle.',
    why: NOT_IN_CAMUNDA,
  },
  {
    file: 'receive-task-start.bpmn',
    what: 'Receive task that starts a process',
    element: 'letter',
    reason: 'A receive task that starts a process is not supported; use a message start event.',
    why: NOT_IN_CAMUNDA,
  },
  {
    file: 'standard-loop.bpmn',
    what: 'Standard loop',
    element: 'again',
    reason: 'Standard loops are not supported; use a multi-instance loop or a flow back.',
    why: NOT_IN_CAMUNDA,
  },
  {
    file: 'loop-cardinality.bpmn',
    what: 'Loop cardinality of a multi-instance activity',
    element: 'thrice',
    reason: 'A loop cardinality is not supported; give the input collection of the multi-instance loop.',
    why: IGNORED,
  },
  {
    file: 'sequential-ad-hoc.bpmn',
    what: 'Sequential ordering of an ad-hoc sub-process',
    element: 'tasks',
    reason: 'Sequential ordering of an ad-hoc sub-process is not supported.',
    why: IGNORED,
  },
  {
    file: 'condition-after-task.bpmn',
    what: 'Condition on a flow that leaves no gateway',
    element: 'work-to-end',
    reason: 'Conditions are supported on flows that leave exclusive or inclusive gateways.',
    why: NOT_IN_CAMUNDA,
  },
  {
    file: 'foreign-condition-language.bpmn',
    what: 'Condition in another language than FEEL',
    element: 'choose-to-large',
    reason: "The condition is written in 'groovy'; FEEL is the one language supported.",
    why: IGNORED,
  },
  {
    file: 'long-number.bpmn',
    what: 'FEEL number of more than 15 digits',
    element: 'sum',
    reason: 'The number 1234567890123456 has more than 15 digits and would lose some of them.',
    why: 'Arithmetic here is double precision, exact to 15 digits; Camunda 8 computes with decimals.',
  },
  {
    file: 'linked-resource.bpmn',
    what: 'Linked resources',
    element: 'work',
    reason: "Linked resources are not supported. Remove 'zeebe:linkedResources'.",
    why: 'They link scripts for Camunda’s RPA workers, which are no part of this engine.',
  },
  {
    file: 'call-business-id.bpmn',
    what: 'Business id on a call activity',
    element: 'call',
    reason: 'A business id on a call activity is not supported.',
    why: 'Newer than Camunda 8.9.',
  },
  {
    file: 'listener-of-unknown-event.bpmn',
    what: 'Execution listener of another event than start and end',
    element: 'work',
    reason: "An execution listener has the event type 'cancel'; it must be 'start' or 'end'.",
    why: 'Newer than Camunda 8.9.',
  },
  {
    file: 'choreography.bpmn',
    what: 'Choreography',
    element: 'letters',
    reason: 'Choreographies are not supported.',
    why: NOT_IN_CAMUNDA,
  },
  {
    file: 'not-executable.bpmn',
    what: 'File without an executable process',
    element: 'definitions-not-executable',
    reason: 'The file has no executable process (isExecutable="true").',
    why: NOT_IN_CAMUNDA,
  },
  {
    file: 'document-type.bpmn',
    what: 'XML document type and entities',
    element: '',
    reason: 'The file declares a document type or entities, which are not allowed.',
    why: 'Entities can read files and grow without end; no modeler writes them.',
  },
  {
    file: 'dmn-priority.dmn',
    what: 'DMN hit policy Priority',
    element: 'dmn-priority-decision',
    reason: 'The hit policy PRIORITY is not supported (supported: UNIQUE, ANY, FIRST, RULE ORDER, COLLECT).',
    why: NOT_IN_CAMUNDA,
  },
  {
    file: 'dmn-output-order.dmn',
    what: 'DMN hit policy Output order',
    element: 'dmn-output-order-decision',
    reason: 'The hit policy OUTPUT ORDER is not supported (supported: UNIQUE, ANY, FIRST, RULE ORDER, COLLECT).',
    why: NOT_IN_CAMUNDA,
  },
  {
    file: 'dmn-boxed-context.dmn',
    what: 'DMN boxed context',
    element: 'dmn-boxed-context-decision',
    reason: 'Decision logic of type Context is not supported; use a decision table or a literal expression.',
    why: 'Camunda’s modeler offers tables and literal expressions only.',
  },
  {
    file: 'dmn-invocation.dmn',
    what: 'DMN boxed invocation',
    element: 'dmn-invocation-decision',
    reason: 'Decision logic of type Invocation is not supported; use a decision table or a literal expression.',
    why: 'Camunda’s modeler offers tables and literal expressions only.',
  },
];
