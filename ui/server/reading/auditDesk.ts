/** The audit log as its page reads it; that somebody looked through it whole, or took it out, stands in it too. */
import { ABOUT_MATTERS } from '../../../domain/audit/acts.ts';
import { maskFacts } from '../../../domain/audit/mask.ts';
import {
  appendAudit,
  auditActorOf,
  listAudit,
  namesOf,
  readSignedHead,
  signAuditHead,
  verifyAudit,
  type StoreParts,
} from '../../../domain/store/index.ts';
import type { UnitId } from '../../../domain/schema/ids.ts';
import type { AuditDesk } from '../accessPorts.ts';
import type { Viewer } from '../deps.ts';

const isAuditor = ({ roles }: Viewer): boolean => roles.some(({ role }) => role === 'AUD');

export function createAuditDesk(parts: StoreParts): AuditDesk {
  const { db, clock, organisation, signer } = parts;
  const note = (viewer: Viewer, act: 'AUDIT_VERIFIED' | 'AUDIT_EXPORTED' | 'AUDIT_HEAD_SIGNED', reason?: string) =>
    appendAudit(db, clock, { actor: auditActorOf(viewer), act, reason: reason ?? null });

  return {
    async list(viewer, { cursor, limit, ...filter }) {
      const masked = !isAuditor(viewer);
      const without = masked && filter.objectId !== undefined ? [...ABOUT_MATTERS] : [];
      const found = await listAudit(db, { ...filter, without, before: cursor, limit: limit + 1 });
      const shown = found.slice(0, limit).map((entry) => (masked ? maskFacts(entry) : entry));
      const nameOf = await namesOf(
        db,
        shown.flatMap(({ actorId, objectId }) => [actorId, ...(objectId === null ? [] : [objectId])]),
      );
      const objectName = (id: string | null): string | null =>
        id === null ? null : (organisation.unit(id as UnitId)?.name.zh ?? nameOf(id));
      return {
        items: shown.map(({ prev: _prev, ...entry }) => ({
          ...entry,
          actorName: nameOf(entry.actorId),
          objectName: objectName(entry.objectId),
        })),
        nextCursor: found.length > limit ? (shown.at(-1)?.n ?? null) : null,
      };
    },
    async verify(viewer, signed) {
      const kept = signed === null ? [] : [await readSignedHead(db, signed)];
      const heads = kept.flatMap((head) => (head === undefined ? [] : [head]));
      if (heads.length !== kept.length) return 'forged';
      const verdict = await verifyAudit(db, heads);
      await note(viewer, 'AUDIT_VERIFIED', verdict.faults.length === 0 ? 'WHOLE' : 'FAULTS');
      return verdict;
    },
    async head(viewer) {
      if (!signer) return undefined;
      await note(viewer, 'AUDIT_HEAD_SIGNED');
      return signAuditHead(db, signer, clock);
    },
    exported: (viewer) => note(viewer, 'AUDIT_EXPORTED'),
  };
}
