/** Scenarios of error, escalation and compensation events. */
import type { Scenario } from '../scenario.ts';
import { completed, completeJob, create, see, started, throwError } from '../steps.ts';

const ERRORS = 'components/modeler/bpmn/error-events/';
const ESCALATIONS = 'components/modeler/bpmn/escalation-events/';
const COMPENSATION = 'components/modeler/bpmn/compensation-events/';

export const errors: readonly Scenario[] = [
  {
    id: 'error-boundary',
    about: 'BOUNDARY_EVENT',
    feature: 'Error boundary event',
    holds:
      'catches the error a job throws: the exact code before the event that catches every code, with its variables',
    docs: ERRORS,
    script: [
      create(),
      throwError('error-boundary.work', 'REFUSED', { reason: 'r1' }),
      completed(['start', 'work terminated', 'refused', 'was-refused'], { variables: { reason: 'r1' } }),
      create({ as: 'second' }),
      throwError('error-boundary.work', 'OTHER'),
      completed(['start', 'work terminated', 'failed', 'has-failed'], { instance: 'second' }),
    ],
  },
  {
    id: 'error-end',
    about: 'END_EVENT',
    feature: 'Error end event',
    holds: 'throws to the scopes around it; the boundary event of its sub-process catches',
    docs: ERRORS,
    script: [
      create(),
      completeJob('error-end.work'),
      completed(['start', 'part terminated', 'part-start', 'work', 'fails terminated', 'refused', 'closed']),
    ],
  },
  {
    id: 'error-event-subprocess',
    about: 'EVENT_SUB_PROCESS',
    feature: 'Error event sub-process before boundary event',
    holds: 'catches inside its scope, before the boundary event of the scope; the scope completes and goes on',
    docs: ERRORS,
    script: [
      create(),
      throwError('error-event-subprocess.work', 'REFUSED'),
      completed(['start', 'part', 'part-start', 'work terminated', 'on-refusal', 'refusal', 'handled', 'end']),
    ],
  },
  {
    id: 'error-through-call',
    about: 'CALL_ACTIVITY',
    feature: 'Error out of a called process',
    holds: 'propagates to the call activity, whose boundary event catches; the called instance is terminated',
    docs: ERRORS,
    with: ['error-through-call-called.bpmn'],
    script: [
      create(),
      started('error-through-call-called', 'called'),
      throwError('error-through-call-called.work', 'REFUSED', { reason: 'r1' }),
      completed(['start', 'call terminated', 'refused', 'closed'], { variables: { reason: 'r1' } }),
      see({ instance: 'called', state: 'TERMINATED', elements: ['start', 'work terminated'] }),
    ],
  },
  {
    id: 'escalation-boundary',
    about: 'BOUNDARY_EVENT',
    feature: 'Escalation boundary event, non-interrupting',
    holds: 'begins its flow while the sub-process that threw goes on',
    docs: ESCALATIONS,
    script: [
      create(),
      see({
        elements: ['start', 'part active', 'part-start', 'report', 'late', 'work active', 'told'],
        anyOrder: true,
      }),
      completeJob('escalation-boundary.work'),
      see({
        state: 'COMPLETED',
        anyOrder: true,
        elements: ['start', 'part', 'part-start', 'report', 'late', 'told', 'work', 'part-end', 'end'],
      }),
    ],
  },
  {
    id: 'escalation-interrupting',
    about: 'END_EVENT',
    feature: 'Escalation end event, interrupting boundary event',
    holds: 'ends the sub-process with all that still runs in it',
    docs: ESCALATIONS,
    script: [
      create(),
      completeJob('escalation-interrupting.watch'),
      see({
        state: 'COMPLETED',
        elements: [
          'start',
          'part terminated',
          'part-start',
          'fork',
          'work terminated',
          'watch',
          'gives-up terminated',
          'late',
          'taken-over',
        ],
      }),
    ],
  },
  {
    id: 'escalation-event-subprocess',
    about: 'EVENT_SUB_PROCESS',
    feature: 'Escalation event sub-process',
    holds: 'without a code catches every escalation of its scope, and non-interrupting lets the scope go on',
    docs: ESCALATIONS,
    script: [
      create(),
      see({ state: 'COMPLETED', anyOrder: true, elements: ['start', 'report', 'on-late', 'late', 'told', 'end'] }),
    ],
  },
  {
    id: 'escalation-through-call',
    about: 'CALL_ACTIVITY',
    feature: 'Escalation out of a called process',
    holds: 'reaches the call activity’s boundary event while the called instance goes on',
    docs: ESCALATIONS,
    with: ['escalation-through-call-called.bpmn'],
    script: [
      create(),
      see({ state: 'ACTIVE', elements: ['start', 'call active', 'late', 'told'] }),
      started('escalation-through-call-called', 'called'),
      see({ instance: 'called', elements: ['start', 'report', 'work active'] }),
      completeJob('escalation-through-call-called.work'),
      completed(['start', 'call', 'late', 'told', 'end']),
    ],
  },
  {
    id: 'escalation-uncaught',
    about: 'INTERMEDIATE_THROW_EVENT',
    feature: 'Escalation that nothing catches',
    holds: 'is no failure: the flow goes on',
    docs: ESCALATIONS,
    script: [create(), completed(['start', 'report', 'end'], { incidents: [] })],
  },
  {
    id: 'compensation',
    about: 'INTERMEDIATE_THROW_EVENT',
    feature: 'Compensation throw event',
    holds:
      'invokes the handlers of all completed activities of its scope at once, each after its boundary event, and goes on after the last',
    docs: COMPENSATION,
    script: [
      create(),
      completeJob('compensation.book'),
      completeJob('compensation.pay'),
      see({
        state: 'ACTIVE',
        anyOrder: true,
        elements: ['start', 'book', 'pay', 'undo active', 'refund-it', 'refund active', 'unbook-it', 'unbook active'],
        jobs: ['compensation.refund', 'compensation.unbook'],
      }),
      completeJob('compensation.unbook'),
      see({ state: 'ACTIVE', jobs: ['compensation.refund'] }),
      completeJob('compensation.refund'),
      see({
        state: 'COMPLETED',
        anyOrder: true,
        elements: ['start', 'book', 'pay', 'undo', 'refund-it', 'refund', 'unbook-it', 'unbook', 'end'],
      }),
    ],
  },
  {
    id: 'compensation-activity',
    about: 'END_EVENT',
    feature: 'Compensation end event of one activity',
    holds: 'invokes the handler of the activity it names and no other',
    docs: COMPENSATION,
    script: [
      create(),
      completeJob('compensation-activity.book'),
      completeJob('compensation-activity.pay'),
      see({ state: 'ACTIVE', jobs: ['compensation-activity.unbook'] }),
      completeJob('compensation-activity.unbook'),
      completed(['start', 'book', 'pay', 'undo', 'unbook-it', 'unbook']),
    ],
  },
  {
    id: 'compensation-subprocess',
    about: 'SUB_PROCESS',
    feature: 'Compensation of a completed sub-process',
    holds: 'invokes its own handler and those of what was completed inside it',
    docs: COMPENSATION,
    script: [
      create(),
      completeJob('compensation-subprocess.book'),
      see({
        state: 'ACTIVE',
        anyOrder: true,
        jobs: ['compensation-subprocess.report', 'compensation-subprocess.unbook'],
      }),
      completeJob('compensation-subprocess.unbook'),
      completeJob('compensation-subprocess.report'),
      see({ state: 'COMPLETED' }),
    ],
  },
  {
    id: 'compensation-event-subprocess',
    about: 'EVENT_SUB_PROCESS',
    feature: 'Compensation out of an event sub-process',
    holds: 'reaches what was completed in the scope around it',
    docs: COMPENSATION,
    script: [
      create(),
      completeJob('compensation-event-subprocess.book'),
      throwError('compensation-event-subprocess.pay', 'BROKE'),
      see({
        state: 'ACTIVE',
        elements: [
          'start',
          'book',
          'pay terminated',
          'on-failure active',
          'failure',
          'undo active',
          'unbook-it',
          'unbook active',
        ],
      }),
      completeJob('compensation-event-subprocess.unbook'),
      see({ state: 'COMPLETED' }),
    ],
  },
];
