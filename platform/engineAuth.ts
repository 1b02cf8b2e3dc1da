/** How the embedded engine lets callers in: settings from the environment. */
import { z } from 'zod';

/** `none` is for loopback only (engine/gateway/http/safety.ts). */
export type EngineAuth =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'basic';
      /** Name and password, or the argon2id hash of it; undefined = the file alone. */
      readonly user: { readonly name: string; readonly secret: string } | undefined;
      /** Lines `name:password` or `name:hash`. */
      readonly usersFile: string | undefined;
    }
  | {
      readonly kind: 'bearer';
      readonly issuer: string;
      readonly audience: string;
      readonly algorithms: readonly string[];
      readonly clockSkewMs: number;
    };

const text = z.string().min(1).optional();

/** The variables, to be merged into the schema of the whole environment. */
export const engineAuthVariables = {
  FENGQIAO_ENGINE_AUTH: z.enum(['none', 'basic', 'bearer']).default('none'),
  FENGQIAO_ENGINE_USER: text.refine((name) => name?.includes(':') !== true, 'must not contain a colon'),
  FENGQIAO_ENGINE_PASSWORD: text,
  FENGQIAO_ENGINE_USERS_FILE: text,
  FENGQIAO_ENGINE_OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  FENGQIAO_ENGINE_OIDC_AUDIENCE: text,
  /** Separated by blanks. */
  FENGQIAO_ENGINE_OIDC_ALGORITHMS: z.string().min(1).default('RS256 PS256 ES256 EdDSA'),
  FENGQIAO_ENGINE_OIDC_CLOCK_SKEW_MS: z.coerce.number().int().min(0).max(300_000).default(30_000),
};

type Variables = z.infer<z.ZodObject<typeof engineAuthVariables>>;

/** The settings of the chosen way. Throws naming the variables it needs. */
export function toEngineAuth(e: Variables): EngineAuth {
  if (e.FENGQIAO_ENGINE_AUTH === 'none') return { kind: 'none' };
  if (e.FENGQIAO_ENGINE_AUTH === 'basic') {
    const { FENGQIAO_ENGINE_USER: name, FENGQIAO_ENGINE_PASSWORD: secret, FENGQIAO_ENGINE_USERS_FILE: usersFile } = e;
    if ((name === undefined) !== (secret === undefined) || (name ?? usersFile) === undefined)
      throw new Error(
        'FENGQIAO_ENGINE_AUTH is basic: set FENGQIAO_ENGINE_USER with FENGQIAO_ENGINE_PASSWORD, FENGQIAO_ENGINE_USERS_FILE, or all three',
      );
    return { kind: 'basic', user: name && secret ? { name, secret } : undefined, usersFile };
  }
  const { FENGQIAO_ENGINE_OIDC_ISSUER: issuer, FENGQIAO_ENGINE_OIDC_AUDIENCE: audience } = e;
  if (issuer === undefined || audience === undefined)
    throw new Error(
      'FENGQIAO_ENGINE_AUTH is bearer: set FENGQIAO_ENGINE_OIDC_ISSUER and FENGQIAO_ENGINE_OIDC_AUDIENCE',
    );
  return {
    kind: 'bearer',
    issuer,
    audience,
    algorithms: e.FENGQIAO_ENGINE_OIDC_ALGORITHMS.split(/\s+/).filter((name) => name !== ''),
    clockSkewMs: e.FENGQIAO_ENGINE_OIDC_CLOCK_SKEW_MS,
  };
}
