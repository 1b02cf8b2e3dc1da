/** A file added to a matter: the event of the case and the binding of the file in one transaction. */
import type { Rejection } from '../case/decision.ts';
import type { Actor } from '../schema/actor.ts';
import type { AttachmentId, MatterId } from '../schema/ids.ts';
import { actIn, type StoreParts } from './act.ts';
import type { Attachment } from './attachments.ts';
import { retrying } from './retrying.ts';

export interface NewFile {
  readonly matterId: MatterId;
  readonly attachment: Attachment;
  /** Who uploaded it; nobody else can add it. */
  readonly owner: string;
  readonly actor: Actor;
}
export type FileAdded =
  /** `attachmentId`: of the file that is in the matter now; an earlier one when the same content was there. */
  | { readonly kind: 'done'; readonly attachmentId: AttachmentId; readonly replayed: boolean }
  | { readonly kind: 'rejected'; readonly rejection: Rejection };

/** The same content is in a matter once: a repeat answers with the file that is there, and the new upload is left to be thrown away. */
export function addFile(parts: StoreParts, { matterId, attachment, owner, actor }: NewFile): Promise<FileAdded> {
  const { attachmentId, kind, sha256 } = attachment;
  return retrying(() =>
    parts.db.transaction().execute(async (tx): Promise<FileAdded> => {
      // One file after the other: two uploads of the same content at once would not see each other.
      await tx.selectFrom('cases.matter').select('matter_id').where('matter_id', '=', matterId).forUpdate().execute();
      const there = await tx
        .selectFrom('cases.attachment')
        .select('attachment_id')
        .where('matter_id', '=', matterId)
        .where('sha256', '=', sha256)
        .where('state', '<>', 'REFUSED')
        .executeTakeFirst();
      if (there) return { kind: 'done', attachmentId: there.attachment_id as AttachmentId, replayed: true };
      const outcome = await actIn(parts, tx, {
        key: `file:${matterId}:${attachmentId}`,
        matterId,
        actor,
        commands: [{ type: 'AddFile', data: { attachmentId, kind, sha256 } }],
        result: () => null,
      });
      if (outcome.kind === 'conflict') throw new Error('An act without an expected version cannot be in conflict');
      if (outcome.kind === 'rejected') return outcome;
      const bound = await tx
        .updateTable('cases.attachment')
        .set({ matter_id: matterId })
        .where('attachment_id', '=', attachmentId)
        .where('owner', '=', owner)
        .where('matter_id', 'is', null)
        .returning('attachment_id')
        .executeTakeFirst();
      if (!bound) throw new Error('The upload is gone, or it was added elsewhere');
      return { kind: 'done', attachmentId, replayed: false };
    }),
  );
}
