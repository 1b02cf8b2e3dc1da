/** What composition roots need: `createApp(await createWebDeps(parts))`. */
import {
  businessNow,
  createAccountStore,
  createAttachmentStore,
  createCaseQueries,
  createCaseStore,
  createRegistration,
  createStaffDesk,
  createTaskService,
  createWithdrawal,
  createWorkList,
  type Scanner,
  type SecretHasher,
  type StoreParts,
  type TaskActOf,
} from '../../domain/store/index.ts';
import type { Unit } from '../../domain/schema/matter.ts';
import { packagePath } from '../../platform/paths.ts';
import { createAttemptLimiter } from './attempts.ts';
import type { AppDeps, FlowReader, Viewer } from './deps.ts';
import { loadForms } from './reading/forms.ts';
import { createIntakeDesk } from './reading/intake.ts';
import { createMatterReader } from './reading/matters.ts';
import { createPublicDesk } from './reading/public.ts';
import { createTaskDesk } from './reading/tasks.ts';
import { createWorkbench } from './reading/workbench.ts';

export { createApp } from './app.ts';
export { createAttemptLimiter, type AttemptLimiter } from './attempts.ts';
export type { AppDeps, FlowReader, MatterReader, PetitionerDesk, TaskDesk, Viewer } from './deps.ts';
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
  readonly log: AppDeps['log'];
}

/** Wrong passwords and codes of one address within a minute. */
const FAILURES = { failures: 10, windowMs: 60_000 };

/** Contacts that one address sends in ten minutes; a village library with one connection stays below. */
const FILINGS = { failures: 30, windowMs: 600_000 };

/** Puts the web server's ports together over the case store. Throws when `demoAccount` is unknown. */
export async function createWebDeps(parts: WebParts): Promise<AppDeps> {
  const { store, units, hasher } = parts;
  const queries = createCaseQueries(store);
  const accounts = createAccountStore(store.db, store.clock, hasher);
  const register = createRegistration(store, (code) => hasher.hash(code));
  const service = createTaskService({ parts: store, taskActOf: parts.taskActOf });
  const caseStore = createCaseStore(store);
  return {
    store: caseStore,
    register,
    matters: createMatterReader({ queries, store: caseStore, units }),
    flows: parts.flows,
    tasks: createTaskDesk({ queries, store: caseStore, service, units }),
    workbench: createWorkbench({
      parts: store,
      store: caseStore,
      list: createWorkList(store),
      desk: createStaffDesk(store),
      withdrawal: createWithdrawal(store),
      units,
      forms: loadForms(packagePath('processes/forms')),
    }),
    intake: createIntakeDesk({
      store,
      units,
      attachments: createAttachmentStore({ ...store, scan: parts.scan ?? (async () => 'CLEAN') }),
    }),
    public: createPublicDesk({ parts: store, queries, store: caseStore, units }),
    petitioners: { find: (publicNumber, secretCode) => accounts.findByCode(publicNumber, secretCode) },
    accounts,
    businessNow: () => businessNow(store.db, store.clock),
    attempts: createAttemptLimiter({ ...FAILURES, now: () => performance.now() }),
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
