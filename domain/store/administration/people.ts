/** People, their posts and their accounts as the administrator keeps them. Never deleted: a disabled account ends every session at once. */
import { randomInt } from 'node:crypto';
import { sql } from 'kysely';
import type {
  NewPersonBody,
  PeopleList,
  PeopleQuery,
  PersonBody,
  PersonRow,
  WithPassword,
} from '../../schema/administration.ts';
import type { Actor } from '../../schema/actor.ts';
import type { Role } from '../../schema/codes.ts';
import type { UserId } from '../../schema/ids.ts';
import type { SecretHasher } from '../accounts.ts';
import type { StoreParts } from '../act.ts';
import { appendAudit, type Audited } from '../audit.ts';
import type { Tx } from '../database.ts';
import { releaseTasks } from '../releaseTasks.ts';
import { NOT_FOUND, refusedBy, type Administered } from './outcome.ts';
import { listPeople, readPerson } from './peopleReads.ts';

export type AdministratorActor = Actor & { readonly role: Role };
export interface PeopleDesk {
  list(query: PeopleQuery): Promise<PeopleList>;
  read(userId: UserId): Promise<PersonRow | undefined>;
  add(actor: AdministratorActor, body: NewPersonBody): Promise<Administered<WithPassword>>;
  change(
    actor: AdministratorActor,
    userId: UserId,
    version: number,
    body: PersonBody,
  ): Promise<Administered<PersonRow>>;
  /** The person's open tasks go back to their groups. */
  disable(actor: AdministratorActor, userId: UserId, version: number): Promise<Administered<PersonRow>>;
  enable(actor: AdministratorActor, userId: UserId, version: number): Promise<Administered<PersonRow>>;
  /** Ends the person's sessions. */
  resetPassword(actor: AdministratorActor, userId: UserId): Promise<Administered<WithPassword>>;
}

/** Easy to read out: no 0 O 1 l I. 14 of 55 characters are 80 bits. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz';
const temporaryPassword = (): string => Array.from({ length: 14 }, () => LETTERS[randomInt(LETTERS.length)]).join('');

const postKey = ({ role, unitId }: PersonBody['posts'][number]): string => `${role}@${unitId}`;

/** Posts given and taken, one entry each: who may do what is the first question after an incident. */
function postChanges(
  actor: AdministratorActor,
  userId: string,
  before: PersonBody['posts'],
  after: PersonBody['posts'],
) {
  const [had, has] = [before.map(postKey), after.map(postKey)];
  const entry = (act: 'POST_GIVEN' | 'POST_TAKEN') => (reason: string) => ({ actor, act, objectId: userId, reason });
  return [
    ...has.filter((post) => !had.includes(post)).map(entry('POST_GIVEN')),
    ...had.filter((post) => !has.includes(post)).map(entry('POST_TAKEN')),
  ];
}

