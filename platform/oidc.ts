/** Sign-in at an OpenID Connect issuer: authorization code with PKCE, state and nonce. The issuer says who somebody is, and nothing else. */
import * as oidc from 'openid-client';

export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where the issuer sends the browser back to: `…/api/v1/session/oidc/callback`. */
  readonly redirectUrl: string;
  /** Claim of the ID token that is the name of our account. */
  readonly claim: string;
}

/** What the answer of the issuer is checked against. */
export interface SignInChecks {
  readonly state: string;
  readonly nonce: string;
  /** PKCE code verifier. */
  readonly verifier: string;
}

export interface OidcIssuer {
  /** Where to send the browser, and what to check its return against. */
  begin(): Promise<{ readonly url: string; readonly checks: SignInChecks }>;
  /** The account that the issuer vouches for; undefined when the answer is not one to this beginning. `search`: the query of the return, with `?`. */
  finish(search: string, checks: SignInChecks): Promise<string | undefined>;
}

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** The issuer is asked for its addresses at the first sign-in, so that the office starts while the issuer is down. */
export function createOidcIssuer({ issuer, clientId, clientSecret, redirectUrl, claim }: OidcSettings): OidcIssuer {
  const server = new URL(issuer);
  if (server.protocol !== 'https:' && !LOOPBACK.has(server.hostname))
    throw new Error('An issuer is reached through https, or on this machine');
  let found: Promise<oidc.Configuration> | undefined;
  const configuration = (): Promise<oidc.Configuration> => {
    found ??= oidc.discovery(server, clientId, clientSecret, undefined, {
      execute: server.protocol === 'http:' ? [oidc.allowInsecureRequests] : [],
    });
    // A failed look-up is tried again by the next sign-in.
    found.catch(() => (found = undefined));
    return found;
  };
  return {
    async begin() {
      const checks = {
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
        verifier: oidc.randomPKCECodeVerifier(),
      };
      const url = oidc.buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUrl,
        scope: 'openid profile',
        state: checks.state,
        nonce: checks.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(checks.verifier),
        code_challenge_method: 'S256',
      });
      return { url: url.href, checks };
    },
    async finish(search, { state, nonce, verifier }) {
      try {
        const tokens = await oidc.authorizationCodeGrant(await configuration(), new URL(search, redirectUrl), {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        const account = tokens.claims()?.[claim];
        return typeof account === 'string' && account !== '' ? account : undefined;
      } catch (error) {
        // A forged, stale or refused answer; what went wrong inside the issuer is not for the person's eyes either.
        if (error instanceof oidc.ClientError || error instanceof oidc.AuthorizationResponseError) return undefined;
        if (error instanceof oidc.ResponseBodyError) return undefined;
        throw error;
      }
    },
  };
}
