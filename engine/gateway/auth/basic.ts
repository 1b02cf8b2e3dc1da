import type { Account } from './accounts.ts';
import { type Authenticator, credentialsOf } from './authenticator.ts';
import { createPasswordCheck } from './passwordCheck.ts';

/** Name and password of a header of the scheme Basic (RFC 7617); undefined of any other. */
function pairOf(authorization: string): readonly [name: string, password: string] | undefined {
  const pair = Buffer.from(credentialsOf('basic', authorization) ?? '', 'base64').toString('utf8');
  const colon = pair.indexOf(':');
  return colon < 0 ? undefined : [pair.slice(0, colon), pair.slice(colon + 1)];
}

/** Sign-in by name and password. Rejects when there is no account or a hash is malformed. */
export async function createBasicAuth(accounts: readonly Account[]): Promise<Authenticator> {
  const isRight = await createPasswordCheck(accounts);
  return {
    challenge: () => 'Basic realm="engine", charset="UTF-8"',
    async authenticate(authorization) {
      const pair = pairOf(authorization);
      if (!pair || !(await isRight(...pair))) return undefined;
      return { username: pair[0], displayName: null, email: null };
    },
  };
}
