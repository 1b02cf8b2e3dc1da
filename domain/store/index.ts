export { createAccountStore, type AccountStore, type SecretHasher, type SignedIn } from './accounts.ts';
export { type StoreParts } from './act.ts';
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
export { openDatabase, type Database } from './database.ts';
export { addToLedger, readLedger, type Deployed, type LedgerEntry } from './ledger.ts';
export { createMonthlyReview, monthAfter, type MonthlyReview, type MonthlyReviewOptions } from './monthlyReview.ts';
export { countyNumbering, type Numbering } from './numbers.ts';
export { createOrganisation, loadUnits, saveOrganisation, type PersonRecord } from './organisation.ts';
export { drift, relayBatch, republishUnbound, waitingEntries, type Delivery, type OutboxRow } from './outbox.ts';
export { createCaseQueries, type BoundFlow, type CaseQueries, type MatterQuery, type Revealed } from './queries.ts';
export { type SeenThrough } from './seeing.ts';
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
export { createWithdrawal, lastSubmission, type Withdrawal } from './withdrawal.ts';
export { createWorkList, type WorkListReader, type WorkQuery, type WorkViewer } from './workList.ts';
export {
  addTasks,
  contractOf,
  dueChanges,
  findWorkItem,
  knownTasks,
  markGone,
  noteDue,
  submittedTasks,
  type DueChange,
  type FoundTask,
  type WorkItem,
} from './workItems.ts';
export { findDuplicates, type Duplicate, type DuplicateSearch } from './search/duplicates.ts';
export { createMatchFinder, type FoundMatter, type MatchFinder } from './search/matches.ts';
export { type Reach } from './search/problems.ts';
export { linkedGroups, type LinkedGroup } from './links.ts';
export { filedHashes } from './attachments.ts';
export { filingText, readStatements, type SignedStatement } from './signing/digests.ts';
export { openSigner, publicKeys, type PublicKey, type Signer } from './signing/signer.ts';
