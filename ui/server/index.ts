/** What composition roots need: `createApp(await createWebDeps(parts))`. */
import {
  businessNow,
  createAccountStore,
  createAttachmentStore,
  createCalendarDesk,
  createCaseQueries,
  createCaseStore,
  createPeopleDesk,
  createReadLog,
  createRegistration,
  createStaffDesk,
  createTaskDrafts,
  createTaskService,
  createUnitDesk,
  createWithdrawal,
  createWorkList,
  type Scanner,
  type SecretHasher,
  type StoreParts,
  type TaskActOf,
} from '../../domain/store/index.ts';
import type { Unit } from '../../domain/schema/matter.ts';
import type { OidcIssuer } from '../../platform/oidc.ts';
import { packagePath } from '../../platform/paths.ts';
import { createAttemptLimiter } from './attempts.ts';
import type { AppDeps, FlowReader, Viewer } from './deps.ts';
import { createIssuerDesk } from './issuer.ts';
import { createAccessDesk } from './reading/access.ts';
import { createAuditDesk } from './reading/auditDesk.ts';
import { createDeadlineDesk } from './reading/deadlines.ts';
import { createDocumentDesk } from './reading/documents/desk.ts';
import { createFileDesk } from './reading/files.ts';
import { loadForms } from './reading/forms.ts';
import { createIntakeDesk } from './reading/intake.ts';
import { createMatterReader } from './reading/matters.ts';
import { createOperationsDesk } from './reading/operations/desk.ts';
import { createPublicDesk } from './reading/public.ts';
import { createReviewDesk } from './reading/review.ts';
import { createStatisticsDesk } from './reading/statistics/desk.ts';
import { createStudioDesk } from './reading/studio/index.ts';
import { createSupervisionDesk } from './reading/supervision.ts';
import { createDraftDesk } from './reading/taskDrafts.ts';
import { createTaskDesk } from './reading/tasks.ts';
import { createWorkbench } from './reading/workbench.ts';
import type { StudioParts } from './studioPorts.ts';

export { createApp } from './app.ts';
export { createAttemptLimiter, type AttemptLimiter } from './attempts.ts';
export type { AppDeps, FlowReader, MatterReader, PetitionerDesk, TaskDesk, Viewer } from './deps.ts';
export type { CheckDraft, StudioParts } from './studioPorts.ts';
export { createMatterReader } from './reading/matters.ts';
export { createTaskDesk } from './reading/tasks.ts';

export interface WebParts {
  /** The same parts as the case store's; `clock` is real time. */
  readonly store: StoreParts;
  /** The whole organisation tree (`loadUnits`), that of `store.organisation`. */
  readonly units: readonly Unit[];
  readonly hasher: SecretHasher;
  /** domain/case: what a filled-in form becomes. */
  readonly taskActOf: TaskActOf;
  /** Where the flows of a matter stand, read from the engine. */
  readonly flows: FlowReader;
  /** Account that visitors without a session look on as (demo), or null. */
  readonly demoAccount: string | null;
  /** Folder of the built pages, or null for the API alone. */
  readonly webFolder: string | null;
  /** Looks for harmful content in uploads; absent = the built-in checks alone. */
  readonly scan?: Scanner;
  /** How staff sign in; absent = with account and password, not through https. */
  readonly signIn?: {
    readonly local: boolean;
    readonly issuer: OidcIssuer | null;
    readonly https: boolean;
  };
  /** How long a sealed matter stays open for a stated reason, in ms; absent = half an hour. */
  readonly sealedOpenMs?: number;
  /** What one person, or one address without a session, may ask a minute; absent = 1200. */
  readonly requestsPerMinute?: number;
  /** Lets the process read units and local days again after an administrator has changed them. */
  readonly settingsChanged?: () => Promise<void>;
  /** Engine, checks and releases of the process studio; absent = there is no studio. */
  readonly studio?: StudioParts;
  readonly log: AppDeps['log'];
}

/** Wrong passwords and codes of one address within a minute. */
const FAILURES = { failures: 10, windowMs: 60_000 };

/** Wrong passwords of one account within a quarter of an hour, from all addresses together [P]. */
const ACCOUNT_FAILURES = { failures: 20, windowMs: 15 * 60_000 };

