/** Settings from the environment. */
import { z } from 'zod';
import { type EngineAuth, engineAuthVariables, toEngineAuth } from './engineAuth.ts';
import type { OidcSettings } from './oidc.ts';
import { packagePath } from './paths.ts';

const port = (fallback: number) => z.coerce.number().int().min(0).max(65_535).default(fallback);
const optional = z.string().min(1).optional();
const onOff = (fallback: 'on' | 'off') => z.enum(['on', 'off']).default(fallback);

const environmentSchema = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  CAMUNDA_REST_ADDRESS: z.url({ protocol: /^https?$/ }).optional(),
  CAMUNDA_AUTH_STRATEGY: optional,
  FENGQIAO_DATA_DIR: z.string().min(1).default(packagePath('.fengqiao')),
  FENGQIAO_HOST: z.string().min(1).default('127.0.0.1'),
  FENGQIAO_ENGINE_PORT: port(8080),
  ...engineAuthVariables,
  FENGQIAO_WEB_PORT: port(3000),
  FENGQIAO_TIME_ZONE: z.string().min(1).default('Asia/Shanghai'),
  FENGQIAO_SEAL_KEY: optional,
  FENGQIAO_SCAN_COMMAND: optional,
  FENGQIAO_HTTPS: onOff('off'),
  FENGQIAO_LOCAL_ACCOUNTS: onOff('on'),
  FENGQIAO_SEALED_OPEN_MINUTES: z.coerce.number().int().min(1).max(480).default(30),
  FENGQIAO_OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  FENGQIAO_OIDC_CLIENT_ID: optional,
  FENGQIAO_OIDC_CLIENT_SECRET: optional,
  FENGQIAO_OIDC_REDIRECT_URL: z.url({ protocol: /^https?$/ }).optional(),
  FENGQIAO_OIDC_CLAIM: z.string().min(1).default('preferred_username'),
  FENGQIAO_LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  FENGQIAO_REVIEW_SAMPLE_RATE: z.coerce.number().min(0).max(1).default(0.1),
  FENGQIAO_WORKER_MAX_JOBS: z.coerce.number().int().min(1).max(1000).default(16),
  FENGQIAO_WORKER_LOCK_MS: z.coerce.number().int().min(1_000).default(60_000),
  FENGQIAO_DRAIN_MS: z.coerce.number().int().min(0).default(15_000),
});

export interface Config {
  /** Undefined = the embedded PostgreSQL in `dataDir`. */
  readonly databaseUrl: string | undefined;
  /** Undefined = the embedded engine. */
  readonly camundaRestAddress: string | undefined;
  /** How the SDK signs in (its other CAMUNDA_* variables it reads itself); undefined = not at all. */
  readonly camundaAuthStrategy: string | undefined;
  readonly dataDir: string;
  readonly host: string;
  /** 0 = any free port. */
  readonly enginePort: number;
  readonly engineAuth: EngineAuth;
  readonly webPort: number;
  readonly timeZone: string;
  /** 32 bytes in base64 or hex; undefined = made once and kept in `dataDir`. */
  readonly sealKey: string | undefined;
  /** Command that looks for harmful content in an upload (platform/scanner.ts); undefined = the built-in checks alone. */
  readonly scanCommand: string | undefined;
  /** Whether browsers reach the pages through https (a proxy before us): cookies are then marked Secure. */
  readonly https: boolean;
  /** Whether staff may sign in with account and password. */
  readonly localAccounts: boolean;
  /** How long a sealed matter stays open for a stated reason, in ms. */
  readonly sealedOpenMs: number;
  /** Issuer at which staff sign in; undefined = none. */
  readonly oidc: OidcSettings | undefined;
  readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Share of closed claims drawn for monthly review, 0 to 1. */
  readonly reviewSampleRate: number;
  /** Jobs that one worker type works on at a time. */
  readonly workerMaxJobs: number;
  /** How long a worker that gives no answer keeps its job, in ms; then the engine hands it out again. */
  readonly workerLockMs: number;
  /** How long a stopping process lets jobs finish, in ms. */
  readonly drainMs: number;
}

/** All four settings of an issuer, or none of them. */
function oidcOf(e: z.infer<typeof environmentSchema>): OidcSettings | undefined {
  const { FENGQIAO_OIDC_ISSUER: issuer, FENGQIAO_OIDC_CLIENT_ID: clientId } = e;
  const { FENGQIAO_OIDC_CLIENT_SECRET: clientSecret, FENGQIAO_OIDC_REDIRECT_URL: redirectUrl } = e;
  if (issuer !== undefined && clientId !== undefined && clientSecret !== undefined && redirectUrl !== undefined)
    return { issuer, clientId, clientSecret, redirectUrl, claim: e.FENGQIAO_OIDC_CLAIM };
  if ([issuer, clientId, clientSecret, redirectUrl].some((one) => one !== undefined))
    throw new Error(
      'Sign-in at an issuer needs FENGQIAO_OIDC_ISSUER, FENGQIAO_OIDC_CLIENT_ID, FENGQIAO_OIDC_CLIENT_SECRET and FENGQIAO_OIDC_REDIRECT_URL',
    );
  if (e.FENGQIAO_LOCAL_ACCOUNTS === 'off')
    throw new Error('Without local accounts (FENGQIAO_LOCAL_ACCOUNTS) nobody signs in unless an issuer is set');
  return undefined;
}

/** Reads the configuration. Throws naming every wrong variable, without its value. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  // A variable that is set to nothing means "not set", as in compose files.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) {
    throw new Error(
      `Wrong settings in the environment: ${parsed.error.issues.map(({ path, message }) => `${path.join('.')} (${message})`).join('; ')}`,
    );
  }
  const e = parsed.data;
  return {
    databaseUrl: e.DATABASE_URL,
    camundaRestAddress: e.CAMUNDA_REST_ADDRESS,
    camundaAuthStrategy: e.CAMUNDA_AUTH_STRATEGY,
    dataDir: e.FENGQIAO_DATA_DIR,
    host: e.FENGQIAO_HOST,
    enginePort: e.FENGQIAO_ENGINE_PORT,
    engineAuth: toEngineAuth(e),
    webPort: e.FENGQIAO_WEB_PORT,
    timeZone: e.FENGQIAO_TIME_ZONE,
    sealKey: e.FENGQIAO_SEAL_KEY,
    scanCommand: e.FENGQIAO_SCAN_COMMAND,
    https: e.FENGQIAO_HTTPS === 'on',
    localAccounts: e.FENGQIAO_LOCAL_ACCOUNTS === 'on',
    sealedOpenMs: e.FENGQIAO_SEALED_OPEN_MINUTES * 60_000,
    oidc: oidcOf(e),
    logLevel: e.FENGQIAO_LOG_LEVEL,
    reviewSampleRate: e.FENGQIAO_REVIEW_SAMPLE_RATE,
    workerMaxJobs: e.FENGQIAO_WORKER_MAX_JOBS,
    workerLockMs: e.FENGQIAO_WORKER_LOCK_MS,
    drainMs: e.FENGQIAO_DRAIN_MS,
  };
}
