/** A draft's row, found or held for an act. */
import type { Selectable } from 'kysely';
import type { DraftId } from '../../schema/ids.ts';
import type { Database, Tx } from '../database.ts';
import type { DraftTable } from '../studioTables.ts';

export async function findDraft(db: Database | Tx, draftId: DraftId): Promise<Selectable<DraftTable> | undefined> {
  return db.selectFrom('cases.studio_draft').selectAll().where('draft_id', '=', draftId).executeTakeFirst();
}

/** The row, held until the end of the transaction: acts on one draft go one after the other. */
export async function holdDraft(tx: Tx, draftId: DraftId): Promise<Selectable<DraftTable> | undefined> {
  return tx.selectFrom('cases.studio_draft').selectAll().where('draft_id', '=', draftId).forUpdate().executeTakeFirst();
}

export const editable = ({ state }: Pick<DraftTable, 'state'>): boolean => state === 'DRAFT' || state === 'RETURNED';
