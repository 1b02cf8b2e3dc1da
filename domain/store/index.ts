export {
  auditActorOf,
  createAccountStore,
  type AccountStore,
  type SecretHasher,
  type SignedIn,
  type SignIn,
} from './accounts.ts';
export { createCalendarDesk, localDays, type CalendarDesk } from './administration/calendar.ts';
export { type Administered } from './administration/outcome.ts';
export { createPeopleDesk, type PeopleDesk } from './administration/people.ts';
export { createUnitDesk, type UnitDesk } from './administration/units.ts';
export {
  appendAudit,
  listAudit,
  readSignedHead,
  signAuditHead,
  verifyAudit,
  type AuditActor,
  type AuditQuery,
} from './audit.ts';
export { createReadLog, type ReadLog } from './reads.ts';
export { liftRecusal, recusalsOf, recuse, type NewRecusal } from './recusals.ts';
export { readVersion } from './settings.ts';
export { loadMatters, type StoreParts } from './act.ts';
export { businessNow, readBusinessTime, writeBusinessTime } from './businessTime.ts';
export { createCaseStore } from './caseStore.ts';
export { createCipher, type Cipher } from './cipher.ts';
export { type CaseCore } from './core.ts';
export {
  createAttachmentStore,
  type Added,
  type Attachment,
  type AttachmentStore,
  type Scanner,
  type ScanResult,
} from './attachments.ts';
export { addFile, type FileAdded, type NewFile } from './addFile.ts';
export { openDatabase, type Database, type WorkItem } from './database.ts';
export { addToLedger, ELSEWHERE, readLedger, type Deployed, type Deployment, type LedgerEntry } from './ledger.ts';
export * from './studio/index.ts';
export * from './review/index.ts';
export {
  createMonthlyReview,
  drawNumber,
  monthAfter,
  type MonthlyReview,
  type MonthlyReviewOptions,
} from './monthlyReview.ts';
export { countyNumbering, type Numbering } from './numbers.ts';
export {
  createOrganisation,
  loadUnits,
  openOrganisation,
  saveOrganisation,
  type LiveOrganisation,
  type PersonRecord,
} from './organisation.ts';
export { drift, relayBatch, republishUnbound, waitingEntries, type Delivery, type OutboxRow } from './outbox.ts';
export { createCaseQueries, type BoundFlow, type CaseQueries, type MatterQuery, type Revealed } from './queries.ts';
export { NOTHING_HIDDEN, type Hidden, type SeenThrough } from './seeing.ts';
export { databaseNow, nextDueInstant, unquiet, type Unquiet } from './quiet.ts';
export { createRegistration, type RegisterContact, type Registered } from './register.ts';
export {
  createTaskService,
  type Submission,
  type Submitter,
  type TaskAct,
  type TaskActOf,
  type TaskService,
  type TaskSubject,
} from './tasks.ts';
export { namesOf, peopleAt, type Colleague } from './people.ts';
export { createStaffDesk, type StaffDesk, type StaffOutcome } from './staffDesk.ts';
export { lastStaffAct, openedActs, readTaskActs, staffTaskOf, type TaskActRow } from './taskActs.ts';
export {
  createTaskDrafts,
  type Editing,
  type Editor,
  type Saved,
  type TaskDraft,
  type TaskDrafts,
} from './taskDrafts.ts';
export { createWithdrawal, lastSubmission, type Withdrawal } from './withdrawal.ts';
export { createWorkList, type WorkListReader, type WorkQuery, type WorkViewer } from './workList.ts';
export {
  addTasks,
  contractOf,
  dueChanges,
  findWorkItem,
  findWorkItems,
  knownTasks,
  markGone,
  noteDue,
  submittedTasks,
  type DueChange,
  type FoundTask,
} from './workItems.ts';
export { findDuplicates, type Duplicate, type DuplicateSearch } from './search/duplicates.ts';
export { createMatchFinder, type FoundMatter, type MatchFinder } from './search/matches.ts';
export { type Reach } from './search/problems.ts';
export { linkedGroups, type LinkedGroup } from './links.ts';
export { filedHashes } from './attachments.ts';
export { filingText, readStatements, type SignedStatement } from './signing/digests.ts';
export { openSigner, publicKeys, type PublicKey, type Signer } from './signing/signer.ts';
export {
  createSupervision,
  type ColourQuery,
  type DeskQuery,
  type DeskViewer,
  type ForecastQuery,
  type SignQuery,
  type SupervisionReader,
} from './supervision/desk.ts';
export { lentGroup, offerToFallback } from './supervision/fallback.ts';
export { carriesOpenMatter } from './operations.ts';
export { isSuspended, resumeFlow, suspendFlow, suspensionOf, type Suspension } from './suspensions.ts';
export { expectedFlows, MAIN_FLOW, notTaken, strayFlows, unbegunFlows, type Missed } from './drift.ts';
export {
  noteBeat,
  noteQueues,
  workerHealth,
  type Beat,
  type ProgramCounts,
  type Queue,
  type WaitingJob,
  type WorkerProgram,
} from './workerHealth.ts';
export { statisticsOf, type StatisticsViewer } from './statistics/index.ts';
