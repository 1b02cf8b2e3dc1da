import { type JWTPayload, jwtVerify } from 'jose';
import type { GatewayLog } from '../http/errors.ts';
import { ProblemError } from '../http/problem.ts';
import { type Authenticator, credentialsOf } from './authenticator.ts';
import type { Caller } from './caller.ts';
import { IssuerAway, issuerKeys, trustedUrl } from './issuer.ts';

export interface BearerOptions {
  /** The issuer as it names itself in `iss`: where OpenID Connect discovery begins. */
  readonly issuer: string;
  /** Must be among `aud`: a token made for another service is none for this engine. */
  readonly audience: string;
  /** Signatures that are accepted. Only those with a public key: with HS256 that key would be the secret. */
  readonly algorithms: readonly string[];
  /** How far the clocks of issuer and engine may be apart, ms. */
  readonly clockSkewMs: number;
  readonly log: GatewayLog;
  /** Shortest time between two looks for an unknown key, ms. */
  readonly newKeysAfterMs?: number;
}

const PUBLIC_KEY = /^(?:RS|PS|ES)(?:256|384|512)$|^EdDSA$|^Ed25519$/;
const NEW_KEYS_AFTER_MS = 30_000;

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const callerOf = ({ sub = '', name, email }: JWTPayload): Caller => ({
  username: sub,
  displayName: text(name),
  email: text(email),
});

/**
 * Sign-in by access tokens (JWT) of an OpenID Connect issuer. Nothing is asked of the issuer before the first token comes.
 * Throws when the issuer's address or an algorithm cannot be trusted.
 */
export function createBearerAuth(options: BearerOptions): Authenticator {
  const { issuer, audience, algorithms, clockSkewMs, log, newKeysAfterMs = NEW_KEYS_AFTER_MS } = options;
  trustedUrl(issuer);
  const secret = algorithms.filter((name) => !PUBLIC_KEY.test(name));
  if (algorithms.length === 0 || secret.length > 0)
    throw new Error(`Tokens must be signed with a public key algorithm, not with '${secret.join(' ')}'`);
  const keys = issuerKeys(issuer, newKeysAfterMs);
  const checks = {
    issuer,
    audience,
    algorithms: [...algorithms],
    clockTolerance: clockSkewMs / 1000,
    requiredClaims: ['exp', 'sub'],
  };
  return {
    // RFC 6750 §3: no error code when there were no credentials.
    challenge: (refused) => `Bearer realm="engine"${refused ? ', error="invalid_token"' : ''}`,
    async authenticate(authorization) {
      const token = credentialsOf('bearer', authorization);
      if (token === undefined) return undefined;
      try {
        return callerOf((await jwtVerify(token, keys, checks)).payload);
      } catch (error) {
        if (!(error instanceof IssuerAway)) return undefined;
        log.error(error.message, error.cause);
        throw new ProblemError('RESOURCE_EXHAUSTED', 'The token cannot be checked at the moment; try again');
      }
    },
  };
}
