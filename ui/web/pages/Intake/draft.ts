/** What is on the form, and what becomes of it. Pure. */
import type { Channel, MatterType, Subject } from '../../../../domain/schema/codes.ts';
import type { AttachmentView, ContactBody, Match, MatchQuery } from '../../../../domain/schema/intake.ts';

export interface DraftClaim {
  readonly text: string;
  readonly subject: Subject;
  /** What the clerk knows of other procedures for it; absent = not asked. */
  readonly existingAdminAct?: boolean;
  readonly courtOrArbitration?: boolean;
  /** Local date, null = none. */
  readonly otherRemedyEndsOn?: string | null;
}
export interface DraftPerson {
  readonly name: string;
  readonly phone: string;
}

export interface Draft {
  readonly channel: Channel;
  readonly office: string | null;
  readonly anonymous: boolean;
  readonly secrecy: boolean;
  readonly name: string;
  readonly phone: string;
  readonly address: string;
  readonly count: number;
  readonly representatives: readonly DraftPerson[];
  readonly text: string;
  readonly type: MatterType;
  readonly minorAtRisk: boolean;
  readonly urgent: boolean;
  readonly newFacts: boolean;
  readonly place: string | null;
  readonly accusedUnit: string | null;
  readonly accused: string;
  readonly claims: readonly DraftClaim[];
  readonly attachments: readonly AttachmentView[];
}

/** What the person decided about found matters. */
export interface Choice {
  readonly merge: string | null;
  readonly links: readonly string[];
  readonly notSame: readonly string[];
}

export const EMPTY_CHOICE: Choice = { merge: null, links: [], notSame: [] };
export const MAX_REPRESENTATIVES = 5;

export const emptyDraft = (channel: Channel, office: string | null): Draft => ({
  channel,
  office,
  anonymous: false,
  secrecy: false,
  name: '',
  phone: '',
  address: '',
  count: 1,
  representatives: [],
  text: '',
  type: 'APPEAL',
  minorAtRisk: false,
  urgent: false,
  newFacts: false,
  place: null,
  accusedUnit: null,
  accused: '',
  claims: [{ text: '', subject: 'OTHER' }],
  attachments: [],
});

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
const written = (draft: Draft): readonly DraftClaim[] => draft.claims.filter(({ text }) => text.trim() !== '');

/** What is missing before it can be registered, the first thing first. */
export function missingOf(draft: Draft): 'office' | 'text' | 'claims' | null {
  if (draft.office === null) return 'office';
  if (draft.text.trim() === '') return 'text';
  return written(draft).length === 0 ? 'claims' : null;
}

export const queryOf = (draft: Draft): MatchQuery => ({
  name: draft.anonymous ? '' : draft.name.trim(),
  phone: draft.anonymous ? '' : draft.phone.trim(),
  address: draft.anonymous ? '' : draft.address.trim(),
  text: [draft.text, ...written(draft).map(({ text }) => text)].join('\n').trim(),
  subjects: [...new Set(written(draft).map(({ subject }) => subject))],
  placeUnitId: draft.place as MatchQuery['placeUnitId'],
});

/** Below this there is nothing to look for: a phone being typed, two characters of a sentence. */
export const worthAsking = ({ text, name, phone }: MatchQuery): boolean =>
  text.length >= 4 || phone.replace(/\D/g, '').length >= 7 || (name.length >= 2 && text.length > 0);

export function bodyOf(draft: Draft, choice: Choice): ContactBody {
  const person = draft.anonymous
    ? { name: null, phone: null, address: null }
    : { name: orNull(draft.name), phone: orNull(draft.phone), address: orNull(draft.address) };
  const accusation = draft.type === 'ACCUSATION';
  return {
    channel: draft.channel,
    receivedAtUnitId: draft.office ?? '',
    matterType: draft.type,
    secrecyAsked: draft.secrecy,
    petitioner: person,
    petitionerCount: draft.count,
    ...(draft.channel === 'VISIT' && draft.count > 1
      ? {
          representatives: draft.representatives
            .filter(({ name }) => name.trim() !== '')
            .map(({ name, phone }) => ({ name: name.trim(), phone: orNull(phone) })),
        }
      : {}),
    text: draft.text.trim(),
    claims: written(draft).map((claim) => ({ ...claim, text: claim.text.trim() })),
    urgent: draft.urgent,
    minorAtRisk: draft.minorAtRisk,
    newFacts: draft.newFacts,
    placeUnitId: draft.place,
    accusedUnitId: accusation ? draft.accusedUnit : null,
    accused: accusation ? orNull(draft.accused) : null,
    earlier: {
      mergeInto: choice.merge,
      linkTo: [...choice.links],
      notTheSame: choice.merge === null && choice.notSame.length > 0,
    },
    attachmentIds: draft.attachments.map(({ attachmentId }) => attachmentId),
  };
}

/** The matters still in question, the surest of the same person first. */
export const inQuestion = (items: readonly Match[], { notSame }: Choice): readonly Match[] =>
  items.filter(({ matterId }) => !notSame.includes(matterId));

/** The one that Alt+M merges and Alt+N sets aside: the surest of the same person. */
export const current = (items: readonly Match[]): Match | undefined =>
  items.find(({ kind, mergeable }) => kind === 'SAME' && mergeable) ?? items.find(({ kind }) => kind === 'PROBLEM');

/** How many matters and people stand behind the problem once this contact is linked to the chosen ones. */
export function afterLinking(draft: Draft, items: readonly Match[], { links }: Choice) {
  const chosen = items.filter(({ matterId }) => links.includes(matterId));
  return {
    matters: 1 + chosen.reduce((sum, { group }) => sum + group.matters, 0),
    people: draft.count + chosen.reduce((sum, { group }) => sum + group.people, 0),
  };
}
