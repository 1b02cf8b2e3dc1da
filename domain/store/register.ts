/** Intake (登记): a contact becomes a new matter, or is offered to the same person's same matter (同人+同事). */
import { sql } from 'kysely';
import type { Rejection } from '../case/decision.ts';
import type { Actor } from '../schema/actor.ts';
import type { AttachmentId, ContactId, MatterId } from '../schema/ids.ts';
import type { Earlier, Intake, IntakeReceipt } from '../schema/intake.ts';
import { actIn, type StoreParts } from './act.ts';
import { bindAttachments, filedHashes } from './attachments.ts';
import { businessNow } from './businessTime.ts';
import type { Tx } from './database.ts';
import { knownPetitioner, linkBoth, mergeable, sameMatter } from './earlier.ts';
import { countyNumbering, nextNumber, type Numbering } from './numbers.ts';
import { petitionerKeyOf, secretCodeOf } from './petitioner.ts';
import type { ActOutcome } from './port.ts';
import { offerContact, openMatter, type KeptReceipt, type KnownMatter } from './registerActs.ts';
import { retrying } from './retrying.ts';
import { writeTerms } from './search/write.ts';
import { filingText, signFiling } from './signing/digests.ts';

export { petitionerKeyOf, secretCodeOf } from './petitioner.ts';

export interface RegistrationOptions {
  readonly key: string;
  readonly actor: Actor;
  /** Ignored when business time is pinned in the database. */
  readonly now?: number;
  /** The desk's decision; absent or null = the register matches by itself. The caller has checked that the actor may see these matters. */
  readonly earlier?: Earlier | null;
  readonly attachments?: { readonly ids: readonly AttachmentId[]; readonly owner: string };
}
export type Registered =
  | { readonly kind: 'done'; readonly receipt: IntakeReceipt; readonly replayed: boolean }
  | { readonly kind: 'rejected'; readonly rejection: Rejection };
export type RegisterContact = (intake: Intake, options: RegistrationOptions) => Promise<Registered>;

/** Carries a refusal out of a transaction, so that it rolls back. */
class Refused extends Error {
  readonly rejection: Rejection;
  constructor(rejection: Rejection) {
    super('The contact was refused');
    this.rejection = rejection;
  }
}
const refused = (rule: string, message: string): Refused => new Refused({ rule, article: null, message });

const NOTHING_EARLIER: Earlier = { mergeInto: null, linkTo: [], notTheSame: false };

