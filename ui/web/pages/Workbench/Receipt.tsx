import type { WorkRow } from '../../../../domain/schema/workViews.ts';
import { DeadlineReceipt } from '../../modules/receipt/DeadlineReceipt.tsx';

/** How the due day of a task was counted. A wrong date is contested, never edited. */
export function Receipt({ row, onClose }: { row: WorkRow; onClose: () => void }) {
  return <DeadlineReceipt matterId={row.matterId} clockRef={row.due.clockRef} onClose={onClose} />;
}
