/** How a run came out: when the case was answered, whether that was in time, and what the escalation table says of it. */
import { effectsOf } from '../../domain/jobs/effects.ts';
import type { EventType } from '../../domain/schema/events.ts';
import type { LocalDate } from '../../domain/schema/time.ts';
import type { JsonValue } from '../../engine/core/json.ts';
import { taskContract } from '../lint/explore/acts.ts';
import type { Models } from '../play/models.ts';
import type { LocalDays } from './localDays.ts';
import type { Ended } from './result.ts';
import type { Run, RunStep } from './run.ts';

/** Events that answer the petitioner or end what a due date is about (R1 arts 22, 23, 31, 34 to 36). */
const ANSWERS: ReadonlySet<EventType> = new Set<EventType>([
  'OpinionServed',
  'ClaimNotAccepted',
  'ClaimDiverted',
  'SuggestionAnswered',
  'AccusationTransferred',
  'ReviewDecided',
  'ReexamDecided',
]);
const ESCALATION_TABLE = 'dt-07-escalation';
/** What DT-07 says before anybody supervises (R1 art. 40). */
const MILD: ReadonlySet<string> = new Set(['NONE', 'REMIND', 'UNIT_HEAD_REASON']);

export const isSupervised = ({ escalation }: Ended): boolean => escalation !== null && !MILD.has(escalation);

export function endedOf(models: Models, days: LocalDays, run: Run, dueOn: LocalDate | null): Ended {
  const answer = run.steps.findLast((step) => answersCase(models, step));
  const answeredAt = answer?.at ?? run.endedAt;
  const answeredOn = days.dateOf(answeredAt);
  const overdueDays = dueOn === null ? null : Math.max(0, days.between(dueOn, answeredOn));
  return {
    answeredOn,
    endedOn: days.dateOf(run.endedAt),
    overdueDays,
    escalation: overdueDays ? escalationAt(models, answeredAt, overdueDays - 1) : null,
  };
}

function answersCase(models: Models, { kind, processId, elementId, outcome }: RunStep): boolean {
  if (kind !== 'task') return false;
  const element = models.element(processId, elementId);
  const contract = element.type === 'USER_TASK' ? taskContract(element) : null;
  return contract !== null && effectsOf(contract, outcome ?? '').some((event) => ANSWERS.has(event));
}

/** `daysPastDue` as the table counts them: 0 on the day after the due day. */
function escalationAt(models: Models, now: number, daysPastDue: number): string | null {
  const facts: Readonly<Record<string, JsonValue>> = { daysPastDue };
  const decided = models.decide(ESCALATION_TABLE, now, { get: (name) => facts[name], names: () => Object.keys(facts) });
  if (!decided.ok) return null;
  const { output } = decided.evaluation;
  const action = typeof output === 'object' && output !== null && 'action' in output ? output.action : null;
  return typeof action === 'string' ? action : null;
}
