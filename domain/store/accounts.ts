/** Sign-in of staff, sessions, and the petitioner's number and secret code. */
import { createHash, randomBytes } from 'node:crypto';
import type { Role } from '../schema/codes.ts';
import type { MatterId, UnitId, UserId } from '../schema/ids.ts';
import type { Clock } from '../schema/time.ts';
import { appendAudit, UNKNOWN, type AuditActor } from './audit.ts';
import type { Database } from './database.ts';
import { recusedFromOf } from './recusals.ts';

/** Password hashing (argon2id in the product), passed in. */
export interface SecretHasher {
  hash(secret: string): Promise<string>;
  verify(hash: string, secret: string): Promise<boolean>;
}

export interface SignedIn {
  readonly userId: UserId;
  readonly account: string;
  readonly displayName: string;
  readonly roles: readonly { readonly role: Role; readonly unitId: UnitId }[];
  readonly recusedFrom: readonly MatterId[];
  /** Hash of the session's token; null for somebody who has no session. */
  readonly session: Buffer | null;
}

export type SignIn =
  | { readonly kind: 'in'; readonly token: string; readonly viewer: SignedIn }
  /** The password is right, and temporary: it opens nothing until the person chooses another. */
  | { readonly kind: 'temporary' }
  /** A wrong account and a wrong password alike, after the same work. */
  | { readonly kind: 'wrong' };

export interface AccountStore {
  /** Adds an account or sets its password; ends its sessions. */
  setPassword(account: string, userId: UserId, password: string): Promise<void>;
  /** `chosen`: the password that takes the place of a temporary one. */
  signIn(account: string, password: string, chosen?: string): Promise<SignIn>;
  /** Signs in whom an issuer vouches for; undefined when there is no such account or it is disabled. */
  signInVouched(account: string): Promise<{ readonly token: string; readonly viewer: SignedIn } | undefined>;
  /** The own password for another; sessions of the account other than this one end. A wrong one is in the audit log. */
  changePassword(person: SignedIn, password: string, chosen: string): Promise<'changed' | 'wrong' | 'same'>;
  bySession(token: string): Promise<SignedIn | undefined>;
  signOut(token: string): Promise<void>;
  /** The person behind an account, without signing in. */
  viewer(account: string): Promise<SignedIn | undefined>;
  /** The matter of a public number, if the secret code is right. */
  findByCode(publicNumber: string, secretCode: string): Promise<MatterId | undefined>;
}

/** A working day; then one signs in again. */
const SESSION_MS = 12 * 3_600_000;
const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();

/** The person as the audit log names them: in the first post, where an act belongs to none. */
export const auditActorOf = ({ userId, roles }: Pick<SignedIn, 'userId' | 'roles'>): AuditActor & { id: UserId } => ({
  id: userId,
  role: roles[0]?.role ?? null,
  unitId: roles[0]?.unitId ?? null,
});

