/** Keeps what a contact can be found by, as hashes, and forgets it when its matter becomes one that must not be found. */
import { personTerms, type PersonNamed } from '../../duplicates/personTerms.ts';
import { problemTerms } from '../../duplicates/terms.ts';
import type { Subject } from '../../schema/codes.ts';
import type { ContactId, MatterId, UnitId } from '../../schema/ids.ts';
import type { Cipher } from '../cipher.ts';
import type { Tx } from '../database.ts';
import { personHash, problemHash } from './hash.ts';

export interface FindableContact {
  readonly contactId: ContactId;
  readonly matterId: MatterId;
  /** The petitioner first, then the representatives. */
  readonly people: readonly PersonNamed[];
  /** All that was written: the account and the claims. */
  readonly text: string;
  readonly subjects: readonly Subject[];
  readonly placeUnitId: UnitId | null;
}

export async function writeTerms(tx: Tx, cipher: Cipher, contact: FindableContact): Promise<void> {
  const { contactId: contact_id, matterId: matter_id } = contact;
  await tx
    .insertInto('cases.problem_terms')
    .values({
      contact_id,
      matter_id,
      place_unit_id: contact.placeUnitId,
      subjects: [...contact.subjects],
      terms: problemTerms(contact.text).map(({ text }) => problemHash(cipher, text)),
    })
    .execute();
  const people = contact.people
    .map((person, person_no) => ({
      contact_id,
      person_no,
      matter_id,
      terms: personTerms(person).map((term) => personHash(cipher, term)),
    }))
    .filter(({ terms }) => terms.length > 0);
  if (people.length > 0) await tx.insertInto('cases.person_terms').values(people).execute();
}

/** After this nobody finds the matter by person or problem. */
export async function forgetTerms(tx: Tx, matterId: MatterId): Promise<void> {
  await tx.deleteFrom('cases.problem_terms').where('matter_id', '=', matterId).execute();
  await tx.deleteFrom('cases.person_terms').where('matter_id', '=', matterId).execute();
}
