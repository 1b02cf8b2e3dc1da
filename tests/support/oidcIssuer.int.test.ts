import * as oidc from 'openid-client';
import { useIssuer } from './oidcIssuer.ts';

const redirectUri = 'http://127.0.0.1:9/callback';
const server = useIssuer({
  clients: [{ id: 'pages', secret: 'pages-secret', redirectUris: [redirectUri] }],
  accounts: [{ login: 'usr_liu', claims: { preferred_username: 'liu', name: 'Liu (fictional)' } }],
});

/** Follows redirects of the issuer with its cookies until it sends the person back; types `login` into its form. */
async function signIn(start: URL, login: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let at = start;
  let method = 'GET';
  while (!at.href.startsWith(redirectUri)) {
    const response = await fetch(at, {
      method,
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(method === 'POST' && { body: new URLSearchParams({ login }) }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    const next = response.headers.get('location');
    method = next === null ? 'POST' : 'GET';
    if (next !== null) at = new URL(next, at);
  }
  return at;
}

test('should sign a person in by code and PKCE', async () => {
  const config = await oidc.discovery(new URL(server.issuer.url), 'pages', 'pages-secret', undefined, {
    execute: [oidc.allowInsecureRequests],
  });
  const verifier = oidc.randomPKCECodeVerifier();
  const back = await signIn(
    oidc.buildAuthorizationUrl(config, {
      redirect_uri: redirectUri,
      scope: 'openid',
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    }),
    'usr_liu',
  );
  const tokens = await oidc.authorizationCodeGrant(config, back, { pkceCodeVerifier: verifier });
  expect(tokens.claims()).toMatchObject({ sub: 'usr_liu', preferred_username: 'liu', name: 'Liu (fictional)' });
});
