/** What the administration page sends and shows: units, people with their posts, the calendar's days, the audit log. */
import { z } from 'zod';
import { levelSchema, roleSchema, unitKindSchema } from './codes.ts';
import { unitIdSchema, userIdSchema } from './ids.ts';
import { localDateSchema } from './time.ts';

const text = (most: number) => z.string().trim().min(1).max(most);
const nameSchema = z.strictObject({ zh: text(80), en: text(120) });

export const unitBodySchema = z.strictObject({
  code: z.string().regex(/^[A-Z][A-Z0-9_]{1,39}$/),
  kind: unitKindSchema,
  level: levelSchema,
  parentId: unitIdSchema.nullable(),
  name: nameSchema,
});
export type UnitBody = z.infer<typeof unitBodySchema>;

export interface UnitRecord extends UnitBody {
  readonly unitId: string;
  readonly version: number;
  readonly closedOn: string | null;
  /** People with a post there. */
  readonly people: number;
}

/** Roles that a post can have; petitioners and the system hold none. */
export const postRoleSchema = roleSchema.exclude(['PET', 'SYSTEM']);
export const postSchema = z.strictObject({ role: postRoleSchema, unitId: unitIdSchema });
export type PostBody = z.infer<typeof postSchema>;
const postsSchema = z
  .array(postSchema)
  .max(20)
  .refine((posts) => new Set(posts.map(({ role, unitId }) => `${role}@${unitId}`)).size === posts.length, {
    message: 'A post is named twice',
  });

export const personBodySchema = z.strictObject({ displayName: text(40), posts: postsSchema });
export type PersonBody = z.infer<typeof personBodySchema>;
export const newPersonBodySchema = personBodySchema.extend({
  account: z.string().regex(/^[a-z0-9][a-z0-9._@-]{1,63}$/),
});
export type NewPersonBody = z.infer<typeof newPersonBodySchema>;

/** Terms of a search for people travel in a body: a name is personal and stays out of addresses. */
export const peopleQuerySchema = z.strictObject({
  text: z.string().trim().max(64).default(''),
  unitId: unitIdSchema.nullable().default(null),
  role: postRoleSchema.nullable().default(null),
  cursor: userIdSchema.nullable().default(null),
  limit: z.number().int().min(1).max(100).default(50),
});
export type PeopleQuery = z.infer<typeof peopleQuerySchema>;

export interface PersonRow extends PersonBody {
  readonly userId: string;
  readonly account: string;
  readonly version: number;
  readonly disabled: boolean;
  /** The password was set by an administrator and has not been changed yet. */
  readonly temporary: boolean;
}
/** A password that is shown once and opens nothing but the choice of another. */
export interface WithPassword {
  readonly person: PersonRow;
  readonly password: string;
}
export interface PeopleList {
  readonly items: readonly PersonRow[];
  readonly nextCursor: string | null;
}

export const calendarDayBodySchema = z.strictObject({ on: localDateSchema, working: z.boolean(), name: nameSchema });
export type CalendarDayBody = z.infer<typeof calendarDayBodySchema>;

/** A day that is not what its weekday says. */
export interface CalendarDay extends CalendarDayBody {
  readonly source: 'STATE_COUNCIL' | 'LOCAL';
  readonly withdrawn: boolean;
  /** Of a local day; 0 for the State Council's. */
  readonly version: number;
}
export interface CalendarYear {
  readonly year: number;
  /** Whether the State Council's table of that year is there; without it every weekend is free and every weekday is not. */
  readonly published: boolean;
  readonly days: readonly CalendarDay[];
  /** Stands in the rule version of due dates that are counted from now on. */
  readonly version: string;
}
/** Open clocks that would have another due date if they began anew under the changed calendar. They keep the one they have. */
export interface CalendarPreview {
  readonly openClocks: number;
  readonly different: number;
}
