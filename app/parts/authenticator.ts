import { readFile } from 'node:fs/promises';
import { type Account, readAccounts } from '../../engine/gateway/auth/accounts.ts';
import type { Authenticator } from '../../engine/gateway/auth/authenticator.ts';
import { createBasicAuth } from '../../engine/gateway/auth/basic.ts';
import { createBearerAuth } from '../../engine/gateway/auth/bearer.ts';
import type { GatewayLog } from '../../engine/gateway/http/errors.ts';
import type { EngineAuth } from '../../platform/engineAuth.ts';

async function accountsOf(file: string): Promise<Account[]> {
  try {
    return readAccounts(await readFile(file, 'utf8'));
  } catch (error) {
    throw new Error(`FENGQIAO_ENGINE_USERS_FILE (${file}): ${(error as Error).message}`, { cause: error });
  }
}

/** The engine's way to tell its callers, as configured; undefined = none. Rejects when it cannot be set up. */
export async function createAuthenticator(auth: EngineAuth, log: GatewayLog): Promise<Authenticator | undefined> {
  if (auth.kind === 'none') return undefined;
  if (auth.kind === 'bearer') return createBearerAuth({ ...auth, log });
  const kept = auth.usersFile === undefined ? [] : await accountsOf(auth.usersFile);
  return createBasicAuth(auth.user ? [...kept, auth.user] : kept);
}
