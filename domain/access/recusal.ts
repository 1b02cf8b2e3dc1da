/** Who keeps whom away from a matter (回避, R1 art. 28(3)): oneself, the head of the person's unit, a supervisor who sees the matter. */
import { z } from 'zod';
import type { Role } from '../schema/codes.ts';
import type { UnitId } from '../schema/ids.ts';
import { sightOf, type Sighted, type Viewer } from './sight.ts';

/** All of them are grounds of article 28(3). */
export const recusalReasonSchema = z.enum(['OWN_INTEREST', 'CLOSE_TO_PETITIONER', 'HANDLED_BEFORE', 'IMPARTIALITY']);
export type RecusalReason = z.infer<typeof recusalReasonSchema>;
/** Why a recusal is lifted: entered by mistake, or what it rested on is over. */
export const liftingReasonSchema = z.enum(['ENTERED_BY_MISTAKE', 'GROUND_GONE']);
export type LiftingReason = z.infer<typeof liftingReasonSchema>;
export type RecusalKind = 'DECLARED' | 'DECIDED';

interface Person {
  readonly userId: string;
  readonly roles: readonly { readonly role: Role; readonly unitId: UnitId }[];
}

/** The post in which the viewer may recuse the person, with what it then is; undefined = may not. */
export function mayRecuse(
  viewer: Person & Viewer,
  person: Person,
  matter: Sighted,
): { readonly kind: RecusalKind; readonly role: Role; readonly unitId: UnitId } | undefined {
  const [first] = viewer.roles;
  if (viewer.userId === person.userId) return first && { kind: 'DECLARED', ...first };
  const post = viewer.roles.find(({ role, unitId }) => {
    if (role === 'LDR') return person.roles.some((held) => held.unitId === unitId);
    if (role !== 'SUP') return false;
    const sight = sightOf({ roles: [{ role, unitId }] }, matter);
    return sight === 'FULL' || sight === 'MASKED';
  });
  return post && { kind: 'DECIDED', role: post.role, unitId: post.unitId };
}

/** The post in which the viewer may lift the person's recusal: as whoever decides on recusals, and never the own one. */
export function mayLift(viewer: Person & Viewer, person: Person, matter: Sighted) {
  const post = mayRecuse(viewer, person, matter);
  return post?.kind === 'DECIDED' ? post : undefined;
}

/** What the recusal dialog shows. */
export interface RecusalOptions {
  /** Recused from the matter, with the day; for those who decide on recusals. */
  readonly recused: readonly {
    readonly userId: string;
    readonly name: string;
    readonly kind: RecusalKind;
    readonly reason: string;
    readonly on: string;
    /** Whether the viewer may lift it. */
    readonly mayLift: boolean;
  }[];
  /** Colleagues whom the viewer may recuse. */
  readonly people: readonly { readonly userId: string; readonly name: string }[];
}
