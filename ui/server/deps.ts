/** What the web server needs; app/ui.ts puts the real parts in. Routes know these ports, never SQL or the SDK. */
import type { CaseStore } from '../../domain/store/port.ts';
import type { Rejection } from '../../domain/case/decision.ts';
import type { Sight } from '../../domain/access/sight.ts';
import type { MatterId } from '../../domain/schema/ids.ts';
import type { FlowPosition, FlowView, MatterList, MatterView, TaskView } from '../../domain/schema/views.ts';
import type { StaffCommand } from '../../domain/schema/staffActs.ts';
import type { ActPreview, Colleagues, LastAct, TaskDetail, WorkList } from '../../domain/schema/workViews.ts';
import type { AccountStore, RegisterContact, SignedIn, StaffOutcome, WorkQuery } from '../../domain/store/index.ts';
import type { AccessDesk, Administration, SignInWays } from './accessPorts.ts';
import type { AttemptLimiter } from './attempts.ts';
import type { DeadlineDesk, DocumentDesk, DraftDesk } from './documentPorts.ts';
import type { FileDesk, IntakeDesk, PublicDesk } from './intakePorts.ts';
import type { OperationsDesk } from './operationPorts.ts';
import type { RateLimit } from './rateLimit.ts';
import type { ReviewDesk } from './reviewPorts.ts';
import type { StatisticsDesk } from './statisticsPorts.ts';
import type { StudioDesk } from './studioPorts.ts';
import type { SupervisionDesk } from './supervisionPorts.ts';

/** A signed-in person. */
export type Viewer = SignedIn;

export interface MatterFilter {
  readonly status?: string;
  readonly colour?: string;
  readonly number?: string;
  readonly cursor?: string;
  readonly limit: number;
}

/** Reads for the pages; every answer is already cut to what the viewer may see. */
export interface MatterReader {
  list(viewer: Viewer, filter: MatterFilter): Promise<MatterList>;
  /** undefined = not there or not yours: the same words. A sealed matter asks for a reason first (problem REASON_REQUIRED); a read of it is logged. */
  view(viewer: Viewer, matterId: MatterId): Promise<MatterView | undefined>;
  /** What the person sees of the matter, without reading it; asks for a reason like `view`. */
  sight(viewer: Viewer, matterId: MatterId): Promise<Sight | undefined>;
  /** Number and day of a matter that asks for a reason. */
  alias(viewer: Viewer, matterId: MatterId): Promise<MatterView | undefined>;
}

export interface FlowReader {
  flows(matterId: MatterId): Promise<readonly FlowView[]>;
  position(processInstanceKey: string): Promise<FlowPosition | undefined>;
}

export type Submitted =
  | { readonly kind: 'done'; readonly replayed: boolean }
  | { readonly kind: 'rejected'; readonly rejection: Rejection }
  | { readonly kind: 'notFound' }
  | { readonly kind: 'invalid'; readonly errors: readonly { path: string; message: string }[] };

/** What a person does from the work list; every answer is cut to what the person may see, "not there" and "not yours" alike. */
export interface Workbench {
  list(viewer: Viewer, query: WorkQuery): Promise<WorkList>;
  detail(viewer: Viewer, userTaskKey: string): Promise<TaskDetail | undefined>;
  colleagues(viewer: Viewer, userTaskKey: string): Promise<Colleagues | undefined>;
  act(viewer: Viewer, userTaskKey: string, command: StaffCommand, key: string): Promise<StaffOutcome>;
  /** Per task the rule that would refuse the act; tasks that are not the person's are left out. */
  preview(viewer: Viewer, command: StaffCommand, userTaskKeys: readonly string[]): Promise<readonly ActPreview[]>;
  /** The colleague whom a refusal is about. */
  who(userTaskKey: string, rejection: Rejection): Promise<string | null>;
  withdraw(viewer: Viewer, userTaskKey: string, reasonCode: string): Promise<Submitted>;
  release(viewer: Viewer, userTaskKey: string): Promise<boolean>;
  lastAct(viewer: Viewer): Promise<LastAct | null>;
}

export interface TaskDesk {
  open(viewer: Viewer, matterId: MatterId | null): Promise<readonly TaskView[]>;
  /** `holdMs`: the flow waits so long before it goes on, if the act may be taken back meanwhile. */
  submit(
    viewer: Viewer,
    userTaskKey: string,
    form: unknown,
    holdMs?: number,
    draftVersion?: number,
  ): Promise<Submitted>;
}

/** Acts of a petitioner who knows number and secret code. Wrong number and wrong code give the same answer. */
export interface PetitionerDesk {
  find(publicNumber: string, secretCode: string): Promise<MatterId | undefined>;
}

export type Accounts = Pick<AccountStore, 'signIn' | 'signInVouched' | 'bySession' | 'signOut' | 'changePassword'>;

export interface AppDeps {
  readonly store: CaseStore;
  readonly register: RegisterContact;
  readonly intake: IntakeDesk;
  readonly files: FileDesk;
  readonly public: PublicDesk;
  readonly matters: MatterReader;
  readonly flows: FlowReader;
  readonly tasks: TaskDesk;
  readonly workbench: Workbench;
  readonly supervision: SupervisionDesk;
  readonly documents: DocumentDesk;
  readonly deadlines: DeadlineDesk;
  readonly drafts: DraftDesk;
  readonly review: ReviewDesk;
  readonly statistics: StatisticsDesk;
  /** Null where no engine is at hand. */
  readonly studio: StudioDesk | null;
  /** Absent where there is no engine. */
  readonly operations: OperationsDesk | null;
  readonly petitioners: PetitionerDesk;
  readonly accounts: Accounts;
  readonly access: AccessDesk;
  readonly administration: Administration;
  readonly signIn: SignInWays;
  /** Business time in ms since the epoch: the day the office is at, in a demo the pinned one. */
  readonly businessNow: () => Promise<number>;
  /** The day of an instant in the office's zone. */
  readonly localDate: (now: number) => string;
  /** Wrong passwords and codes, per address. */
  readonly attempts: AttemptLimiter;
  /** Wrong passwords, per account, from wherever. */
  readonly accountAttempts: AttemptLimiter;
  readonly rate: RateLimit;
  /** Contacts sent through the public form, per address. */
  readonly filings: AttemptLimiter;
  /** In a demo on loopback a visitor without a session looks on as this fictional auditor. */
  readonly demoViewer: Viewer | null;
  /** Folder with the built pages, or null when the API runs alone. */
  readonly webFolder: string | null;
  readonly log: { info(details: object, message: string): void; error(details: object, message: string): void };
}
