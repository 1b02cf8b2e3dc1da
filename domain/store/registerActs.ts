/** The two acts of intake: a contact opens a matter, or is offered to one that is here. */
import type { Actor } from '../schema/actor.ts';
import type { Confidentiality } from '../schema/codes.ts';
import type { ContactId, MatterId } from '../schema/ids.ts';
import type { Intake, IntakeReceipt } from '../schema/intake.ts';
import type { LocalDate } from '../schema/time.ts';
import { squeeze } from './petitioner.ts';
import type { Act } from './port.ts';

/** The receipt as it is kept: without the secret code, and without the words that were filed. */
export type KeptReceipt = Omit<IntakeReceipt, 'secretCode' | 'proof'>;

/** A contact as the office numbered it. */
export interface NumberedContact {
  readonly key: string;
  readonly actor: Actor;
  readonly contactId: ContactId;
  readonly contactNumber: string;
  readonly receivedOn: LocalDate;
  readonly petitionerKey: string | null;
}

export interface KnownMatter {
  readonly matterId: MatterId;
  readonly publicNumber: string;
}

/** DT-11 as far as intake can tell; the person who routes may raise it. */
export function confidentialityOf(intake: Intake): Confidentiality {
  if (intake.secrecyAsked && intake.matterType === 'ACCUSATION') return 'WHISTLEBLOWER';
  return intake.minorAtRisk ? 'MINOR_SEALED' : 'NORMAL';
}

const keep = (receipt: KeptReceipt) => (): KeptReceipt => receipt;

function common(intake: Intake, { contactId, contactNumber, receivedOn, petitionerKey }: NumberedContact) {
  const { name, phone, address } = intake.petitioner;
  return {
    contactId,
    contactNumber,
    receivedOn,
    receivedAtUnitId: intake.receivedAtUnitId,
    channel: intake.channel,
    petitionerKey,
    petitionerCount: intake.petitionerCount,
    anonymous: squeeze(name) === '',
    contactUnclear: squeeze(phone) === '' && squeeze(address) === '',
  };
}

const sealedOf = ({ petitioner, text, representatives = [] }: Intake) => ({
  ...petitioner,
  text,
  ...(representatives.length > 0 ? { representatives } : {}),
});

/** `firstTime`: nothing of this petitioner was here before. */
export function openMatter(
  intake: Intake,
  contact: NumberedContact,
  { matterId, publicNumber }: KnownMatter,
  { secretHash, firstTime }: { readonly secretHash: string; readonly firstTime: boolean },
): Act<KeptReceipt> {
  const { key, actor, contactId, contactNumber, receivedOn } = contact;
  const { matterType, urgent, minorAtRisk, placeUnitId, accusedUnitId } = intake;
  return {
    key,
    matterId,
    actor,
    commands: [
      {
        type: 'RegisterMatter',
        data: {
          ...common(intake, contact),
          matterId,
          publicNumber,
          secretHash,
          matterType,
          confidentiality: confidentialityOf(intake),
          firstTime,
          urgent,
          minorAtRisk,
          placeUnitId,
          accusedUnitId,
          claims: intake.claims.map(({ text, ...facts }) => ({ facts, sealed: { text } })),
          sealed: { ...sealedOf(intake), accused: intake.accused },
        },
      },
    ],
    result: keep({ contactId, contactNumber, matterId, publicNumber, receivedOn, opensMatter: true }),
  };
}

export function offerContact(intake: Intake, contact: NumberedContact, to: KnownMatter): Act<KeptReceipt> {
  const { key, actor, contactId, contactNumber, receivedOn } = contact;
  return {
    key,
    matterId: to.matterId,
    actor,
    commands: [
      {
        type: 'OfferContact',
        data: { ...common(intake, contact), newFacts: intake.newFacts, sealed: sealedOf(intake) },
      },
    ],
    result: keep({ contactId, contactNumber, ...to, receivedOn, opensMatter: false }),
  };
}
