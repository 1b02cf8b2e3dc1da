import type { EngineAddress } from '../../platform/camunda/index.ts';
import type { Config } from '../../platform/config.ts';

/** How the SDK must sign in to an embedded engine that asks for it. */
const STRATEGY = { basic: 'BASIC', bearer: 'OAUTH' } as const;

function embeddedEngine({ enginePort, engineAuth: { kind }, camundaAuthStrategy }: Config): EngineAddress {
  if (kind !== 'none' && camundaAuthStrategy !== STRATEGY[kind])
    throw new Error(
      `FENGQIAO_ENGINE_AUTH is ${kind}: workers and pages need CAMUNDA_AUTH_STRATEGY=${STRATEGY[kind]} and the SDK's credentials`,
    );
  return { address: `http://127.0.0.1:${String(enginePort)}`, needsSignIn: kind !== 'none' };
}

/** The cluster's address if one is set, else the embedded engine's. Throws when there is no way to sign in to that one. */
export const engineAddress = (config: Config): EngineAddress =>
  config.camundaRestAddress === undefined
    ? embeddedEngine(config)
    : { address: config.camundaRestAddress.replace(/\/v2\/?$/, ''), needsSignIn: true };