/** Makes the intake service. `hashSecret` hashes the code that petitioners ask with; it runs outside the transaction. */
export function createRegistration(
  parts: StoreParts,
  hashSecret: (code: string) => Promise<string>,
  numbering: Numbering = countyNumbering,
): RegisterContact {
  const { cipher, clocks, newId } = parts;

  /** What comes with a contact besides its events: its files, its words to be found by, the signature over what was filed. */
  async function settle(
    tx: Tx,
    intake: Intake,
    { key, actor, earlier, attachments = { ids: [], owner: '' } }: RegistrationOptions,
    outcome: Extract<ActOutcome<KeptReceipt>, { kind: 'done' }>,
  ): Promise<void> {
    const { result: receipt, events } = outcome;
    const contactId = receipt.contactId as ContactId;
    const matterId = receipt.matterId as MatterId;
    if (!(await bindAttachments(tx, attachments.ids, attachments.owner, { matterId, contactId })))
      throw refused('ATTACHMENT_UNKNOWN', 'An attachment is not there, or it is not yours to send.');
    const claims = intake.claims.map(({ text }) => text);
    if (await mergeable(tx, matterId))
      await writeTerms(tx, cipher, {
        contactId,
        matterId,
        people: [intake.petitioner, ...(intake.representatives ?? []).map((one) => ({ ...one, address: null }))],
        text: [intake.text, ...claims].join('\n'),
        subjects: intake.claims.map(({ subject }) => subject),
        placeUnitId: intake.placeUnitId,
      });
    const eventId = events.find(({ type }) => type === 'ContactRegistered')?.id;
    if (parts.signer && eventId !== undefined) {
      const filed = { text: intake.text, claims, attachments: await filedHashes(tx, contactId) };
      const filing = filingText(cipher, contactId, filed);
      const { contactNumber, receivedOn, publicNumber } = receipt;
      const contact = { contactId, contactNumber, receivedOn, eventId };
      await signFiling(tx, parts.signer, { matterId, publicNumber }, contact, filing);
    }
    const linked = await linkBoth(parts, tx, { key, actor, matterId, others: earlier?.linkTo ?? [] });
    if (linked) throw new Refused(linked);
  }

  async function earlierMatter(
    tx: Tx,
    intake: Intake,
    petitionerKey: string | null,
    { mergeInto, notTheSame }: Earlier,
  ): Promise<KnownMatter | undefined> {
    if (mergeInto !== null) {
      const known = await mergeable(tx, mergeInto);
      if (!known) throw refused('NOT_MERGEABLE', 'This matter takes no further contact.');
      return known;
    }
    if (notTheSame) return undefined;
    const subjects = intake.claims.map(({ subject }) => subject);
    return sameMatter(tx, petitionerKey, subjects);
  }

  return async (intake, options) => {
    const { key, actor, now, earlier } = options;
    const petitionerKey = petitionerKeyOf(cipher, intake.petitioner);
    const freshId = newId('mat');
    const secretHash = await hashSecret(secretCodeOf(cipher, freshId));

    const register = async (tx: Tx): Promise<Extract<ActOutcome<KeptReceipt>, { kind: 'done' }>> => {
      // Two first contacts of one person at once: the second sees the matter of the first.
      if (petitionerKey !== null)
        await sql`select pg_advisory_xact_lock(hashtextextended(${petitionerKey}, 1))`.execute(tx);
      const before = await tx.selectFrom('cases.receipt').select('matter_id').where('key', '=', key).executeTakeFirst();
      if (before) {
        const matterId = before.matter_id as MatterId;
        return done(await actIn(parts, tx, { key, matterId, actor, commands: [], result: () => ({}) as KeptReceipt }));
      }
      const receivedOn = clocks.localDate(await businessNow(tx, now === undefined ? parts.clock : { now: () => now }));
      const same = await earlierMatter(tx, intake, petitionerKey, earlier ?? NOTHING_EARLIER);
      const contactNumber = await nextNumber(tx, numbering.contact, receivedOn);
      const contact = { key, actor, contactId: newId('con'), contactNumber, receivedOn, petitionerKey };
      const act = same
        ? offerContact(intake, contact, same)
        : openMatter(
            intake,
            contact,
            { matterId: freshId, publicNumber: await nextNumber(tx, numbering.matter, receivedOn) },
            { secretHash, firstTime: !(await knownPetitioner(tx, petitionerKey)) },
          );
      const outcome = done(await actIn(parts, tx, act));
      if (!outcome.replayed) await settle(tx, intake, options, outcome);
      return outcome;
    };

    try {
      const { result: receipt, replayed } = await retrying(() => parts.db.transaction().execute(register));
      const secretCode = receipt.opensMatter ? secretCodeOf(cipher, receipt.matterId as MatterId) : null;
      return { kind: 'done', receipt: { ...receipt, secretCode, proof: null }, replayed };
    } catch (error) {
      if (error instanceof Refused) return { kind: 'rejected', rejection: error.rejection };
      throw error;
    }
  };
}

/** The outcome when it was done. Throws otherwise, which rolls back: a refused contact uses up no number. */
function done<R>(outcome: ActOutcome<R>): Extract<ActOutcome<R>, { kind: 'done' }> {
  if (outcome.kind === 'rejected') throw new Refused(outcome.rejection);
  if (outcome.kind === 'conflict') throw new Error('An act without an expected version cannot be in conflict');
  return outcome;
}
