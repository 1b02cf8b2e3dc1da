import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { isLoopback } from '../http/safety.ts';

/** Longest wait for an answer of the issuer, ms. */
const TIMEOUT_MS = 5000;

/** The keys of the issuer cannot be had at the moment: that says nothing about the token. */
export class IssuerAway extends Error {
  constructor(cause: unknown) {
    super('The keys of the OpenID Connect issuer cannot be read', { cause });
    this.name = 'IssuerAway';
  }
}

/** A URL whose answer can be trusted: TLS, or this machine itself. Throws on any other. */
export function trustedUrl(text: string): URL {
  const url = new URL(text);
  if (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))) return url;
  throw new Error('The addresses of the OpenID Connect issuer must begin with https (http on this machine only)');
}

/** Where the issuer's keys are (OpenID Connect Discovery 1.0 §4; §4.3: it must name itself as it was asked). */
async function keysAddress(issuer: string): Promise<URL> {
  const response = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!response.ok) throw new Error(`Discovery was answered with status ${String(response.status)}`);
  const { issuer: named, jwks_uri: keys } = (await response.json()) as Record<string, unknown>;
  if (named !== issuer || typeof keys !== 'string') throw new Error('Discovery was answered by another issuer');
  return trustedUrl(keys);
}

const NO_SUCH_KEY = [errors.JWKSNoMatchingKey, errors.JWKSMultipleMatchingKeys, errors.JOSENotSupported];

/**
 * Finds the issuer's key for a token; throws `IssuerAway` when the issuer gives no answer. Keys are kept ten minutes; one
 * that is not among them is looked for again, at most once in `againAfterMs`, so that a new key of the issuer works at
 * once and made-up key ids cannot make us ask all the time.
 */
export function issuerKeys(issuer: string, againAfterMs: number): JWTVerifyGetKey {
  let keys: Promise<JWTVerifyGetKey> | undefined;
  const discover = async (): Promise<JWTVerifyGetKey> =>
    createRemoteJWKSet(await keysAddress(issuer), { timeoutDuration: TIMEOUT_MS, cooldownDuration: againAfterMs });
  return async (header, token) => {
    try {
      return await (
        await (keys ??= discover())
      )(header, token);
    } catch (error) {
      if (NO_SUCH_KEY.some((kind) => error instanceof kind)) throw error;
      // Its keys may have moved.
      keys = undefined;
      throw new IssuerAway(error);
    }
  };
}
