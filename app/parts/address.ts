import type { EngineAddress } from '../../platform/camunda/index.ts';
import type { Config } from '../../platform/config.ts';

/** The cluster's address if one is set, else the embedded engine's. */
export const engineAddress = (config: Config): EngineAddress =>
  config.camundaRestAddress === undefined
    ? { address: `http://127.0.0.1:${config.enginePort}`, embedded: true }
    : { address: config.camundaRestAddress.replace(/\/v2\/?$/, ''), embedded: false };
