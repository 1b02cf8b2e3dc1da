/** Intake (登记): a contact becomes a new matter, or is offered to the same person's same matter (同人+同事). */
import { sql } from 'kysely';
import type { Rejection } from '../case/decision.ts';
import type { Actor } from '../schema/actor.ts';
import type { Confidentiality, Subject } from '../schema/codes.ts';
import type { ContactId, MatterId } from '../schema/ids.ts';
import type { Intake, IntakeReceipt } from '../schema/intake.ts';
import { actIn, type StoreParts } from './act.ts';
import { businessNow } from './businessTime.ts';
import type { Cipher } from './cipher.ts';
import type { Tx } from './database.ts';
import { countyNumbering, nextNumber, type Numbering } from './numbers.ts';
import type { Act, ActOutcome } from './port.ts';
import { retrying } from './retrying.ts';

export interface RegistrationOptions {
  readonly key: string;
  readonly actor: Actor;
  /** Ignored when business time is pinned in the database. */
  readonly now?: number;
}
export type Registered =
  | { readonly kind: 'done'; readonly receipt: IntakeReceipt; readonly replayed: boolean }
  | { readonly kind: 'rejected'; readonly rejection: Rejection };
export type RegisterContact = (intake: Intake, options: RegistrationOptions) => Promise<Registered>;

/** The receipt without the secret code, as it is kept. */
type KeptReceipt = Omit<IntakeReceipt, 'secretCode'>;

const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Twelve characters a person can read out, the same for the same matter: computed again for a repeated request, so it is kept nowhere. */
export function secretCodeOf(cipher: Cipher, matterId: MatterId): string {
  const bytes = Buffer.from(cipher.mac('secret-code', matterId), 'hex');
  const letters = Array.from(bytes.subarray(0, 12), (byte) => CODE_ALPHABET[byte % CODE_ALPHABET.length]).join('');
  return `${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`;
}

const squeeze = (text: string | null): string =>
  (text ?? '')
    .normalize('NFKC')
    .replace(/[\s·.-]/g, '')
    .toLowerCase();

/** Same person = same name and same phone (else address), compared by keyed hash; null when that cannot be told. */
export function petitionerKeyOf(cipher: Cipher, { name, phone, address }: Intake['petitioner']): string | null {
  const reach = squeeze(phone).replace(/^\+?86(?=1\d{10}$)/, '') || squeeze(address);
  return squeeze(name) === '' || reach === '' ? null : cipher.mac('petitioner', `${squeeze(name)}|${reach}`);
}

/** DT-11 as far as intake can tell; the person who routes may raise it. */
function confidentialityOf(intake: Intake): Confidentiality {
  if (intake.secrecyAsked && intake.matterType === 'ACCUSATION') return 'WHISTLEBLOWER';
  return intake.minorAtRisk ? 'MINOR_SEALED' : 'NORMAL';
}

