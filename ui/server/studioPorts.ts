/** What the routes of the process studio need, and what composition roots put in. */
import type { CommentId, DraftId, MoveId, ReleaseId, ScenarioId, UserId } from '../../domain/schema/ids.ts';
import type {
  Draft,
  FileVersion,
  Library,
  Move,
  MovePlan,
  NewDraft,
  Release,
  Scenario,
} from '../../domain/schema/studio.ts';
import type { Checked, DraftSaved, MovePreview, RunningVersion, Template } from '../../domain/schema/studioViews.ts';
import type {
  ClosedCasePage,
  DraftSave,
  NewRelease,
  NewScenario,
  StudioActor,
  Studied,
} from '../../domain/store/index.ts';
import type { EngineClient } from '../../platform/camunda/index.ts';
import type { FieldError } from './problem.ts';
import type { Viewer } from './deps.ts';

export interface FileText {
  readonly resource: string;
  readonly content: string;
}

/** The server's own checks of what is sent for review; `around`: the live files beside it, and its scenarios. */
export type CheckDraft = (
  draft: FileText,
  around: { readonly files: readonly FileText[]; readonly scenarios: readonly Scenario[] },
) => Promise<Checked>;

/** What only the composition root has. */
export interface StudioParts {
  readonly client: EngineClient;
  readonly checkDraft: CheckDraft;
  /** Puts due releases live; false when none is due. Throws when the engine cannot be asked. */
  readonly release: () => Promise<boolean>;
}

/** A refusal with everything that is to be mended. */
export interface Unfit {
  readonly kind: 'unfit';
  readonly code: 'FILE_REFUSED' | 'DRAFT_HAS_ERRORS' | 'LAW_VIOLATED';
  readonly article: string | null;
  readonly errors: readonly FieldError[];
  readonly checked: Checked | null;
}
export type Outcome<T> = Studied<T> | Unfit;

export interface StudioFiles {
  library(): Promise<Library>;
  templates(): Promise<readonly Template[]>;
  /** undefined = there is no such file. */
  versions(resource: string): Promise<readonly FileVersion[] | undefined>;
  /** undefined = no content of this file. */
  content(resource: string, hash: string): Promise<string | undefined>;
  running(resource: string): Promise<readonly RunningVersion[] | undefined>;
  /** Masked for people who read no matters. */
  closedCases(
    viewer: Viewer,
    resource: string,
    query: { readonly cursor?: string | undefined; readonly limit: number },
  ): Promise<ClosedCasePage>;
}
export interface StudioDrafts {
  begin(actor: StudioActor, draft: NewDraft): Promise<Outcome<Draft>>;
  read(viewer: Viewer, draftId: DraftId): Promise<Draft | undefined>;
  discard(draftId: DraftId): Promise<Outcome<null>>;
  save(
    author: UserId,
    draftId: DraftId,
    save: { readonly rev: number; readonly content: string },
  ): Promise<Outcome<DraftSaved>>;
  saves(draftId: DraftId): Promise<readonly DraftSave[]>;
  lock(
    actor: StudioActor,
    draftId: DraftId,
    takeOver: boolean,
  ): Promise<Outcome<{ readonly until: string; readonly takenFrom: string | null }>>;
  unlock(holder: UserId, draftId: DraftId): Promise<void>;
  comment(
    author: UserId,
    draftId: DraftId,
    comment: { readonly elementId: string | null; readonly text: string },
  ): Promise<Outcome<{ readonly commentId: CommentId }>>;
  resolve(draftId: DraftId, commentId: CommentId, resolved: boolean): Promise<Outcome<null>>;
  requestReview(
    requester: UserId,
    draftId: DraftId,
    request: { readonly rev: number; readonly why: string; readonly answersFor: UserId | null },
  ): Promise<Outcome<Checked>>;
  /** People who may answer for what could not be decided by proof. */
  answerers(viewer: Viewer): Promise<readonly { readonly userId: UserId; readonly name: string }[]>;
  decide(
    actor: StudioActor,
    draftId: DraftId,
    decision: { readonly rev: number; readonly decision: 'APPROVED' | 'RETURNED'; readonly words: string },
  ): Promise<Outcome<null>>;
}
export interface StudioScenarios {
  list(resource: string): Promise<readonly Scenario[]>;
  add(author: UserId, resource: string, scenario: NewScenario): Promise<Outcome<{ readonly scenarioId: ScenarioId }>>;
  remove(resource: string, scenarioId: ScenarioId): Promise<Outcome<null>>;
}
export interface StudioReleases {
  list(): Promise<readonly Release[]>;
  /** At once: comes back as it ended, or still SCHEDULED when the engine cannot be reached now. */
  plan(actor: StudioActor, release: NewRelease): Promise<Outcome<Release>>;
  cancel(actor: StudioActor, releaseId: ReleaseId): Promise<Outcome<null>>;
  rollBack(
    actor: StudioActor,
    resource: string,
    back: { readonly hash: string; readonly why: string },
  ): Promise<Outcome<Release>>;
}
export interface StudioMoves {
  /** `mapping`: null = the proposed one. undefined = no such versions of this file. */
  preview(
    viewer: Viewer,
    plan: Omit<MovePlan, 'mapping'> & { readonly mapping: MovePlan['mapping'] | null },
  ): Promise<MovePreview | undefined>;
  /** `instances`: null = every case that can be moved. */
  begin(
    viewer: Viewer,
    actor: StudioActor,
    plan: MovePlan,
    instances: readonly string[] | null,
  ): Promise<Outcome<Move>>;
  /** The newest moves of a file. */
  list(resource: string): Promise<readonly Move[]>;
  read(moveId: MoveId): Promise<Move | undefined>;
  stop(moveId: MoveId): Promise<Outcome<null>>;
}
export interface StudioDesk {
  readonly files: StudioFiles;
  readonly drafts: StudioDrafts;
  readonly scenarios: StudioScenarios;
  readonly releases: StudioReleases;
  readonly moves: StudioMoves;
}
