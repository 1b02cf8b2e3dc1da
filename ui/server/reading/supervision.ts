/** The supervision desk: what the store reads, cut to the person, and the acts that only the desk has. */
import { may } from '../../../domain/access/permissions.ts';
import type { Rejection } from '../../../domain/case/decision.ts';
import { decide } from '../../../domain/case/decide.ts';
import type { Actor } from '../../../domain/schema/actor.ts';
import { claimIdSchema, matterIdSchema } from '../../../domain/schema/ids.ts';
import type { Unit } from '../../../domain/schema/matter.ts';
import type { OrderBody } from '../../../domain/schema/supervisionViews.ts';
import {
  businessNow,
  createSupervision,
  findWorkItem,
  type DeskViewer,
  type StoreParts,
} from '../../../domain/store/index.ts';
import type { CaseStore } from '../../../domain/store/port.ts';
import type { SupervisionDesk } from '../supervisionPorts.ts';
import type { Viewer, Workbench } from '../deps.ts';
import { createDecisions } from './decisions.ts';
import { DESK, deskViewerOf, holds } from './deskViewer.ts';
import { createSightRules, sightedOf } from './sight.ts';

export interface SupervisionParts {
  readonly parts: StoreParts;
  readonly store: CaseStore;
  readonly workbench: Workbench;
  /** The whole organisation tree. */
  readonly units: readonly Unit[];
}

export function createSupervisionDesk({ parts, store, workbench, units }: SupervisionParts): SupervisionDesk {
  const rules = createSightRules(units);
  const reader = createSupervision(parts);
  const deskViewer = (viewer: Viewer): DeskViewer => deskViewerOf(rules, viewer);
  const rights = (viewer: Viewer) => ({
    order: viewer.roles.some(({ role }) => may(role, 'MEASURE', 'C', ['SUPERVISION_ONLY'])),
    // Signs and paces are about how colleagues work: not for reviewers, who judge opinions.
    signs: holds(viewer, ['SUP', 'LDR', 'AUD']),
    forecast: holds(viewer, ['SUP', 'LDR', 'AUD']),
  });

  /** The order as a command in the name of a supervisor who sees the matter; undefined = there is no such matter for the person. */
  async function orderOf(viewer: Viewer, { matterId, claimId, ground }: OrderBody) {
    const id = matterIdSchema.safeParse(matterId);
    const claim = claimId === null ? null : claimIdSchema.safeParse(claimId);
    const state = id.success ? await store.load(id.data) : undefined;
    if (!state || !id.success || claim?.success === false) return undefined;
    const at = sightedOf(state);
    const post = viewer.roles.find((held) => {
      const sight = held.role === 'SUP' ? rules.inPost(viewer, held, at) : 'NONE';
      return sight === 'FULL' || sight === 'MASKED';
    });
    if (!post) return undefined;
    const actor: Actor = { id: viewer.userId, role: post.role, unitId: post.unitId };
    const data = { claimId: claim === null ? null : claim.data, ground };
    return { state, matterId: id.data, actor, command: { type: 'OpenSupervision' as const, data } };
  }

  return {
    has: (viewer) => holds(viewer, [...DESK]),
    rights,
    overview: async (viewer) => ({ ...(await reader.overview(deskViewer(viewer))), may: rights(viewer) }),
    list: (viewer, query) => reader.list(deskViewer(viewer), query),
    lost: (viewer) => reader.lost(deskViewer(viewer)),
    ladder: (viewer, query) => reader.ladder(deskViewer(viewer), query),
    coloured: (viewer, query) => reader.coloured(deskViewer(viewer), query),
    forecast: (viewer, query) => reader.forecast(deskViewer(viewer), query),
    signs: (viewer, query) => reader.signs(deskViewer(viewer), query),
    decision: createDecisions({ parts, store, workbench, reader, deskViewer }),

    async order(viewer, body, key) {
      const order = await orderOf(viewer, body);
      if (!order) return { kind: 'notFound' };
      const outcome = await store.act({
        key: `desk:${viewer.userId}:${key}`,
        matterId: order.matterId,
        actor: order.actor,
        commands: [order.command],
        result: () => null,
      });
      if (outcome.kind === 'conflict') throw new Error('An act without an expected version cannot be in conflict');
      return outcome.kind === 'done' ? { kind: 'done', replayed: outcome.replayed } : outcome;
    },

    async previewOrders(viewer, ground, userTaskKeys) {
      const answers: { userTaskKey: string; matterId: string; claimId: string | null; rule: string | null }[] = [];
      for (const userTaskKey of userTaskKeys) {
        const item = await findWorkItem(parts.db, userTaskKey);
        if (!item || item.matter_id === null) continue;
        const target = { matterId: item.matter_id, claimId: item.claim_id };
        const order = await orderOf(viewer, { ...target, ground });
        if (!order) continue;
        // A second task of the same claim would only find the draft of the first.
        const twice = answers.some((one) => one.rule === null && sameTarget(one, target));
        const rejection: Pick<Rejection, 'rule'> | null = twice
          ? { rule: 'SUPERVISION_DRAFTED' }
          : rejectionOf(
              decide(order.state, order.command, {
                now: await businessNow(parts.db, parts.clock),
                actor: order.actor,
                newId: parts.newId,
                clocks: parts.clocks,
                organisation: parts.organisation,
              }),
            );
        answers.push({ userTaskKey, ...target, rule: rejection?.rule ?? null });
      }
      return answers;
    },
  };
}

const sameTarget = (
  a: { matterId: string; claimId: string | null },
  b: { matterId: string; claimId: string | null },
): boolean => a.matterId === b.matterId && a.claimId === b.claimId;

const rejectionOf = (decided: ReturnType<typeof decide>): Rejection | null => (decided.ok ? null : decided.rejection);
