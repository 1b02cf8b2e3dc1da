/** Local accounts: argon2id hashes, sessions in PostgreSQL of which only a hash of the token is kept. */
import { createHash, randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import type pg from 'pg';
import type { Role } from '../../domain/schema/codes.ts';
import type { UnitId, UserId } from '../../domain/schema/ids.ts';

/** A session ends after twelve hours: a working day. */
const SESSION_MS = 12 * 3_600_000;

export interface AccountPerson {
  readonly userId: UserId;
  readonly account: string;
  readonly displayName: string;
  readonly roles: readonly { readonly role: Role; readonly unitId: UnitId }[];
}

export interface Accounts {
  /** Sets or replaces the password of a person's account. */
  setPassword(account: string, userId: UserId, password: string): Promise<void>;
  /** undefined for a wrong account and a wrong password alike, after the same work. */
  signIn(account: string, password: string): Promise<{ token: string; viewer: AccountPerson } | undefined>;
  bySession(token: string): Promise<AccountPerson | undefined>;
  signOut(token: string): Promise<void>;
  any(): Promise<boolean>;
}

const digest = (token: string): Buffer => createHash('sha256').update(token).digest();

const PERSON = `select a.account, p.user_id, p.display_name, coalesce((select jsonb_agg(jsonb_build_object('role', r.role, 'unitId', r.unit_id) order by r.role, r.unit_id)
  from cases.person_role r where r.user_id = p.user_id), '[]') as roles`;

interface PersonRow {
  account: string;
  user_id: UserId;
  display_name: string;
  roles: { role: Role; unitId: UnitId }[];
  password_hash: string;
}
const personOf = (row: PersonRow): AccountPerson => ({
  account: row.account,
  userId: row.user_id,
  displayName: row.display_name,
  roles: row.roles,
});

export function createAccounts(pool: pg.Pool): Accounts {
  // Verified against when the account is unknown, so that the answer takes as long.
  const decoy = hash(randomBytes(16).toString('hex'));
  return {
    async setPassword(account, userId, password) {
      await pool.query(
        `insert into cases.account (account, user_id, password_hash) values ($1, $2, $3)
         on conflict (account) do update set password_hash = excluded.password_hash`,
        [account, userId, await hash(password)],
      );
    },
    async signIn(account, password) {
      const { rows } = await pool.query<PersonRow>(
        `${PERSON}, a.password_hash from cases.account a join cases.person p using (user_id) where a.account = $1 and not a.disabled`,
        [account],
      );
      const row = rows[0];
      const right = await verify(row?.password_hash ?? (await decoy), password);
      if (!row || !right) return undefined;
      const token = randomBytes(32).toString('base64url');
      await pool.query(
        `insert into cases.session (token_hash, account, expires_at) values ($1, $2, now() + $3 * interval '1 millisecond')`,
        [digest(token), account, SESSION_MS],
      );
      return { token, viewer: personOf(row) };
    },
    async bySession(token) {
      const { rows } = await pool.query<PersonRow>(
        `${PERSON} from cases.session s join cases.account a using (account) join cases.person p using (user_id) where s.token_hash = $1 and s.expires_at > now() and not a.disabled`,
        [digest(token)],
      );
      return rows[0] && personOf(rows[0]);
    },
    async signOut(token) {
      await pool.query('delete from cases.session where token_hash = $1', [digest(token)]);
    },
    async any() {
      return ((await pool.query('select 1 from cases.account limit 1')).rowCount ?? 0) > 0;
    },
  };
}