/** Requests of one person a minute [P]: pages look again every few seconds, some ten parts each. */
const PER_MINUTE = 1200;

/** Contacts that one address sends in ten minutes; a village library with one connection stays below. */
const FILINGS = { failures: 30, windowMs: 600_000 };

const HALF_AN_HOUR = 30 * 60_000;

/** Puts the web server's ports together over the case store. Throws when `demoAccount` is unknown. */
export async function createWebDeps(parts: WebParts): Promise<AppDeps> {
  const { store, units, hasher } = parts;
  const queries = createCaseQueries(store);
  const accounts = createAccountStore(store.db, store.clock, hasher);
  const register = createRegistration(store, (code) => hasher.hash(code));
  const service = createTaskService({ parts: store, taskActOf: parts.taskActOf });
  const caseStore = createCaseStore(store);
  const reads = createReadLog(store, parts.sealedOpenMs ?? HALF_AN_HOUR);
  const workbench = createWorkbench({
    parts: store,
    store: caseStore,
    list: createWorkList(store),
    desk: createStaffDesk(store),
    withdrawal: createWithdrawal(store),
    units,
    forms: loadForms(packagePath('processes/forms')),
    reads,
  });
  const attachments = createAttachmentStore({ ...store, scan: parts.scan ?? (async () => 'CLEAN') });
  const matters = createMatterReader({ queries, store: caseStore, reads, units });
  const { local, issuer, https } = parts.signIn ?? { local: true, issuer: null, https: false };
  return {
    store: caseStore,
    register,
    matters,
    flows: parts.flows,
    tasks: createTaskDesk({ queries, store: caseStore, service, units }),
    workbench,
    documents: createDocumentDesk({ parts: store, store: caseStore, matters, reads, units }),
    deadlines: createDeadlineDesk({ parts: store, store: caseStore, matters }),
    drafts: createDraftDesk({ parts: store, store: caseStore, drafts: createTaskDrafts(store), reads, units }),
    supervision: createSupervisionDesk({ parts: store, store: caseStore, workbench, units }),
    review: createReviewDesk({ parts: store, store: caseStore, matters, units }),
    statistics: createStatisticsDesk(store, units),
    studio: parts.studio ? createStudioDesk(store, units, parts.studio) : null,
    operations: parts.studio ? createOperationsDesk(store, parts.studio.client) : null,
    intake: createIntakeDesk({
      store,
      units,
      attachments,
    }),
    files: createFileDesk({ parts: store, store: caseStore, attachments, units }),
    public: createPublicDesk({ parts: store, queries, store: caseStore, reads, units }),
    petitioners: { find: (publicNumber, secretCode) => accounts.findByCode(publicNumber, secretCode) },
    accounts,
    access: createAccessDesk({ parts: store, store: caseStore, reads, units }),
    administration: {
      units: createUnitDesk(store),
      people: createPeopleDesk(store, hasher),
      calendar: createCalendarDesk(store),
      audit: createAuditDesk(store),
      changed: parts.settingsChanged ?? (() => Promise.resolve()),
    },
    signIn: {
      local,
      issuer: issuer && createIssuerDesk(issuer, store.cipher, () => store.clock.now()),
      https,
    },
    businessNow: () => businessNow(store.db, store.clock),
    localDate: (now) => store.clocks.localDate(now),
    attempts: createAttemptLimiter({ ...FAILURES, now: () => performance.now() }),
    accountAttempts: createAttemptLimiter({ ...ACCOUNT_FAILURES, now: () => performance.now() }),
    rate: { perMinute: parts.requestsPerMinute ?? PER_MINUTE, now: () => performance.now() },
    filings: createAttemptLimiter({ ...FILINGS, now: () => performance.now() }),
    demoViewer:
      parts.demoAccount === null ? null : await known(parts.demoAccount, (account) => accounts.viewer(account)),
    webFolder: parts.webFolder,
    log: parts.log,
  };
}

async function known(account: string, find: (account: string) => Promise<Viewer | undefined>): Promise<Viewer> {
  const viewer = await find(account);
  if (!viewer) throw new Error(`There is no account ${account} to look on as`);
  return viewer;
}
