export { BulkModal } from './BulkModal.tsx';
export { Outlook } from './Outlook.tsx';
export { SelectionBar } from './SelectionBar.tsx';
export { useBulk, type Bulk, type BulkJob, type BulkRun } from './useBulk.ts';
