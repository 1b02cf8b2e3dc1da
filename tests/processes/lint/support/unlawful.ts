/** Deliberate breaches: each is one small change to a shipped process, with the rule that it must break. */
import type { LawRuleId } from '../../../../processes/lint/law/rule.ts';
import { shippedXml } from './models.ts';

export interface Breach {
  readonly processId: string;
  readonly what: string;
  readonly rule: LawRuleId;
  /** Where the rule must find it. */
  readonly elementId: string;
  readonly article: string;
  readonly xml: string;
}

/** The text with one part replaced, which must be there. */
function changed(processId: string, part: RegExp, by: string): string {
  const xml = shippedXml.get(processId)!;
  const after = xml.replace(part, by);
  if (after === xml) throw new Error(`${processId} has no ${part.source}`);
  return after;
}

/** The process with a sequence flow that leads elsewhere. */
const rerouted = (processId: string, flowId: string, targetId: string): string =>
  changed(processId, new RegExp(`(<bpmn:sequenceFlow id="${flowId}"[^>]* targetRef=)"[^"]*"`), `$1"${targetId}"`);

/** The process with an attribute of something inside one element set to another value. */
const reset = (processId: string, elementId: string, attribute: string, value: string): string =>
  changed(processId, new RegExp(`(id="${elementId}"[\\s\\S]*?${attribute}=)"[^"]*"`), `$1"${value}"`);

const breach = (
  processId: string,
  what: string,
  [rule, elementId, article]: readonly [LawRuleId, string, string],
  xml: string,
): Breach => ({ processId, what, rule, elementId, article, xml });

/** One for each shipped process. */
export const breaches: readonly Breach[] = [
  breach(
    'claim-handling',
    'ends after the pre-check without serving the opinion',
    ['reply-before-close', 'event-claim-served', 'R1-32'],
    rerouted('claim-handling', 'flow-pre-check-to-serve-opinion', 'event-claim-served'),
  ),
  breach(
    'claim-diversion',
    'ends without telling the petitioner the statutory way',
    ['reply-before-close', 'event-claim-diverted', 'R1-32'],
    rerouted('claim-diversion', 'flow-route-to-divert', 'event-claim-diverted'),
  ),
  breach(
    'petition-case',
    'invites the rating without handling the claims',
    ['reply-before-close', 'job-invite-rating', 'R1-32'],
    rerouted('petition-case', 'flow-route-to-claims', 'job-invite-rating'),
  ),
  breach(
    'review-reexamination',
    'waits for a re-examination without deciding the review',
    ['reply-before-close', 'event-review-final', 'R1-35'],
    rerouted('review-reexamination', 'flow-bound-to-decide-review', 'gateway-reexam'),
  ),
  breach(
    'redo',
    'lets a drafted circular stand by itself when the time limit ends',
    ['person-decides', 'event-measures-decided', 'R1-39'],
    rerouted('redo', 'flow-measure-to-decide-circular', 'event-measures-decided'),
  ),
  breach(
    'escalation',
    'has the circular decided by the threshold alone',
    ['person-decides', 'event-measure-decided', 'R1-39'],
    rerouted('escalation', 'flow-action-to-decide-circular', 'event-measure-decided'),
  ),
  breach(
    'claim-review',
    'drafts an accountability proposal that nobody decides',
    ['person-decides', 'event-accountability-decided', 'R1-39'],
    rerouted('claim-review', 'flow-draft-accountability-to-decide-accountability', 'event-accountability-decided'),
  ),
  breach(
    'clock-watch',
    'looks at the clock every ninety days',
    ['lawful-clock', 'event-check-due', 'R1-23'],
    changed(
      'clock-watch',
      /<bpmn:timeDate[^>]*>=checkAt<\/bpmn:timeDate>/,
      '<bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P90D</bpmn:timeDuration>',
    ),
  ),
  breach(
    'monthly-review',
    'drafts a measure for each unit that nobody decides',
    ['person-decides', 'event-sampled', 'R1-39'],
    reset('monthly-review', 'job-sample', 'taskDefinition type', 'measure.draft'),
  ),
];

/** The other ways to break a rule. */
export const furtherBreaches: readonly Breach[] = [
  breach(
    'claim-handling',
    'names a unit as candidate',
    ['impartial-receiver', 'task-investigate', 'R1-28'],
    reset('claim-handling', 'task-investigate', 'candidateGroups', 'HDL@unit_town'),
  ),
  breach(
    'claim-handling',
    'has the unit check its own draft',
    ['impartial-receiver', 'task-pre-check', 'P'],
    reset('claim-handling', 'task-pre-check', 'candidateGroups', '=[claimGroups.firstHandler]'),
  ),
  breach(
    'claim-handling',
    'gives sixty days for the notice of acceptance',
    ['lawful-clock', 'task-accept', 'R1-23'],
    reset('claim-handling', 'task-accept', 'dueDate', '=dueDates.HANDLE'),
  ),
  breach(
    'claim-diversion',
    'hands an accusation to the unit',
    ['impartial-receiver', 'task-transfer-accusation', 'R1-30'],
    reset('claim-diversion', 'task-transfer-accusation', 'candidateGroups', '=[claimGroups.handler]'),
  ),
  breach(
    'petition-case',
    'refers an accusation like any other claim',
    ['impartial-receiver', 'task-confirm-receipt', 'R1-30'],
    rerouted('petition-case', 'flow-accusation-to-claim-diversion', 'sub-process-dispatch'),
  ),
  breach(
    'petition-case',
    'turns petitioners away by what the table proposes',
    ['person-decides', 'event-intake-answered', 'R1-22'],
    rerouted('petition-case', 'flow-urgent-to-intake-check', 'event-intake-answered'),
  ),
  breach(
    'petition-case',
    'ends a claim of the loop without the call that answers it',
    ['reply-before-close', 'job-invite-rating', 'R1-32'],
    rerouted('petition-case', 'flow-route-to-claim-handling', 'event-claim-handled'),
  ),
  breach(
    'review-reexamination',
    'has the handling unit decide the review of its own opinion',
    ['impartial-receiver', 'task-decide-review', 'R1-35'],
    reset('review-reexamination', 'task-decide-review', 'candidateGroups', '=[claimGroups.unitHead]'),
  ),
  breach(
    'clock-watch',
    'stops watching while the clock still runs',
    ['lawful-clock', 'event-clock-stopped', 'R1-34'],
    rerouted('clock-watch', 'flow-check-to-state', 'event-clock-stopped'),
  ),
];
