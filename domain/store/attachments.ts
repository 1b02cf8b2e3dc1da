/** Attachments: checked, sealed in pieces, kept in quarantine until the scanner has spoken, bound once to the contact they came with. */
import { createHash } from 'node:crypto';
import type { Selectable } from 'kysely';
import { inspect } from '../attachments/inspect.ts';
import type { AttachmentKind, RefusalReason } from '../attachments/kinds.ts';
import { safeName } from '../attachments/names.ts';
import type { AttachmentId, ContactId, MatterId, NewId } from '../schema/ids.ts';
import type { Clock } from '../schema/time.ts';
import type { Cipher } from './cipher.ts';
import type { Database, Tx } from './database.ts';
import type { AttachmentTable } from './intakeTables.ts';

export type ScanResult = 'CLEAN' | 'INFECTED' | 'UNAVAILABLE';
/** Looks for harmful content. UNAVAILABLE keeps the file in quarantine; it is asked again when somebody wants to read it. */
export type Scanner = (content: Uint8Array) => Promise<ScanResult>;

export interface Attachment {
  readonly attachmentId: AttachmentId;
  readonly name: string;
  readonly kind: AttachmentKind;
  /** Bytes. */
  readonly size: number;
  readonly state: 'QUARANTINED' | 'CLEAN' | 'REFUSED';
  /** Why it was refused; null for any other. */
  readonly reason: string | null;
  /** Of its content, in hex. */
  readonly sha256: string;
  readonly uploadedAt: Date;
}
export type Added =
  | { readonly kind: 'added'; readonly attachment: Attachment }
  | { readonly kind: 'refused'; readonly reason: RefusalReason };

export interface AttachmentStore {
  /** `owner`: only the same one can bind it to a contact. */
  add(file: { readonly name: string; readonly content: Uint8Array; readonly owner: string }): Promise<Added>;
  ofMatter(matterId: MatterId): Promise<readonly Attachment[]>;
  /** The matter it belongs to; undefined for one that is not there or not bound yet. */
  matterOf(attachmentId: AttachmentId): Promise<MatterId | undefined>;
  /** Name and content of a clean one; undefined for any other. */
  read(attachmentId: AttachmentId): Promise<{ readonly attachment: Attachment; readonly content: Buffer } | undefined>;
}

const PIECE = 1024 * 1024;
/** An upload that nobody registered is thrown away after a day. */
const UNUSED_MS = 24 * 3_600_000;
const pieceBinding = (id: string, n: number): string => `attachment:${id}:${String(n)}`;
const nameBinding = (id: string): string => `attachment-name:${id}`;

export interface AttachmentParts {
  readonly db: Database;
  readonly cipher: Cipher;
  readonly newId: NewId;
  /** Real time. */
  readonly clock: Clock;
  readonly scan: Scanner;
}