export function createPeopleDesk(parts: StoreParts, hasher: SecretHasher): PeopleDesk {
  const { db, clock, newId } = parts;
  /** One act at a time, so that two administrators do not disable each other and leave nobody. */
  const alone = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    db.transaction().execute(async (tx) => {
      await sql`select pg_advisory_xact_lock(hashtextextended('fengqiao.people', 0))`.execute(tx);
      return work(tx);
    });

  async function writePosts(tx: Tx, userId: string, posts: PersonBody['posts']): Promise<void> {
    await tx.deleteFrom('cases.person_role').where('user_id', '=', userId).execute();
    if (posts.length > 0)
      await tx
        .insertInto('cases.person_role')
        .values(posts.map(({ role, unitId }) => ({ user_id: userId, role, unit_id: unitId })))
        .execute();
  }

  /** Every unit of a post must be there and open, unless the person had the post already. */
  async function unitsRefused(tx: Tx, posts: PersonBody['posts'], before: PersonBody['posts']): Promise<boolean> {
    const had = new Set(before.map(postKey));
    const asked = [...new Set(posts.filter((post) => !had.has(postKey(post))).map(({ unitId }) => unitId))];
    if (asked.length === 0) return false;
    const { count } = await tx
      .selectFrom('cases.unit')
      .select(({ fn }) => fn.countAll<string>().as('count'))
      .where('unit_id', 'in', asked)
      .where('closed_on', 'is', null)
      .executeTakeFirstOrThrow();
    return Number(count) !== asked.length;
  }

  /** Whether nobody could administer any more without this person. */
  async function lastAdministrator(tx: Tx, userId: string): Promise<boolean> {
    const rows = await tx
      .selectFrom('cases.person_role as r')
      .innerJoin('cases.account as a', 'a.user_id', 'r.user_id')
      .select('r.user_id')
      .distinct()
      .where('r.role', '=', 'ADM')
      .where('a.disabled', '=', false)
      .execute();
    return rows.length === 1 && rows[0]?.user_id === userId;
  }

  async function finish(tx: Tx, userId: string, ...entries: readonly Audited[]): Promise<PersonRow> {
    const current = await readPerson(tx, userId);
    if (!current) throw new Error('A person is never deleted');
    await appendAudit(tx, clock, ...entries);
    return current;
  }

  async function setTemporary(tx: Tx, userId: string, password_hash: string): Promise<void> {
    const accounts = await tx
      .updateTable('cases.account')
      .set({ password_hash, temporary: true })
      .where('user_id', '=', userId)
      .returning('account')
      .execute();
    await endSessions(tx, accounts);
  }

  const setDisabled = (
    actor: AdministratorActor,
    userId: UserId,
    version: number,
    disabled: boolean,
  ): Promise<Administered<PersonRow>> =>
    alone(async (tx) => {
      const person = await readPerson(tx, userId);
      if (!person) return NOT_FOUND;
      if (person.version !== version) return { kind: 'stale', current: person };
      if (disabled && (await lastAdministrator(tx, userId))) return refusedBy('LAST_ADMINISTRATOR');
      const accounts = await tx
        .updateTable('cases.account')
        .set({ disabled })
        .where('user_id', '=', userId)
        .returning('account')
        .execute();
      await raiseVersion(tx, userId, version);
      if (disabled) {
        await endSessions(tx, accounts);
        await releaseTasks(tx, parts, { userId, matterId: null, reason: 'ABSENT', actor });
      }
      const act = disabled ? 'ACCOUNT_DISABLED' : 'ACCOUNT_ENABLED';
      return { kind: 'done', current: await finish(tx, userId, { actor, act, objectId: userId }) };
    });

  return {
    list: (query) => listPeople(db, query),
    read: (userId) => readPerson(db, userId),
    async add(actor, { account, displayName, posts }) {
      const password = temporaryPassword();
      const password_hash = await hasher.hash(password);
      return alone(async (tx) => {
        const taken = await tx.selectFrom('cases.account').where('account', '=', account).select('account').execute();
        if (taken.length > 0) return refusedBy('ACCOUNT_TAKEN');
        if (await unitsRefused(tx, posts, [])) return refusedBy('UNIT_CLOSED');
        const userId = newId('usr');
        await tx.insertInto('cases.person').values({ user_id: userId, display_name: displayName }).execute();
        await tx
          .insertInto('cases.account')
          .values({ account, user_id: userId, password_hash, temporary: true })
          .execute();
        await writePosts(tx, userId, posts);
        const added = { actor, act: 'PERSON_ADDED', objectId: userId } as const;
        const person = await finish(tx, userId, added, ...postChanges(actor, userId, [], posts));
        return { kind: 'done', current: { person, password } };
      });
    },
    change: (actor, userId, version, { displayName, posts }) =>
      alone(async (tx) => {
        const person = await readPerson(tx, userId);
        if (!person) return NOT_FOUND;
        if (person.version !== version) return { kind: 'stale', current: person };
        if (await unitsRefused(tx, posts, person.posts)) return refusedBy('UNIT_CLOSED');
        const administers = posts.some(({ role }) => role === 'ADM');
        if (!administers && (await lastAdministrator(tx, userId))) return refusedBy('LAST_ADMINISTRATOR');
        await tx.updateTable('cases.person').set({ display_name: displayName }).where('user_id', '=', userId).execute();
        await raiseVersion(tx, userId, version);
        await writePosts(tx, userId, posts);
        const changed = { actor, act: 'PERSON_CHANGED', objectId: userId } as const;
        const changes = postChanges(actor, userId, person.posts, posts);
        return { kind: 'done', current: await finish(tx, userId, changed, ...changes) };
      }),
    disable: (actor, userId, version) => setDisabled(actor, userId, version, true),
    enable: (actor, userId, version) => setDisabled(actor, userId, version, false),
    async resetPassword(actor, userId) {
      const password = temporaryPassword();
      const password_hash = await hasher.hash(password);
      return alone(async (tx) => {
        if (!(await readPerson(tx, userId))) return NOT_FOUND;
        await setTemporary(tx, userId, password_hash);
        const person = await finish(tx, userId, { actor, act: 'PASSWORD_RESET', objectId: userId });
        return { kind: 'done', current: { person, password } };
      });
    },
  };
}

async function endSessions(tx: Tx, accounts: readonly { readonly account: string }[]): Promise<void> {
  for (const { account } of accounts) await tx.deleteFrom('cases.session').where('account', '=', account).execute();
}

async function raiseVersion(tx: Tx, userId: string, version: number): Promise<void> {
  await tx
    .updateTable('cases.person')
    .set({ version: version + 1 })
    .where('user_id', '=', userId)
    .execute();
}
