export { Outlook } from './Outlook.tsx';
export { ProgressButtons, Progressing } from './Progressing.tsx';
export { useBulk, type Bulk, type BulkJob, type BulkRun } from './useBulk.ts';
