/** What follows from the posts that a person holds. */
import type { UnitId } from '../../../domain/schema/ids.ts';
import type { Hidden } from '../../../domain/store/index.ts';
import type { Post, Seer } from './sight.ts';

/** The candidate groups that the person belongs to. */
export const groupsOf = (posts: readonly Post[]): string[] => posts.map(({ role, unitId }) => `${role}@${unitId}`);

/** The person's units, each once. */
const unitsOf = (posts: readonly Post[]): UnitId[] => [...new Set(posts.map(({ unitId }) => unitId))];

/** What no list shows to the person or counts. */
export const hiddenFrom = ({ roles, recusedFrom }: Seer): Hidden => ({ accusing: unitsOf(roles), recusedFrom });
