/** Signed statements of a matter, each naming the hash of the one before it: a removed or changed one is found. */
import { canonical, type Plain } from '../../receipts/canonical.ts';
import type { StoredEvent } from '../../schema/events.ts';
import type { ContactId, MatterId } from '../../schema/ids.ts';
import type { MatterState } from '../../schema/matter.ts';
import type { Cipher } from '../cipher.ts';
import type { Database, Tx } from '../database.ts';
import { sha256 } from '../sha256.ts';
import { officialFacts } from './official.ts';
import type { Signer } from './signer.ts';

/** Everything in it is printed on the receipt. */
export interface SignedStatement {
  /** Canonical JSON; these bytes are what is signed. */
  readonly statement: string;
  /** Ed25519, base64. */
  readonly signature: string;
  readonly keyId: string;
}

export interface Filing {
  readonly text: string;
  readonly claims: readonly string[];
  /** SHA-256 of each attachment, hexadecimal. */
  readonly attachments: readonly string[];
}

/**
 * What was filed, as the receipt prints it. The salt belongs to the contact: without it the hash in the statement would tell whoever
 * reads the table and guesses a text that the guess is right.
 */
export const filingText = (cipher: Cipher, contactId: ContactId, { text, claims, attachments }: Filing): string =>
  canonical({ attachments, claims, salt: cipher.mac('filing-salt', contactId).slice(0, 16), text });

interface Signed {
  readonly eventId: string;
  readonly contactId: ContactId | null;
  readonly content: Readonly<Record<string, Plain>>;
}

async function append(
  tx: Tx,
  signer: Signer,
  matter: Pick<MatterState, 'matterId' | 'publicNumber'>,
  all: readonly Signed[],
) {
  if (all.length === 0) return;
  const last = await tx
    .selectFrom('cases.digest')
    .select(['n', 'statement'])
    .where('matter_id', '=', matter.matterId)
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst();
  let n = last?.n ?? 0;
  let prev = last ? sha256(last.statement) : null;
  const rows = all.map(({ eventId, contactId, content }) => {
    n += 1;
    const statement = canonical({ ...content, key: signer.keyId, matter: matter.publicNumber, n, prev, v: 1 });
    prev = sha256(statement);
    return {
      matter_id: matter.matterId,
      n,
      event_id: eventId,
      contact_id: contactId,
      statement,
      signature: signer.sign(statement),
      key_id: signer.keyId,
    };
  });
  await tx.insertInto('cases.digest').values(rows).execute();
}

/** Signs the official ones among the events of an act. */
export async function signOfficial(
  tx: Tx,
  signer: Signer,
  events: readonly StoredEvent[],
  after: MatterState,
  dayOf: (at: number) => string,
): Promise<void> {
  const signed = events.flatMap((event): Signed[] => {
    const facts = officialFacts(event, after);
    if (!facts) return [];
    const content = { facts, kind: 'EVENT', on: dayOf(Date.parse(event.at)), type: event.type };
    return [{ eventId: event.id, contactId: null, content }];
  });
  await append(tx, signer, after, signed);
}

/** Signs what one contact filed. */
export async function signFiling(
  tx: Tx,
  signer: Signer,
  matter: Pick<MatterState, 'matterId' | 'publicNumber'>,
  contact: {
    readonly contactId: ContactId;
    readonly contactNumber: string;
    readonly receivedOn: string;
    readonly eventId: string;
  },
  filing: string,
): Promise<void> {
  const { contactId, contactNumber, receivedOn, eventId } = contact;
  const content = { contact: contactNumber, filed: sha256(filing), kind: 'FILED', on: receivedOn };
  await append(tx, signer, matter, [{ eventId, contactId, content }]);
}

/** All statements of a matter in order; with a contact, that of its filing only. */
export async function readStatements(
  db: Database | Tx,
  matterId: MatterId,
  contactId?: ContactId,
): Promise<readonly SignedStatement[]> {
  let query = db
    .selectFrom('cases.digest')
    .select(['statement', 'signature', 'key_id'])
    .where('matter_id', '=', matterId);
  if (contactId !== undefined) query = query.where('contact_id', '=', contactId);
  const rows = await query.orderBy('n').execute();
  return rows.map((row) => ({ statement: row.statement, signature: row.signature, keyId: row.key_id }));
}
