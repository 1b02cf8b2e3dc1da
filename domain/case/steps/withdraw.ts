/**
 * Taking back one's own completed act (撤回) within ten minutes. Lawful only while the act has had no effect beside its record:
 * nothing was served, no clock began, moved or ended, no number was given out, and no later step stands on it. The record of the act
 * stays; what it changed goes back to what it was, so no machine is asked: the status before the act was lawful then.
 */
import type { EventType } from '../../schema/events.ts';
import { accept, event, refuse } from '../answers.ts';
import type { CommandDataOf } from '../commands.ts';
import { findClaim } from '../lookup.ts';
import { WITHDRAW_MS } from '../staffActs.ts';
import type { Handlers } from './handler.ts';

/** Acts whose events change a status or a note and nothing else. */
const EFFECTLESS: ReadonlySet<EventType> = new Set<EventType>([
  'IntakeDecided',
  'ReceiptConfirmed',
  'InvestigationRecorded',
  'HearingHeld',
  'ExtensionRequested',
  'ReexamPrepared',
]);
/** Commands that may turn out so (a contract's `command`, alternatives by `|`); the events say for sure. */
const LIGHT: ReadonlySet<string> = new Set([
  'DecideIntake',
  'ConfirmReceipt',
  'RecordInvestigation',
  'RecordHearing',
  'RequestExtension',
  'PrepareReexam',
]);
export const mayBeWithdrawn = (command: string): boolean => command.split('|').some((one) => LIGHT.has(one));

const SERVED: ReadonlySet<EventType> = new Set<EventType>([
  'NoticeServed',
  'OpinionServed',
  'ReviewDecided',
  'ReexamDecided',
  'ExtensionTold',
  'ClaimDiverted',
  'SuggestionAnswered',
  'ContactAnswered',
]);
const CLOCKS: ReadonlySet<EventType> = new Set<EventType>(['ClockStarted', 'ClockMoved', 'ClockStopped']);

/** Why an act that made these events cannot be taken back, whenever it was; undefined = it can. */
export function effectOf(types: readonly EventType[]) {
  if (types.some((type) => SERVED.has(type)))
    return refuse('WITHDRAW_SERVED', 'R1-32', 'What has been served stands; the time limits of the petitioner run.');
  if (types.some((type) => CLOCKS.has(type)))
    return refuse('WITHDRAW_CLOCK', 'R1-34', 'A time limit began or ended with this act; a clock is never set back.');
  return types.length > 0 && types.every((type) => EFFECTLESS.has(type))
    ? undefined
    : refuse('WITHDRAW_EFFECT', null, 'The act has had effects that cannot be taken back.');
}

type Undone = CommandDataOf<'WithdrawAct'>['undone'];
const stepOf = (undone: Undone, of: 'claim' | 'matter') =>
  undone.find((one) => one.from !== null && one.to !== null && (of === 'claim') === (one.claimId !== null));

export const withdraw: Handlers<'WithdrawAct'> = {
  WithdrawAct: (state, { commandKey, actedBy, actedAt, undone, reasonCode }, ctx) => {
    if (ctx.actor.id !== actedBy) return refuse('WITHDRAW_NOT_YOURS', null, 'Only who acted takes the act back.');
    if (ctx.now - Date.parse(actedAt) > WITHDRAW_MS)
      return refuse('WITHDRAW_TOO_LATE', null, 'Ten minutes have passed.');
    const effect = effectOf(undone.map(({ type }) => type));
    if (effect) return effect;
    const claimId = undone.find((one) => one.claimId !== null)?.claimId ?? null;
    const claim = claimId === null ? undefined : findClaim(state, claimId);
    const [claimStep, matterStep] = [stepOf(undone, 'claim'), stepOf(undone, 'matter')];
    if ((claimStep && claim?.status !== claimStep.to) || (matterStep && state.status !== matterStep.to))
      return refuse('NEXT_STEP_TAKEN', null, 'A later step stands on this act.');
    return accept(
      event('ActWithdrawn', {
        commandKey,
        undone: undone.map(({ type }) => type),
        claimId,
        claimStatus: claim && claimStep ? { from: claim.status, to: claimStep.from as typeof claim.status } : null,
        matterStatus: matterStep ? { from: state.status, to: matterStep.from as typeof state.status } : null,
        reasonCode,
      }),
    );
  },
};
