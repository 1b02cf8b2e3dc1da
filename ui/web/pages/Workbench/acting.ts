/** The acts that a dialog asks about, and what it asks. */
import { staffReasons, type ReasonedAct, type StaffCommand } from '../../../../domain/schema/staffActs.ts';

export type Acting = Exclude<StaffCommand['kind'], 'AGREE'>;

export const reasonsOf = (kind: Acting): readonly string[] =>
  Object.hasOwn(staffReasons, kind) ? staffReasons[kind as ReasonedAct] : [];
export const needsColleague = (kind: Acting): boolean => kind === 'HAND_OVER' || kind === 'ASK_CO_SIGNER';

export interface Answer {
  readonly to: string | null;
  readonly reason: string | null;
  readonly text: string;
}

/** What is still missing, as a key of the words; null = the act can be sent. */
export function missing(kind: Acting, { to, reason, text }: Answer): string | null {
  if (needsColleague(kind) && to === null) return 'colleagueMissing';
  if (reasonsOf(kind).length > 0 && reason === null) return 'reasonMissing';
  return kind === 'NOTE' && text.trim() === '' ? 'textMissing' : null;
}

/** The command of an answered dialog; `more` is what the dialog does not ask, e.g. the form to sign. */
export const commandOf = (kind: Acting, { to, reason, text }: Answer, more: object = {}): StaffCommand =>
  ({
    kind,
    ...(to === null ? {} : { to }),
    ...(reason === null ? {} : { reason }),
    ...(kind === 'NOTE' ? { text } : {}),
    ...more,
  }) as StaffCommand;