export function createAttachmentStore({ db, cipher, newId, clock, scan }: AttachmentParts): AttachmentStore {
  type Row = Pick<
    Selectable<AttachmentTable>,
    'attachment_id' | 'name_sealed' | 'kind' | 'size' | 'state' | 'reason' | 'sha256' | 'uploaded_at'
  >;
  const shown = (row: Row): Attachment => ({
    attachmentId: row.attachment_id as AttachmentId,
    name: cipher.open(row.name_sealed, nameBinding(row.attachment_id)),
    kind: row.kind as AttachmentKind,
    size: row.size,
    state: row.state,
    reason: row.reason,
    sha256: row.sha256,
    uploadedAt: row.uploaded_at,
  });
  const one = (attachmentId: string) =>
    db.selectFrom('cases.attachment').selectAll().where('attachment_id', '=', attachmentId).executeTakeFirst();

  async function contentOf(attachmentId: string): Promise<Buffer> {
    const pieces = await db
      .selectFrom('cases.attachment_piece')
      .select(['n', 'sealed'])
      .where('attachment_id', '=', attachmentId)
      .orderBy('n')
      .execute();
    return Buffer.concat(pieces.map(({ n, sealed }) => cipher.openBytes(sealed, pieceBinding(attachmentId, n))));
  }

  /** Lets the scanner speak; what it finds infected is not kept. */
  async function leaveQuarantine(attachmentId: string, content: Uint8Array): Promise<Attachment['state']> {
    const result = await scan(content);
    if (result === 'UNAVAILABLE') return 'QUARANTINED';
    const state = result === 'CLEAN' ? 'CLEAN' : 'REFUSED';
    await db.transaction().execute(async (tx) => {
      await tx
        .updateTable('cases.attachment')
        .set({ state, reason: state === 'REFUSED' ? 'INFECTED' : null })
        .where('attachment_id', '=', attachmentId)
        .execute();
      if (state === 'REFUSED')
        await tx.deleteFrom('cases.attachment_piece').where('attachment_id', '=', attachmentId).execute();
    });
    return state;
  }

  return {
    async add({ name, content, owner }) {
      const verdict = inspect(content);
      if (!verdict.ok) return { kind: 'refused', reason: verdict.reason };
      const attachmentId = newId('att');
      const kept = safeName(name, verdict.kind);
      const row = {
        attachment_id: attachmentId,
        matter_id: null,
        contact_id: null,
        owner,
        kind: verdict.kind,
        size: content.length,
        sha256: createHash('sha256').update(content).digest('hex'),
        name_sealed: cipher.seal(kept, nameBinding(attachmentId)),
        state: 'QUARANTINED' as const,
        reason: null,
        uploaded_at: new Date(clock.now()),
      };
      await db.transaction().execute(async (tx) => {
        await tx
          .deleteFrom('cases.attachment')
          .where('matter_id', 'is', null)
          .where('uploaded_at', '<', new Date(clock.now() - UNUSED_MS))
          .execute();
        await tx.insertInto('cases.attachment').values(row).execute();
        for (let n = 0; n * PIECE < content.length; n += 1) {
          const sealed = cipher.sealBytes(content.subarray(n * PIECE, (n + 1) * PIECE), pieceBinding(attachmentId, n));
          await tx.insertInto('cases.attachment_piece').values({ attachment_id: attachmentId, n, sealed }).execute();
        }
      });
      const state = await leaveQuarantine(attachmentId, content);
      return state === 'REFUSED'
        ? { kind: 'refused', reason: 'INFECTED' }
        : { kind: 'added', attachment: shown({ ...row, state }) };
    },

    async ofMatter(matterId) {
      const rows = await db
        .selectFrom('cases.attachment')
        .selectAll()
        .where('matter_id', '=', matterId)
        .orderBy('uploaded_at')
        .orderBy('attachment_id')
        .execute();
      return rows.map(shown);
    },

    async matterOf(attachmentId) {
      return ((await one(attachmentId))?.matter_id ?? undefined) as MatterId | undefined;
    },

    async read(attachmentId) {
      const row = await one(attachmentId);
      if (!row || row.state === 'REFUSED') return undefined;
      const content = await contentOf(attachmentId);
      const state = row.state === 'CLEAN' ? row.state : await leaveQuarantine(attachmentId, content);
      return state === 'CLEAN' ? { attachment: shown({ ...row, state }), content } : undefined;
    },
  };
}

/** Binds uploads of this owner to a contact; false when one is not there, is somebody else's, or belongs to a contact already. */
export async function bindAttachments(
  tx: Tx,
  ids: readonly AttachmentId[],
  owner: string,
  to: { readonly matterId: MatterId; readonly contactId: ContactId },
): Promise<boolean> {
  if (ids.length === 0) return true;
  const bound = await tx
    .updateTable('cases.attachment')
    .set({ matter_id: to.matterId, contact_id: to.contactId })
    .where('attachment_id', 'in', ids)
    .where('owner', '=', owner)
    .where('matter_id', 'is', null)
    .where('state', '<>', 'REFUSED')
    .returning('attachment_id')
    .execute();
  return bound.length === new Set(ids).size;
}

/** SHA-256 of the files that came with a contact, in the order in which they were uploaded. */
export async function filedHashes(db: Database | Tx, contactId: ContactId): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('cases.attachment')
    .select('sha256')
    .where('contact_id', '=', contactId)
    .orderBy('uploaded_at')
    .orderBy('attachment_id')
    .execute();
  return rows.map(({ sha256 }) => sha256);
}
