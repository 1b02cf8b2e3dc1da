/** Identifiers: UUIDv7 with a prefix (design §10). Opaque, so they may stand in process variables. */
import { z } from 'zod';

const uuid7 = '[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}';
const prefixed = <P extends string>(prefix: P) =>
  z.string().regex(new RegExp(`^${prefix}_${uuid7}$`), `expected an id like ${prefix}_…`);

export const matterIdSchema = prefixed('mat').brand<'MatterId'>();
export type MatterId = z.infer<typeof matterIdSchema>;
export const claimIdSchema = prefixed('clm').brand<'ClaimId'>();
export type ClaimId = z.infer<typeof claimIdSchema>;
export const contactIdSchema = prefixed('con').brand<'ContactId'>();
export type ContactId = z.infer<typeof contactIdSchema>;
export const opinionIdSchema = prefixed('opn').brand<'OpinionId'>();
export type OpinionId = z.infer<typeof opinionIdSchema>;
export const unitIdSchema = prefixed('unit').brand<'UnitId'>();
export type UnitId = z.infer<typeof unitIdSchema>;
export const userIdSchema = prefixed('usr').brand<'UserId'>();
export type UserId = z.infer<typeof userIdSchema>;
export const measureIdSchema = prefixed('mea').brand<'MeasureId'>();
export type MeasureId = z.infer<typeof measureIdSchema>;

export const attachmentIdSchema = prefixed('att').brand<'AttachmentId'>();
export type AttachmentId = z.infer<typeof attachmentIdSchema>;

export const draftIdSchema = prefixed('drf').brand<'DraftId'>();
export type DraftId = z.infer<typeof draftIdSchema>;
export const commentIdSchema = prefixed('cmt').brand<'CommentId'>();
export type CommentId = z.infer<typeof commentIdSchema>;
export const scenarioIdSchema = prefixed('scn').brand<'ScenarioId'>();
export type ScenarioId = z.infer<typeof scenarioIdSchema>;
export const releaseIdSchema = prefixed('rel').brand<'ReleaseId'>();
export type ReleaseId = z.infer<typeof releaseIdSchema>;
export const moveIdSchema = prefixed('mov').brand<'MoveId'>();
export type MoveId = z.infer<typeof moveIdSchema>;

export interface IdsByPrefix {
  mat: MatterId;
  clm: ClaimId;
  con: ContactId;
  opn: OpinionId;
  unit: UnitId;
  usr: UserId;
  mea: MeasureId;
  att: AttachmentId;
  drf: DraftId;
  cmt: CommentId;
  scn: ScenarioId;
  rel: ReleaseId;
  mov: MoveId;
}
/** Makes a fresh id; passed in wherever domain code needs one, so that the pure core has no randomness of its own. */
export type NewId = <P extends keyof IdsByPrefix>(prefix: P) => IdsByPrefix[P];

/** A UUIDv7 maker (RFC 9562 §5.7) over a millisecond clock and a source of random bytes. */
export function createNewId(nowMs: () => number, randomBytes: (n: number) => Uint8Array): NewId {
  return ((prefix: string) => {
    const bytes = new Uint8Array(16);
    bytes.set(randomBytes(16));
    let ms = nowMs();
    for (let i = 5; i >= 0; i--) {
      bytes[i] = ms % 256;
      ms = Math.floor(ms / 256);
    }
    bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
    bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
    const hex = Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
    return `${prefix}_${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  }) as NewId;
}

/**
 * One running of one clock: `<subjectId>:<CLOCK_KEY>`, from the second running of the same key on `…#2`.
 * The correlation key of clock-watch.
 */
export const clockRefSchema = z
  .string()
  .regex(/^(mat|clm|con)_[0-9a-f-]{36}:[A-Z0-9_]+(#\d+)?$/)
  .brand<'ClockRef'>();
export type ClockRef = z.infer<typeof clockRefSchema>;

/** One flow that a message starts, so that it is bound to exactly one process instance: `<processId>:<subjectId>[:<n or code>]`. */
export const flowRefSchema = z
  .string()
  .regex(/^[a-z][a-z-]*:[A-Za-z0-9_:#-]+$/)
  .brand<'FlowRef'>();
export type FlowRef = z.infer<typeof flowRefSchema>;
