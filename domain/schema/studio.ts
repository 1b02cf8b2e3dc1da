/**
 * The process studio: files with their versions, drafts, reviews, releases, and the running cases moved to a new version.
 *
 * A *file* is a resource of the engine by its name (`claim-handling.bpmn`). A *draft* is somebody's changed content of a file,
 * built on one version of it. A *release* puts approved drafts live in one deployment, or an older version back. Contents are
 * known by their SHA-256 (hex), so that any version can be read, compared and deployed again without the engine.
 */
import { z } from 'zod';
import {
  commentIdSchema,
  draftIdSchema,
  moveIdSchema,
  releaseIdSchema,
  scenarioIdSchema,
  userIdSchema,
} from './ids.ts';
import { instantSchema, localDateSchema } from './time.ts';

const words = z.strictObject({ zh: z.string(), en: z.string() });
const person = z.strictObject({ userId: userIdSchema, name: z.string() });
export const contentHashSchema = z.string().regex(/^[0-9a-f]{64}$/);
/** A file name, as the engine knows it: letters, digits, dots and hyphens, never a path. */
export const resourceNameSchema = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,98}\.(bpmn|dmn|form)$/);
export const fileKindSchema = z.enum(['BPMN', 'DMN', 'FORM']);
export type FileKind = z.infer<typeof fileKindSchema>;

/** A draft's course. IN_REVIEW holds the content still; RETURNED may be edited and sent again. */
export const draftStateSchema = z.enum(['DRAFT', 'IN_REVIEW', 'RETURNED', 'APPROVED', 'RELEASED', 'DISCARDED']);
export type DraftState = z.infer<typeof draftStateSchema>;
export const originSchema = z.enum(['SHIPPED', 'STUDIO']);

// ── library ──────────────────────────────────────────────────────────────────────────────────

/** A version that the engine has or had. `running`: process instances at work in it; null for decisions and forms. */
export const fileVersionSchema = z.strictObject({
  hash: contentHashSchema,
  version: z.number().int(),
  definitionKey: z.string(),
  state: z.enum(['LIVE', 'RETIRED']),
  origin: originSchema,
  deployedBy: person.nullable(),
  deployedAt: instantSchema,
  why: z.string().nullable(),
  running: z.number().int().nullable(),
});
export type FileVersion = z.infer<typeof fileVersionSchema>;

export const draftRowSchema = z.strictObject({
  draftId: draftIdSchema,
  resource: resourceNameSchema,
  state: draftStateSchema,
  /** `UPDATE`: a newer shipped content beside the office's own version. */
  source: z.enum(['EDITED', 'UPDATE', 'IMPORTED', 'TEMPLATE']),
  /** Version of the file that it is built on; null for a new file. */
  baseVersion: z.number().int().nullable(),
  author: person,
  savedAt: instantSchema,
});
export type DraftRow = z.infer<typeof draftRowSchema>;

export const libraryFileSchema = z.strictObject({
  resource: resourceNameSchema,
  kind: fileKindSchema,
  name: words,
  /** Two or three sentences made from the model; null for decisions and forms. */
  summary: words.nullable(),
  folder: z.string(),
  live: fileVersionSchema.nullable(),
  /** Versions with cases at work in them, newest first. */
  running: z.array(z.strictObject({ version: z.number().int(), count: z.number().int() })),
  drafts: z.array(draftRowSchema),
});
export type LibraryFile = z.infer<typeof libraryFileSchema>;
export const librarySchema = z.strictObject({ items: z.array(libraryFileSchema), asOf: instantSchema });
export type Library = z.infer<typeof librarySchema>;

// ── drafts ───────────────────────────────────────────────────────────────────────────────────

/** Who edits now; another may take over, and the first is told at the next save. */
export const editLockSchema = z.strictObject({ holder: person, until: instantSchema, mine: z.boolean() });
export type EditLock = z.infer<typeof editLockSchema>;

export const commentSchema = z.strictObject({
  commentId: commentIdSchema,
  elementId: z.string().nullable(),
  author: person,
  text: z.string().min(1).max(2000),
  at: instantSchema,
  resolvedAt: instantSchema.nullable(),
});
export type DraftComment = z.infer<typeof commentSchema>;

/** What the server's own checks said of the content that was sent for review. */
export const checkReportSchema = z.strictObject({
  /** Rules of law: proved, or not decided with the reason; a violated one keeps a draft from being sent. */
  laws: z.array(
    z.strictObject({
      ruleId: z.string(),
      verdict: z.enum(['PROVED', 'NOT_DECIDED', 'VIOLATED']),
      reason: words.nullable(),
      article: z.string().nullable(),
    }),
  ),
  errors: z.number().int(),
  warnings: z.number().int(),
  scenarios: z.strictObject({ passed: z.number().int(), failed: z.number().int(), coverage: z.number() }),
});
export type CheckReport = z.infer<typeof checkReportSchema>;

export const reviewSchema = z.strictObject({
  requestedBy: person,
  requestedAt: instantSchema,
  why: z.string().min(1).max(2000),
  report: checkReportSchema,
  decision: z.enum(['APPROVED', 'RETURNED']).nullable(),
  decidedBy: person.nullable(),
  decidedAt: instantSchema.nullable(),
  words: z.string().nullable(),
});
export type DraftReview = z.infer<typeof reviewSchema>;

