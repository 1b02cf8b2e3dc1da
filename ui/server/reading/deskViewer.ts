/** How somebody looks at the desks of the county's quality: supervision and monthly review. Pure. */
import type { Role } from '../../../domain/schema/codes.ts';
import type { DeskViewer, SeenThrough } from '../../../domain/store/index.ts';
import type { Viewer } from '../deps.ts';
import { groupsOf, hiddenFrom } from './posts.ts';
import type { Post, SightRules } from './sight.ts';

/** Who has the desks (ux §1); the auditor reads them masked. */
export const DESK: ReadonlySet<Role> = new Set<Role>(['SUP', 'LDR', 'REV', 'AUD']);

export const holds = (viewer: Viewer, roles: readonly Role[]): boolean =>
  viewer.roles.some(({ role }) => roles.includes(role));

/** A stub is not more than a number and a day: such matters are for the register, not for a desk. */
const open = (through: readonly SeenThrough[], levels: readonly string[]) =>
  through.filter((one) => one.levels.every((level) => levels.includes(level)));

function throughOf(rules: SightRules, posts: readonly Post[]): readonly SeenThrough[] {
  const readers = posts.filter(({ role }) => DESK.has(role) && role !== 'AUD');
  const auditors = posts.filter(({ role }) => role === 'AUD');
  return [
    ...open(rules.through(readers), ['NORMAL', 'PRIVATE', 'MINOR_SEALED', 'WHISTLEBLOWER']),
    ...open(rules.through(auditors), ['NORMAL', 'PRIVATE']),
  ];
}

export const deskViewerOf = (rules: SightRules, viewer: Viewer): DeskViewer => ({
  userId: viewer.userId,
  groups: groupsOf(viewer.roles),
  hidden: hiddenFrom(viewer),
  through: throughOf(rules, viewer.roles),
  masked: !holds(viewer, ['SUP', 'LDR', 'REV']),
});
