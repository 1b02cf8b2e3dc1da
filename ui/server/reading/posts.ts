/** What follows from the posts that a person holds. */
import type { UnitId } from '../../../domain/schema/ids.ts';
import type { Post } from './sight.ts';

/** The candidate groups that the person belongs to. */
export const groupsOf = (posts: readonly Post[]): string[] => posts.map(({ role, unitId }) => `${role}@${unitId}`);

/** The person's units, each once: no list shows or counts an accusation of one of them (R1 art. 30). */
export const unitsOf = (posts: readonly Post[]): UnitId[] => [...new Set(posts.map(({ unitId }) => unitId))];
