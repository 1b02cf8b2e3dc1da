/** The sign-in at the issuer as routes use it: what must be remembered meanwhile is sealed into a cookie, so nothing is kept here. */
import { z } from 'zod';
import type { Cipher } from '../../domain/store/index.ts';
import type { OidcIssuer } from '../../platform/oidc.ts';
import type { SignInWays } from './accessPorts.ts';
import { ATTEMPT_MS } from './session.ts';

const keptSchema = z.object({
  checks: z.object({ state: z.string(), nonce: z.string(), verifier: z.string() }),
  /** Real time in ms. */
  until: z.number(),
});
const BOUND = 'oidc-attempt';

/** `now`: real time in ms. */
export function createIssuerDesk(
  issuer: OidcIssuer,
  cipher: Cipher,
  now: () => number,
): NonNullable<SignInWays['issuer']> {
  function opened(kept: string): z.infer<typeof keptSchema> | undefined {
    try {
      return keptSchema.parse(JSON.parse(cipher.open(Buffer.from(kept, 'base64url'), BOUND)));
    } catch {
      // Not sealed by us: a cookie of somebody else's making.
      return undefined;
    }
  }
  return {
    async begin() {
      const { url, checks } = await issuer.begin();
      const kept = cipher.seal(JSON.stringify({ checks, until: now() + ATTEMPT_MS }), BOUND);
      return { url, kept: kept.toString('base64url') };
    },
    async finish(search, kept) {
      const attempt = opened(kept);
      return attempt && attempt.until > now() ? issuer.finish(search, attempt.checks) : undefined;
    },
  };
}
