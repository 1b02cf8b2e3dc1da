/** Who read what: ordinary reads one a day for the petitioner's page, sealed ones each by itself in the audit log, with their reason. */
import { CONFIDENTIALITY_RANK } from '../access/sight.ts';
import type { OpeningReason } from '../access/openingReasons.ts';
import type { MatterId, UnitId, UserId } from '../schema/ids.ts';
import type { MatterState } from '../schema/matter.ts';
import type { LocalDate } from '../schema/time.ts';
import type { StoreParts } from './act.ts';
import { appendAudit, type AuditActor } from './audit.ts';
import { businessNow } from './businessTime.ts';

/** A session, as the hash of its token. */
export type SessionHash = Buffer;

export interface SealedOpening {
  readonly session: SessionHash;
  readonly actor: AuditActor & { readonly id: UserId };
  readonly matterId: MatterId;
  readonly reason: OpeningReason;
  readonly note: string | null;
}

export interface ReadLog {
  /** Notes that the person has read the matter today, once. Secret matters and accusations are not noted here. */
  ordinary(state: MatterState, userId: UserId, unitId: UnitId): Promise<void>;
  /** Units by day of reading, newest first. */
  ofMatter(matterId: MatterId): Promise<readonly { readonly unitId: UnitId; readonly on: LocalDate }[]>;
  /** Opens a sealed matter to one session for a while; logged with its reason. */
  open(opening: SealedOpening): Promise<{ readonly until: string }>;
  /** The reason for which the session has the matter open; undefined = it has not. */
  opened(session: SessionHash, matterId: MatterId): Promise<OpeningReason | undefined>;
  /** Logs one read of what is sealed. */
  sealed(actor: AuditActor, matterId: MatterId, reason: OpeningReason): Promise<void>;
  /** Logs that a file was handed out; `reason`: for which its matter was opened, null for one that is not sealed. */
  attachment(actor: AuditActor, attachmentId: string, reason: OpeningReason | null): Promise<void>;
  /** Logs that a document of the matter was downloaded; `reason` as of `attachment`. */
  document(actor: AuditActor, matterId: MatterId, reason: OpeningReason | null): Promise<void>;
}

/** Reads that one process remembers to have noted, so that a page that looks every three seconds writes once a day. */
const REMEMBERED = 20_000;
/** Lines of the petitioner's page. */
const SHOWN = 30;

const isOpenKind = ({ confidentiality, matterType }: MatterState): boolean =>
  CONFIDENTIALITY_RANK[confidentiality] < CONFIDENTIALITY_RANK.MINOR_SEALED && matterType !== 'ACCUSATION';

/** `openMs`: how long a sealed matter stays open, in ms of real time. */
export function createReadLog(parts: StoreParts, openMs: number): ReadLog {
  const { db, clock, clocks, cipher } = parts;
  const noted = new Set<string>();
  return {
    async ordinary(state, userId, unitId) {
      if (!isOpenKind(state)) return;
      const on = clocks.localDate(await businessNow(db, clock));
      const key = `${state.matterId} ${on} ${userId}`;
      if (noted.has(key)) return;
      await db
        .insertInto('cases.matter_read')
        .values({ matter_id: state.matterId, on_day: on, user_id: userId, unit_id: unitId })
        .onConflict((oc) => oc.doNothing())
        .execute();
      if (noted.size >= REMEMBERED) noted.clear();
      noted.add(key);
    },
    async ofMatter(matterId) {
      const rows = await db
        .selectFrom('cases.matter_read')
        .select(['unit_id', 'on_day'])
        .distinct()
        .where('matter_id', '=', matterId)
        .orderBy('on_day', 'desc')
        .orderBy('unit_id')
        .limit(SHOWN)
        .execute();
      return rows.map(({ unit_id, on_day }) => ({ unitId: unit_id as UnitId, on: on_day }));
    },
    async open({ session, actor, matterId, reason, note }) {
      const now = clock.now();
      const until = new Date(now + openMs);
      await db.transaction().execute(async (tx) => {
        await tx
          .insertInto('cases.sealed_grant')
          .values({
            session_hash: session,
            user_id: actor.id,
            matter_id: matterId,
            reason,
            note_sealed: note === null ? null : cipher.seal(note, `sealed-note:${matterId}:${actor.id}`),
            granted_at: new Date(now),
            expires_at: until,
          })
          .execute();
        await appendAudit(tx, clock, { actor, act: 'SEALED_OPENED', objectId: matterId, reason });
      });
      return { until: until.toISOString() };
    },
    async opened(session, matterId) {
      const row = await db
        .selectFrom('cases.sealed_grant')
        .select('reason')
        .where('session_hash', '=', session)
        .where('matter_id', '=', matterId)
        .where('expires_at', '>', new Date(clock.now()))
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row?.reason as OpeningReason | undefined;
    },
    sealed: (actor, matterId, reason) =>
      appendAudit(db, clock, { actor, act: 'SEALED_READ', objectId: matterId, reason }),
    attachment: (actor, attachmentId, reason) =>
      appendAudit(db, clock, { actor, act: 'ATTACHMENT_READ', objectId: attachmentId, reason }),
    document: (actor, matterId, reason) =>
      appendAudit(db, clock, { actor, act: 'DOCUMENT_READ', objectId: matterId, reason }),
  };
}