/** `clock` is real time: sessions do not travel. */
export function createAccountStore(db: Database, clock: Clock, hasher: SecretHasher): AccountStore {
  /** Verified against when there is nothing to verify, so that the time of the answer tells nothing. */
  const decoy = hasher.hash(randomBytes(16).toString('hex'));
  decoy.catch(() => undefined);

  async function viewer(account: string, session: Buffer | null = null): Promise<SignedIn | undefined> {
    const rows = await db
      .selectFrom('cases.account as a')
      .innerJoin('cases.person as p', 'p.user_id', 'a.user_id')
      .leftJoin('cases.person_role as r', 'r.user_id', 'a.user_id')
      .select(['a.account', 'p.user_id', 'p.display_name', 'r.role', 'r.unit_id', recusedFromOf('p')])
      .where('a.account', '=', account)
      .where('a.disabled', '=', false)
      .orderBy('r.role')
      .execute();
    const [first] = rows;
    if (!first) return undefined;
    const roles = rows.flatMap(({ role, unit_id }) =>
      role === null || unit_id === null ? [] : [{ role: role as Role, unitId: unit_id as UnitId }],
    );
    return {
      userId: first.user_id as UserId,
      account: first.account,
      displayName: first.display_name,
      roles,
      recusedFrom: first.recused_from,
      session,
    };
  }

  /** A new token for every sign-in: one that somebody planted beforehand opens nothing. */
  async function begin(person: SignedIn): Promise<{ token: string; viewer: SignedIn }> {
    const token = randomBytes(32).toString('base64url');
    const session = tokenHash(token);
    await db.deleteFrom('cases.session').where('expires_at', '<', new Date(clock.now())).execute();
    await db
      .insertInto('cases.session')
      .values({ token_hash: session, account: person.account, expires_at: new Date(clock.now() + SESSION_MS) })
      .execute();
    await appendAudit(db, clock, { actor: auditActorOf(person), act: 'SIGNED_IN', objectId: person.userId });
    return { token, viewer: { ...person, session } };
  }

  /** Names the account's person if there is one, and never what was typed. */
  async function refused(userId: string | undefined, reason: string): Promise<void> {
    await appendAudit(db, clock, {
      actor: UNKNOWN,
      act: 'SIGN_IN_REFUSED',
      objectId: userId ?? null,
      outcome: 'REFUSED',
      reason,
    });
  }

  /** `kept`: the session that stays. */
  async function keepPassword(
    account: string,
    userId: UserId,
    password: string,
    kept: Buffer | null = null,
  ): Promise<void> {
    const password_hash = await hasher.hash(password);
    await db.transaction().execute(async (tx) => {
      await tx
        .insertInto('cases.account')
        .values({ account, user_id: userId, password_hash })
        .onConflict((oc) => oc.column('account').doUpdateSet({ user_id: userId, password_hash, temporary: false }))
        .execute();
      const sessions = tx.deleteFrom('cases.session').where('account', '=', account);
      await (kept === null ? sessions : sessions.where('token_hash', '<>', kept)).execute();
    });
  }

  return {
    viewer,
    setPassword: (account, userId, password) => keepPassword(account, userId, password),
    async signIn(account, password, chosen) {
      const row = await db
        .selectFrom('cases.account')
        .select(['user_id', 'password_hash', 'temporary', 'disabled'])
        .where('account', '=', account)
        .executeTakeFirst();
      const right = await hasher.verify(row?.password_hash ?? (await decoy), password);
      const person = row && right ? await viewer(account) : undefined;
      if (!row || !person) {
        await refused(row?.user_id, row?.disabled === true && right ? 'DISABLED' : 'WRONG_CREDENTIALS');
        return { kind: 'wrong' };
      }
      if (row.temporary) {
        if (chosen === undefined || chosen === password) return { kind: 'temporary' };
        await keepPassword(account, person.userId, chosen);
        await appendAudit(db, clock, {
          actor: auditActorOf(person),
          act: 'PASSWORD_CHANGED',
          objectId: person.userId,
        });
      }
      return { kind: 'in', ...(await begin(person)) };
    },
    async signInVouched(account) {
      const person = await viewer(account);
      if (person) return begin(person);
      const row = await db
        .selectFrom('cases.account')
        .select('user_id')
        .where('account', '=', account)
        .executeTakeFirst();
      await refused(row?.user_id, row ? 'DISABLED' : 'UNKNOWN_ACCOUNT');
      return undefined;
    },
    async changePassword(person, password, chosen) {
      const row = await db
        .selectFrom('cases.account')
        .select('password_hash')
        .where('account', '=', person.account)
        .executeTakeFirst();
      const right = await hasher.verify(row?.password_hash ?? (await decoy), password);
      const outcome = !row || !right ? 'wrong' : chosen === password ? 'same' : 'changed';
      const refusal = { wrong: 'WRONG_CREDENTIALS', same: 'SAME_PASSWORD', changed: null }[outcome];
      if (outcome === 'changed') await keepPassword(person.account, person.userId, chosen, person.session);
      await appendAudit(db, clock, {
        actor: auditActorOf(person),
        act: 'PASSWORD_CHANGED',
        objectId: person.userId,
        ...(refusal === null ? {} : { outcome: 'REFUSED', reason: refusal }),
      });
      return outcome;
    },
    async bySession(token) {
      const session = tokenHash(token);
      const row = await db
        .selectFrom('cases.session')
        .select('account')
        .where('token_hash', '=', session)
        .where('expires_at', '>', new Date(clock.now()))
        .executeTakeFirst();
      return row && viewer(row.account, session);
    },
    async signOut(token) {
      const ended = await db
        .deleteFrom('cases.session')
        .where('token_hash', '=', tokenHash(token))
        .returning('account')
        .executeTakeFirst();
      const person = ended && (await viewer(ended.account));
      if (person)
        await appendAudit(db, clock, { actor: auditActorOf(person), act: 'SIGNED_OUT', objectId: person.userId });
    },
    async findByCode(publicNumber, secretCode) {
      const row = await db
        .selectFrom('cases.matter')
        .select(['matter_id', 'secret_hash'])
        .where('public_number', '=', publicNumber)
        .executeTakeFirst();
      const right = await hasher.verify(row?.secret_hash ?? (await decoy), secretCode.trim().toUpperCase());
      return row && right ? (row.matter_id as MatterId) : undefined;
    },
  };
}