/** The newest matter of the same petitioner that shares a subject and was not turned away at the gate. */
export async function sameMatter(
  tx: Tx,
  petitionerKey: string | null,
  subjects: readonly Subject[],
): Promise<{ matterId: MatterId; publicNumber: string } | undefined> {
  if (petitionerKey === null) return undefined;
  const row = await tx
    .selectFrom('cases.matter as m')
    .innerJoin('cases.claim as c', 'c.matter_id', 'm.matter_id')
    .select(['m.matter_id', 'm.public_number'])
    .where('m.petitioner_key', '=', petitionerKey)
    .where('m.status', 'not in', ['NOT_ACCEPTED', 'GUIDED', 'MERGED'])
    .where('c.subject', 'in', subjects)
    .orderBy('m.seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && { matterId: row.matter_id as MatterId, publicNumber: row.public_number };
}

const keep = (receipt: KeptReceipt) => (): KeptReceipt => receipt;

/** Carries a refusal out of a transaction, so that it rolls back. */
class Refused extends Error {
  readonly outcome: ActOutcome<KeptReceipt>;
  constructor(outcome: ActOutcome<KeptReceipt>) {
    super('The contact was refused');
    this.outcome = outcome;
  }
}

/** Makes the intake service. `hashSecret` hashes the code that petitioners ask with; it runs outside the transaction. */
export function createRegistration(
  parts: StoreParts,
  hashSecret: (code: string) => Promise<string>,
  numbering: Numbering = countyNumbering,
): RegisterContact {
  const { cipher, clocks, newId } = parts;

  const answer = (outcome: ActOutcome<KeptReceipt>): Registered => {
    if (outcome.kind === 'rejected') return outcome;
    if (outcome.kind === 'conflict') throw new Error('An act without an expected version cannot be in conflict');
    const receipt = outcome.result;
    return {
      kind: 'done',
      receipt: {
        ...receipt,
        secretCode: receipt.opensMatter ? secretCodeOf(cipher, receipt.matterId as MatterId) : null,
      },
      replayed: outcome.replayed,
    };
  };

  return async (intake, { key, actor, now }) => {
    const petitionerKey = petitionerKeyOf(cipher, intake.petitioner);
    const { name, phone, address } = intake.petitioner;
    const freshId = newId('mat');
    const secretHash = await hashSecret(secretCodeOf(cipher, freshId));
    const common = {
      channel: intake.channel,
      petitionerKey,
      petitionerCount: intake.petitionerCount,
      anonymous: squeeze(name) === '',
      contactUnclear: squeeze(phone) === '' && squeeze(address) === '',
    };
    const sealed = { name, phone, address, text: intake.text };

    const open = async (
      tx: Tx,
      contactId: ContactId,
      receivedOn: string,
      contactNumber: string,
    ): Promise<Act<KeptReceipt>> => {
      const publicNumber = await nextNumber(tx, numbering.matter, receivedOn);
      const known =
        petitionerKey !== null &&
        (await tx
          .selectFrom('cases.matter')
          .select('matter_id')
          .where('petitioner_key', '=', petitionerKey)
          .limit(1)
          .executeTakeFirst());
      const { matterType, urgent, minorAtRisk, placeUnitId, accusedUnitId } = intake;
      return {
        key,
        matterId: freshId,
        actor,
        commands: [
          {
            type: 'RegisterMatter',
            data: {
              ...common,
              matterId: freshId,
              contactId,
              publicNumber,
              contactNumber,
              secretHash,
              receivedOn,
              bureauUnitId: intake.receivedAtUnitId,
              matterType,
              confidentiality: confidentialityOf(intake),
              firstTime: !known,
              urgent,
              minorAtRisk,
              placeUnitId,
              accusedUnitId,
              claims: intake.claims.map(({ text, ...facts }) => ({ facts, sealed: { text } })),
              sealed: { ...sealed, accused: intake.accused },
            },
          },
        ],
        result: keep({ contactId, contactNumber, matterId: freshId, publicNumber, receivedOn, opensMatter: true }),
      };
    };

    const offer = (
      same: { matterId: MatterId; publicNumber: string },
      contactId: ContactId,
      receivedOn: string,
      contactNumber: string,
    ): Act<KeptReceipt> => ({
      key,
      matterId: same.matterId,
      actor,
      commands: [
        {
          type: 'OfferContact',
          data: {
            ...common,
            contactId,
            contactNumber,
            receivedOn,
            receivedAtUnitId: intake.receivedAtUnitId,
            newFacts: intake.newFacts,
            sealed,
          },
        },
      ],
      result: keep({
        contactId,
        contactNumber,
        matterId: same.matterId,
        publicNumber: same.publicNumber,
        receivedOn,
        opensMatter: false,
      }),
    });

    const register = async (tx: Tx): Promise<ActOutcome<KeptReceipt>> => {
      // Two first contacts of one person at once: the second sees the matter of the first.
      if (petitionerKey !== null)
        await sql`select pg_advisory_xact_lock(hashtextextended(${petitionerKey}, 1))`.execute(tx);
      const before = await tx.selectFrom('cases.receipt').select('matter_id').where('key', '=', key).executeTakeFirst();
      if (before)
        return actIn(parts, tx, {
          key,
          matterId: before.matter_id as MatterId,
          actor,
          commands: [],
          result: () => ({}) as KeptReceipt,
        });
      const receivedOn = clocks.localDate(await businessNow(tx, now === undefined ? parts.clock : { now: () => now }));
      const same = await sameMatter(
        tx,
        petitionerKey,
        intake.claims.map(({ subject }) => subject),
      );
      const contactNumber = await nextNumber(tx, numbering.contact, receivedOn);
      const contactId = newId('con');
      const outcome = await actIn(
        parts,
        tx,
        same ? offer(same, contactId, receivedOn, contactNumber) : await open(tx, contactId, receivedOn, contactNumber),
      );
      // Rolls back, so that a refused contact uses up no number.
      if (outcome.kind !== 'done') throw new Refused(outcome);
      return outcome;
    };
    try {
      return answer(await retrying(() => parts.db.transaction().execute(register)));
    } catch (error) {
      if (error instanceof Refused) return answer(error.outcome);
      throw error;
    }
  };
}