export const draftSchema = draftRowSchema.extend({
  /** Counts up by one at each save: the If-Match of the next one. */
  rev: z.number().int(),
  content: z.string(),
  base: z.strictObject({ hash: contentHashSchema, content: z.string() }).nullable(),
  lock: editLockSchema.nullable(),
  comments: z.array(commentSchema),
  reviews: z.array(reviewSchema),
});
export type Draft = z.infer<typeof draftSchema>;

/** Bodies of the API. */
export const newDraftSchema = z.strictObject({
  resource: resourceNameSchema,
  from: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('VERSION'), hash: contentHashSchema }),
    z.strictObject({ kind: z.literal('IMPORT'), content: z.string().min(1).max(4_000_000) }),
    z.strictObject({ kind: z.literal('TEMPLATE'), template: z.string() }),
  ]),
});
export type NewDraft = z.infer<typeof newDraftSchema>;
export const saveDraftSchema = z.strictObject({ rev: z.number().int(), content: z.string().min(1).max(4_000_000) });
export const requestReviewSchema = z.strictObject({
  rev: z.number().int(),
  why: z.string().trim().min(1).max(2000),
  /** Who answers for what could not be decided; asked for when the report has such a rule. */
  answersFor: userIdSchema.nullable(),
});
export const decideReviewSchema = z.strictObject({
  rev: z.number().int(),
  decision: z.enum(['APPROVED', 'RETURNED']),
  words: z.string().trim().max(2000),
});

// ── scenarios ────────────────────────────────────────────────────────────────────────────────

/** One choice of somebody who tries a draft: what happened at an element, or how far the clock went. */
export const trialChoiceSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('start'), variables: z.record(z.string(), z.json()) }),
  z.strictObject({ do: z.literal('complete'), elementId: z.string(), variables: z.record(z.string(), z.json()) }),
  z.strictObject({ do: z.literal('error'), elementId: z.string(), code: z.string() }),
  z.strictObject({ do: z.literal('message'), name: z.string(), variables: z.record(z.string(), z.json()) }),
  z.strictObject({ do: z.literal('clock'), to: instantSchema }),
]);
export type TrialChoice = z.infer<typeof trialChoiceSchema>;
export const scenarioSchema = z.strictObject({
  scenarioId: scenarioIdSchema,
  resource: resourceNameSchema,
  name: z.string().min(1).max(200),
  startsAt: instantSchema,
  choices: z.array(trialChoiceSchema).max(500),
  /** The elements passed, in order, when it was saved: what it must still do. */
  path: z.array(z.string()),
  author: person,
});
export type Scenario = z.infer<typeof scenarioSchema>;

// ── backtest ─────────────────────────────────────────────────────────────────────────────────

/** A closed case as codes: what was decided where, and when in business time. */
export const traceStepSchema = z.strictObject({
  elementId: z.string(),
  outcome: z.string().nullable(),
  at: instantSchema,
});
export const closedCaseSchema = z.strictObject({
  publicNumber: z.string(),
  unitName: words.nullable(),
  subject: z.string().nullable(),
  processVersion: z.number().int(),
  startedAt: instantSchema,
  endedAt: instantSchema,
  dueOn: localDateSchema.nullable(),
  variables: z.record(z.string(), z.json()),
  steps: z.array(traceStepSchema),
});
export type ClosedCase = z.infer<typeof closedCaseSchema>;

// ── releases and running cases ───────────────────────────────────────────────────────────────

export const releaseSchema = z.strictObject({
  releaseId: releaseIdSchema,
  kind: z.enum(['RELEASE', 'ROLLBACK']),
  files: z.array(z.strictObject({ resource: resourceNameSchema, hash: contentHashSchema })),
  state: z.enum(['SCHEDULED', 'RELEASED', 'FAILED', 'CANCELED']),
  /** Real time, not business time: a deployment is an act on the engine. */
  at: instantSchema,
  by: person,
  why: z.string().nullable(),
  failure: z.string().nullable(),
});
export type Release = z.infer<typeof releaseSchema>;

/** What becomes of one running case, before it is moved. A statutory clock never gets longer by it. */
export const movePreviewRowSchema = z.strictObject({
  processInstanceKey: z.string(),
  publicNumber: z.string().nullable(),
  step: z.strictObject({ from: z.string(), to: z.string().nullable() }),
  deadline: z.enum(['KEPT', 'RESET', 'LENGTHENED', 'NONE']),
  dueOn: localDateSchema.nullable(),
  newDueOn: localDateSchema.nullable(),
  /** Why this case cannot be moved; null = it can. */
  refused: words.nullable(),
});
export type MovePreviewRow = z.infer<typeof movePreviewRowSchema>;
export const moveMappingSchema = z.array(z.strictObject({ from: z.string(), to: z.string() }));
export const movePlanSchema = z.strictObject({
  resource: resourceNameSchema,
  fromKey: z.string(),
  toKey: z.string(),
  mapping: moveMappingSchema,
});
export type MovePlan = z.infer<typeof movePlanSchema>;
export const moveSchema = movePlanSchema.extend({
  moveId: moveIdSchema,
  state: z.enum(['ACTIVE', 'COMPLETED', 'FAILED', 'CANCELED']),
  total: z.number().int(),
  done: z.number().int(),
  failed: z.number().int(),
  failures: z.array(z.strictObject({ processInstanceKey: z.string(), reason: z.string() })),
  by: person,
  at: instantSchema,
});
export type Move = z.infer<typeof moveSchema>;
