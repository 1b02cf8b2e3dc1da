/** Watches an exploration for the rules of law. */
import { effectsOf } from '../../../domain/jobs/effects.ts';
import { jobOf, taskContract } from '../explore/acts.ts';
import { jobContract } from '../explore/contracts.ts';
import type { Finding, Happening, Monitor } from '../explore/monitor.ts';
import type { ExecutableElement } from '../../../engine/core/model.ts';
import { dutyKinds, DUTY_NAMES } from './duties.ts';
import { after, age, type Book } from './dutyBook.ts';
import { impartialReceiver } from './impartialReceiver.ts';
import { lawfulClock } from './lawfulClock.ts';
import { personDecides } from './personDecides.ts';
import { replyBeforeClose } from './replyBeforeClose.ts';
import { undecided, type LawRule } from './rule.ts';

export const lawRules: readonly LawRule[] = [replyBeforeClose, lawfulClock, impartialReceiver, personDecides];

export const lawMonitor: Monitor<Book> = {
  initial: [],
  reads: ['claimId', 'matterId', 'route'],
  observe(before, happening, now) {
    const status = after(before, happening, now);
    const found = lawRules.flatMap((rule) =>
      [...rule.check(happening, before, status, now), ...unknownAct(happening)].map((finding): Finding => ({
        ...finding,
        ruleId: rule.id,
      })),
    );
    return { status, findings: found };
  },
  key: (book, now) => book.map((duty) => `${duty.name}:${duty.subject}:${age(duty, now)}+${duty.extraDays}`).join(),
  isApart: (elements, own) => own.has('claimId') || !elements.some(touchesDuties),
};

/** An act that no contract knows: what it causes cannot be told. */
function unknownAct(happening: Happening): readonly Omit<Finding, 'ruleId'>[] {
  if (happening.kind !== 'act') return [];
  const { act } = happening;
  if (act.kind === 'task' && !act.contract)
    return [
      undecided(act.elementId, null, {
        zh: '该任务的表单没有约定，不知道完成后会发生什么',
        en: 'the form of this task has no contract, so what completing it causes is not known',
      }),
    ];
  if (act.kind === 'job' && (act.jobType === null || !jobContract(act.jobType)))
    return [
      undecided(act.elementId, null, {
        zh: `作业类型“${act.jobType ?? ''}”没有约定，不知道会发生什么`,
        en: `the job type '${act.jobType ?? ''}' has no contract, so what it causes is not known`,
      }),
    ];
  return [];
}

const dutyEvents = new Set<string>(
  DUTY_NAMES.flatMap((name) => [...dutyKinds[name].settledBy, ...(dutyKinds[name].raisedBy.events ?? [])]),
);
const dutyJobs = new Set<string>([
  ...DUTY_NAMES.flatMap((name) => dutyKinds[name].raisedBy.jobs ?? []),
  'matter.bindFlow',
  'clock.check',
]);
const dutyMessages = new Set<string>(
  DUTY_NAMES.flatMap((name) => Object.keys(dutyKinds[name].raisedBy.messages ?? {})),
);

/** Whether an act at the element may raise, settle or lengthen a duty, or asks for one to be settled. */
function touchesDuties(element: ExecutableElement): boolean {
  if (element.type === 'CALL_ACTIVITY') return true;
  if (element.type === 'USER_TASK') {
    const contract = taskContract(element);
    return (
      !contract ||
      contract.outcomes.some((outcome) => effectsOf(contract, outcome).some((event) => dutyEvents.has(event)))
    );
  }
  if ('event' in element && element.event.kind === 'message' && 'name' in element.event)
    return element.event.name.kind !== 'static' || dutyMessages.has(element.event.name.value);
  const type = jobOf(element)?.type;
  return type !== undefined && (type.kind !== 'static' || dutyJobs.has(type.value));
}
