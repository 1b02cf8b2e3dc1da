/** What the routes of documents, deadline receipts and drafts of forms need. Every answer is cut to the viewer. */
import type { DocumentRow, DocumentView } from '../../domain/documents/views.ts';
import type { MatterId } from '../../domain/schema/ids.ts';
import type { DeadlineReceipt, DraftSaved, DraftView, EditingView } from '../../domain/schema/deadlineViews.ts';
import type { Viewer } from './deps.ts';

/** undefined = not there or not yours. Sealed matters ask for a reason first (problem REASON_REQUIRED). */
export interface DocumentDesk {
  list(viewer: Viewer, matterId: MatterId): Promise<readonly DocumentRow[] | undefined>;
  view(viewer: Viewer, matterId: MatterId, documentId: string): Promise<DocumentView | undefined>;
  /** The file; each download stands in the audit log, with the reason for which a sealed matter was opened. */
  docx(
    viewer: Viewer,
    matterId: MatterId,
    documentId: string,
  ): Promise<{ readonly name: string; readonly content: Uint8Array } | undefined>;
}

export interface DeadlineDesk {
  receipt(viewer: Viewer, matterId: MatterId, clockRef: string): Promise<DeadlineReceipt | undefined>;
}

export type SavedDraft =
  | { readonly kind: 'saved'; readonly saved: DraftSaved }
  | { readonly kind: 'conflict'; readonly current: DraftView }
  | { readonly kind: 'closed' };

export interface DraftDesk {
  read(viewer: Viewer, userTaskKey: string): Promise<DraftView | undefined>;
  save(
    viewer: Viewer,
    userTaskKey: string,
    base: number,
    form: Readonly<Record<string, unknown>>,
  ): Promise<SavedDraft | undefined>;
  /** A sign of life; gives who else has the form open, and the latest version. */
  open(viewer: Viewer, userTaskKey: string): Promise<EditingView | undefined>;
  leave(viewer: Viewer, userTaskKey: string): Promise<boolean>;
}
