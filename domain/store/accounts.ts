/** Sign-in of staff, sessions, and the petitioner's number and secret code. */
import { createHash, randomBytes } from 'node:crypto';
import type { Role } from '../schema/codes.ts';
import type { MatterId, UnitId, UserId } from '../schema/ids.ts';
import type { Clock } from '../schema/time.ts';
import type { Database } from './database.ts';

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
}

export interface AccountStore {
  /** Adds an account or sets its password; ends its sessions. */
  setPassword(account: string, userId: UserId, password: string): Promise<void>;
  /** Undefined for a wrong account and for a wrong password alike, after the same work. */
  signIn(account: string, password: string): Promise<{ token: string; viewer: SignedIn } | undefined>;
  bySession(token: string): Promise<SignedIn | undefined>;
  signOut(token: string): Promise<void>;
  /** The person behind an account, without signing in. */
  viewer(account: string): Promise<SignedIn | undefined>;
  /** The matter of a public number, if the secret code is right. */
  findByCode(publicNumber: string, secretCode: string): Promise<MatterId | undefined>;
}

const SESSION_MS = 12 * 3_600_000;
const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();

/** `clock` is real time: sessions do not travel. */
export function createAccountStore(db: Database, clock: Clock, hasher: SecretHasher): AccountStore {
  /** Verified against when there is nothing to verify, so that the time of the answer tells nothing. */
  const decoy = hasher.hash(randomBytes(16).toString('hex'));
  decoy.catch(() => undefined);

  async function viewer(account: string): Promise<SignedIn | undefined> {
    const rows = await db
      .selectFrom('cases.account as a')
      .innerJoin('cases.person as p', 'p.user_id', 'a.user_id')
      .leftJoin('cases.person_role as r', 'r.user_id', 'a.user_id')
      .select(['a.account', 'p.user_id', 'p.display_name', 'r.role', 'r.unit_id'])
      .where('a.account', '=', account)
      .where('a.disabled', '=', false)
      .orderBy('r.role')
      .execute();
    const [first] = rows;
    if (!first) return undefined;
    const roles = rows.flatMap(({ role, unit_id }) =>
      role === null || unit_id === null ? [] : [{ role: role as Role, unitId: unit_id as UnitId }],
    );
    return { userId: first.user_id as UserId, account: first.account, displayName: first.display_name, roles };
  }

  return {
    viewer,
    async setPassword(account, userId, password) {
      const password_hash = await hasher.hash(password);
      await db.transaction().execute(async (tx) => {
        await tx
          .insertInto('cases.account')
          .values({ account, user_id: userId, password_hash })
          .onConflict((oc) => oc.column('account').doUpdateSet({ user_id: userId, password_hash }))
          .execute();
        await tx.deleteFrom('cases.session').where('account', '=', account).execute();
      });
    },
    async signIn(account, password) {
      const row = await db
        .selectFrom('cases.account')
        .select('password_hash')
        .where('account', '=', account)
        .where('disabled', '=', false)
        .executeTakeFirst();
      const right = await hasher.verify(row?.password_hash ?? (await decoy), password);
      const person = row && right ? await viewer(account) : undefined;
      if (!person) return undefined;
      const token = randomBytes(32).toString('base64url');
      await db.deleteFrom('cases.session').where('expires_at', '<', new Date(clock.now())).execute();
      await db
        .insertInto('cases.session')
        .values({ token_hash: tokenHash(token), account, expires_at: new Date(clock.now() + SESSION_MS) })
        .execute();
      return { token, viewer: person };
    },
    async bySession(token) {
      const row = await db
        .selectFrom('cases.session')
        .select('account')
        .where('token_hash', '=', tokenHash(token))
        .where('expires_at', '>', new Date(clock.now()))
        .executeTakeFirst();
      return row && viewer(row.account);
    },
    async signOut(token) {
      await db.deleteFrom('cases.session').where('token_hash', '=', tokenHash(token)).execute();
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
