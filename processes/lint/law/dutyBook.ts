/** Keeps the duties that are open on a path. */
import { effectsOf } from '../../../domain/jobs/effects.ts';
import type { EventType } from '../../../domain/schema/events.ts';
import type { JsonObject, JsonValue } from '../../../engine/core/json.ts';
import type { Act } from '../explore/acts.ts';
import { jobContract } from '../explore/contracts.ts';
import type { Happening } from '../explore/monitor.ts';
import { isUnknown, pathOf } from '../explore/unknown.ts';
import { clockDays, DAY_MS } from './clockLengths.ts';
import { DUTY_NAMES, dutyKinds, type DutyName } from './duties.ts';

export interface Duty {
  readonly name: DutyName;
  /** The id of the claim or matter, or the unknown value that stands for it. */
  readonly subject: string;
  /** When it arose, epoch ms of the exploration. */
  readonly since: number;
  /** Days by which its clock was lengthened. */
  readonly extraDays: number;
}

/** Open duties, in the order of their names and subjects. */
export type Book = readonly Duty[];

const sorted = (book: Book): Book =>
  [...book].sort((a, b) => (`${a.name} ${a.subject}` < `${b.name} ${b.subject}` ? -1 : 1));

const subjectOf = (name: DutyName, variables: JsonObject): string => {
  const value = variables[dutyKinds[name].subject] ?? variables.matterId;
  return typeof value === 'string' ? value : '';
};

const textOf = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '');

function raise(book: Book, name: DutyName, subject: string, now: number): Book {
  if (book.some((duty) => duty.name === name && duty.subject === subject)) return book;
  return sorted([...book, { name, subject, since: now, extraDays: 0 }]);
}

/** The events that an act is sure to cause; for a worker none, because its contract says what may happen. */
export function sureEvents(act: Act): readonly EventType[] {
  if (act.kind !== 'task' || !act.contract) return [];
  const { outcome } = act.variables;
  return effectsOf(act.contract, typeof outcome === 'string' ? outcome : '');
}

/** The events that a worker may cause. */
export const possibleEvents = (act: Act): readonly EventType[] =>
  act.kind === 'job' && act.jobType !== null ? (jobContract(act.jobType)?.effects ?? []) : [];

/** The book after something has happened. */
export function after(book: Book, happening: Happening, now: number): Book {
  switch (happening.kind) {
    case 'began':
      return afterBeginning(book, happening, now);
    case 'act':
      return afterAct(book, happening, now);
    case 'localVariable':
      return happening.name === 'claimId' && isRoutedClaim(happening.value)
        ? DUTY_NAMES.filter((name) => dutyKinds[name].raisedBy.routedClaims).reduce(
            (open, name) => raise(open, name, textOf(happening.value), now),
            book,
          )
        : book;
    case 'offered':
    case 'ended':
      return book;
  }
}

const isRoutedClaim = (value: unknown): boolean =>
  typeof value === 'string' && isUnknown(value) && pathOf(value).startsWith('routedClaims[');

function afterBeginning(book: Book, happening: Extract<Happening, { kind: 'began' }>, now: number): Book {
  const { processId, messageName, variables } = happening;
  return DUTY_NAMES.filter((name) => {
    const { messages, flows } = dutyKinds[name].raisedBy;
    return flows?.includes(processId) === true || isRaisedBy(messages, messageName, variables);
  }).reduce((open, name) => raise(open, name, subjectOf(name, variables), now), book);
}

type Messages = (typeof dutyKinds)[DutyName]['raisedBy']['messages'];

function isRaisedBy(messages: Messages, messageName: string | null, variables: JsonObject): boolean {
  if (!messages || messageName === null || !Object.hasOwn(messages, messageName)) return false;
  const when = messages[messageName];
  const value = when ? variables[when.variable] : null;
  return !when || isUnknown(value) || when.values.includes(textOf(value));
}

function afterAct(book: Book, { act, variables }: Extract<Happening, { kind: 'act' }>, now: number): Book {
  // A second instance of the same flow is not the one that owes anything (processes/README.md).
  if (act.kind === 'job' && act.jobType === 'matter.bindFlow' && act.variables.bound === false) return [];
  const events = sureEvents(act);
  let open = book
    .filter((duty) => !settles(duty, act, events, variables))
    .map((duty) => renewed(duty, act, variables, now));
  for (const name of DUTY_NAMES)
    if (isRaisedByAct(name, act, events)) open = raise(open, name, subjectOf(name, variables), now) as Duty[];
  return open;
}

function settles(duty: Duty, act: Act, events: readonly EventType[], variables: JsonObject): boolean {
  if (duty.name === 'WATCH')
    return act.kind === 'job' && act.jobType === 'clock.check' && act.variables.clockState === 'STOPPED';
  return (
    dutyKinds[duty.name].settledBy.some((event) => events.includes(event)) &&
    duty.subject === subjectOf(duty.name, variables)
  );
}

/** A clock that has been looked at begins anew; one that was extended is longer. */
function renewed(duty: Duty, act: Act, variables: JsonObject, now: number): Duty {
  if (duty.name === 'WATCH' && act.kind === 'job' && act.jobType === 'clock.check') return { ...duty, since: now };
  const extension = dutyKinds[duty.name].extendedBy;
  const extended =
    extension !== undefined &&
    sureEvents(act).includes(extension.event) &&
    act.kind === 'task' &&
    act.variables.outcome === extension.outcome &&
    duty.subject === subjectOf(duty.name, variables);
  return extended ? { ...duty, extraDays: clockDays(extension.clock) } : duty;
}

function isRaisedByAct(name: DutyName, act: Act, events: readonly EventType[]): boolean {
  const { raisedBy } = dutyKinds[name];
  if (act.kind === 'job') return act.jobType !== null && raisedBy.jobs?.includes(act.jobType) === true;
  if (act.kind === 'message') return isRaisedBy(raisedBy.messages, act.messageName, act.variables);
  if (act.kind !== 'task' || !raisedBy.events?.some((event) => events.includes(event))) return false;
  return raisedBy.outcomes === undefined || raisedBy.outcomes.includes(textOf(act.variables.outcome));
}

/** Days since it arose, counted no further than one day past its limit: beyond that nothing changes. */
export function age(duty: Duty, now: number): number {
  const days = Math.ceil((now - duty.since) / DAY_MS);
  return Math.min(days, limitOf(duty) + 1);
}

/** Days that it may take; none without a clock. */
export function limitOf({ name, extraDays }: Duty): number {
  const { clock } = dutyKinds[name];
  return clock === null ? 0 : clockDays(clock) + extraDays;
}
