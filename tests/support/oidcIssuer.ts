/** A real OpenID Connect issuer (oidc-provider) with fictional clients and accounts, for sign-in tests. */
import { createPublicKey, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type JWTHeaderParameters, type JWTPayload, SignJWT } from 'jose';
import Provider, { type ClientMetadata, type Configuration, type KoaContextWithOIDC } from 'oidc-provider';

/** With a secret it may ask for tokens of its own; with redirect addresses it may sign people in (code and PKCE). */
export interface IssuerClient {
  readonly id: string;
  /** Sent in the body of token requests; without one the client is public. */
  readonly secret?: string;
  readonly redirectUris?: readonly string[];
  readonly postLogoutRedirectUris?: readonly string[];
}

/** A fictional person; whoever types the name at the issuer is signed in. */
export interface IssuerAccount {
  readonly login: string;
  /** Besides `sub`, which is the login. */
  readonly claims?: Readonly<Record<string, unknown>>;
}

export interface IssuerOptions {
  readonly clients: readonly IssuerClient[];
  readonly accounts?: readonly IssuerAccount[];
  readonly port?: number;
}

export interface OidcIssuer {
  /** As it stands in `iss`, without a slash at the end. */
  readonly url: string;
  readonly tokenUrl: string;
  /** A token signed with the issuer's key as it is now. */
  sign(claims: JWTPayload, header?: Partial<JWTHeaderParameters>): Promise<string>;
  readonly publicKey: KeyObject;
  /** From now on tokens are signed with another key, and the old one is not published any more. */
  rotateKey(): void;
  stop(): Promise<void>;
}

interface SigningKey {
  readonly kid: string;
  readonly key: KeyObject;
}

const newKey = (): SigningKey => ({
  kid: randomUUID(),
  key: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey,
});

const toMetadata = ({ id, secret, redirectUris = [], postLogoutRedirectUris = [] }: IssuerClient): ClientMetadata => {
  const signsIn = redirectUris.length > 0;
  return {
    client_id: id,
    ...(secret !== undefined && { client_secret: secret }),
    token_endpoint_auth_method: secret === undefined ? 'none' : 'client_secret_post',
    redirect_uris: [...redirectUris],
    post_logout_redirect_uris: [...postLogoutRedirectUris],
    response_types: signsIn ? ['code'] : [],
    grant_types: [...(signsIn ? ['authorization_code'] : []), ...(secret === undefined ? [] : ['client_credentials'])],
  };
};

/** Clients of Camunda ask with `audience`, which OAuth does not know; the provider takes resources as URIs. */
const RESOURCE = 'urn:audience:';

function asked(ctx: KoaContextWithOIDC): string | undefined {
  const audience = (ctx.oidc.body as { audience?: unknown } | undefined)?.audience;
  return typeof audience === 'string' ? `${RESOURCE}${audience}` : undefined;
}

/** Nobody is asked for consent: the client gets what it asked for. */
async function grantAll(ctx: KoaContextWithOIDC) {
  const { provider, client, session, params } = ctx.oidc;
  if (!client || !session?.accountId) return undefined;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  const scope = params?.['scope'];
  grant.addOIDCScope(typeof scope === 'string' ? scope : 'openid');
  await grant.save();
  return grant;
}

function configuration({ clients, accounts = [] }: IssuerOptions, { kid, key }: SigningKey): Configuration {
  const claims = accounts.flatMap((account) => Object.keys(account.claims ?? {}));
  return {
    clients: clients.map(toMetadata),
    jwks: { keys: [{ ...key.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' }] },
    claims: { openid: ['sub', ...claims] },
    // In the ID token, not at the userinfo endpoint alone.
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    cookies: { keys: [randomUUID()] },
    ttl: { AccessToken: 600, ClientCredentials: 600, IdToken: 600, Session: 600, Grant: 600, Interaction: 600 },
    findAccount: (_ctx, sub) => {
      const account = accounts.find(({ login }) => login === sub);
      return account && { accountId: sub, claims: () => ({ ...account.claims, sub }) };
    },
    interactions: { url: (_ctx, { uid }) => `/login/${uid}` },
    loadExistingGrant: grantAll,
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      rpInitiatedLogout: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: (ctx) => asked(ctx) ?? [],
        getResourceServerInfo: (_ctx, resource) => ({
          scope: '',
          audience: resource.slice(RESOURCE.length),
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
  };
}

const LOGIN_PAGE = `<!doctype html><title>Issuer</title>
<form method="post"><label>Account <input name="login" autofocus></label> <button>Sign in</button></form>`;

async function bodyOf(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/** The page to which the issuer sends a person: a name, no password. An unknown name is asked for again. */
async function login(
  provider: Provider,
  accounts: readonly IssuerAccount[],
  req: IncomingMessage,
  res: ServerResponse,
) {
  const name = req.method === 'POST' ? new URLSearchParams(await bodyOf(req)).get('login') : null;
  if (name !== null && accounts.some((account) => account.login === name))
    return provider.interactionFinished(req, res, { login: { accountId: name } });
  res.setHeader('Content-Type', 'text/html; charset=utf-8').end(LOGIN_PAGE);
}

/** Starts an issuer on a free port of this machine. The caller stops it. */
export async function startIssuer(options: IssuerOptions): Promise<OidcIssuer> {
  const { accounts = [], port = 0 } = options;
  let key = newKey();
  let provider: Provider;
  const server = createServer((req, res) => {
    const answer = req.url?.startsWith('/login/')
      ? login(provider, accounts, req, res)
      : Promise.resolve(provider.callback()(req, res));
    answer.catch((error: unknown) => res.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  provider = new Provider(url, configuration(options, key));
  return {
    url,
    tokenUrl: `${url}/token`,
    sign: (claims, header = {}) =>
      new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: key.kid, ...header }).sign(key.key),
    get publicKey() {
      return createPublicKey(key.key);
    },
    rotateKey() {
      key = newKey();
      provider = new Provider(url, configuration(options, key));
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Gives the test file, or the `describe` it is called in, an issuer of its own. Use it inside tests and hooks only. */
export function useIssuer(options: IssuerOptions): { readonly issuer: OidcIssuer } {
  let issuer: OidcIssuer | undefined;
  beforeAll(async () => {
    issuer = await startIssuer(options);
  });
  afterAll(() => issuer?.stop());
  return {
    get issuer() {
      if (!issuer) throw new Error('The issuer exists only while tests run');
      return issuer;
    },
  };
}
