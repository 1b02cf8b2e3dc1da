/** How one line of the table of routes is written. */
import type { Actor } from './cast.ts';
import type { Level, Sight } from './sights.ts';
import { holds, staffRoles } from './domainTable.ts';

/** One matter that everybody tries, and what belongs to it. */
export interface Subject {
  readonly level: Level;
  readonly matterId: string;
  readonly publicNumber: string;
  readonly secretCode: string;
  readonly claimId: string;
  /** Open task that is offered to whoever handles the matter. */
  readonly task: string;
  readonly attachmentId: string;
  readonly documentId: string;
  readonly clockRef: string;
  /** What somebody wrote in it, and who: none of it is in any answer to anybody who does not read it. */
  readonly words: readonly string[];
  /** What whoever has the task noted on it. */
  readonly note: string;
}

/** What is there beside matters. */
export interface Things {
  readonly unitId: string;
  readonly unitVersion: number;
  readonly userId: string;
  readonly personVersion: number;
  readonly bureauId: string;
  readonly draftId: string;
  readonly commentId: string;
  readonly scenarioId: string;
  readonly resource: string;
  readonly hash: string;
  readonly definitionKey: string;
}

export interface Ask {
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** One file in a form instead of `body`. */
  readonly file?: File;
  /** Fields of a page's form instead of `body`. */
  readonly form?: Readonly<Record<string, string>>;
}

export interface Line {
  /** As the router has it. */
  readonly route: string;
  /** Roles that it is for at all; everybody else is refused whatever it is about. `ANYONE`: without signing in, too. */
  readonly door: 'ANYONE' | ((actor: Actor) => boolean);
  /** The least that somebody must see of the matter that it is about. */
  readonly sees?: Exclude<Sight, 'NONE'>;
  /** What somebody has to do with the task that it is about. */
  readonly task?: 'SEES' | 'ACTS';
  /** What whoever sees the task, to urge, and does not have it is told; absent = that there is no such task. */
  readonly watched?: 409;
  /** Who has a hand in what they see; everybody else is refused with 403. */
  readonly acts?: (actor: Actor) => boolean;
  /** A second way to ask a route that has a line already. */
  readonly again?: true;
  /** A request that does something when it is let in. */
  readonly ask: (subject: Subject, things: Things, actor: Actor | null) => Ask;
  /** A request that is let in and then does nothing, because it is stale, empty or about nothing; absent = `ask` does no harm. */
  readonly harmless?: (subject: Subject, things: Things, actor: Actor | null) => Ask;
  /** What this answers when it is let in, where it is one of 401, 403 and 404. */
  readonly answers?: readonly number[];
  /** A sealed matter is opened first, for a reason. */
  readonly opened?: true;
  /** Asked about the matter of every level, although it is not about one. */
  readonly each?: true;
}

/** Everybody who has signed in; what they get is cut to what they see. */
export const signedIn = (): boolean => true;
/** Whose cell of this action begins with one of these rights, in one of the posts. */
export const who =
  (action: string, rights: string) =>
  ({ posts }: Actor): boolean =>
    posts.some(({ role }) => holds(role, action, rights));
export const either =
  (...doors: readonly ((actor: Actor) => boolean)[]) =>
  (actor: Actor): boolean =>
    doors.some((door) => door(actor));
/** Stricter than the table, for a reason that stands beside it. */
export function butNot(door: (actor: Actor) => boolean, ...roles: readonly string[]) {
  for (const role of roles) if (!staffRoles.includes(role)) throw new Error(`There is no role ${role}`);
  return (actor: Actor): boolean => door({ ...actor, posts: actor.posts.filter(({ role }) => !roles.includes(role)) });
}

/** Whether what it answers depends on the matter that it is asked with. */
export const isAboutMatter = ({ sees, task, each }: Line): boolean =>
  sees !== undefined || task !== undefined || each === true;

let last = 0;
/** A key of its own for every act. */
export const once = (): Readonly<Record<string, string>> => ({
  'idempotency-key': `permission-${String((last += 1))}`,
});
export const ifMatch = (version: number): Readonly<Record<string, string>> => ({ 'if-match': `"${String(version)}"` });
