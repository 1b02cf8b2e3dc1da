export { createAccountStore, type AccountStore, type SecretHasher, type SignedIn } from './accounts.ts';
export { type StoreParts } from './act.ts';
export { businessNow, readBusinessTime, writeBusinessTime } from './businessTime.ts';
export { createCaseStore } from './caseStore.ts';
export { createCipher, type Cipher } from './cipher.ts';
export { type CaseCore } from './core.ts';
export { openDatabase, type Database } from './database.ts';
export { addToLedger, readLedger, type Deployed, type LedgerEntry } from './ledger.ts';
export { createMonthlyReview, monthAfter, type MonthlyReview, type MonthlyReviewOptions } from './monthlyReview.ts';
export { countyNumbering, type Numbering } from './numbers.ts';
export { createOrganisation, loadUnits, saveOrganisation, type PersonRecord } from './organisation.ts';
export { drift, relayBatch, republishUnbound, waitingEntries, type Delivery, type OutboxRow } from './outbox.ts';
export {
  createCaseQueries,
  type BoundFlow,
  type CaseQueries,
  type MatterQuery,
  type Revealed,
  type SeenThrough,
} from './queries.ts';
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
