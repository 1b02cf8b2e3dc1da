import { tmpdir } from 'node:os';
import { createCamundaClient } from '@camunda8/orchestration-cluster-api';

const VALIDATION = 'CAMUNDA_SDK_VALIDATION';

/**
 * The official client for 8.9, which validates every request and every answer and throws at a field too many. It reads this
 * setting from the environment alone (as an option it is ignored), when the client is made. What it validates needs no
 * types: whoever gets it names operations (app/conformance/sdkEngine.ts).
 */
export function validatingClient(address: string): never {
  const before = process.env[VALIDATION] ?? '';
  process.env[VALIDATION] = 'req:strict,res:fanatical';
  // Samples of what it found; by default they would be written beside the tests.
  process.env['CAMUNDA_SDK_VALIDATION_CAPTURE_DIR'] = tmpdir();
  try {
    const config = { CAMUNDA_REST_ADDRESS: address, CAMUNDA_AUTH_STRATEGY: 'NONE' as const };
    return createCamundaClient({ config }) as never;
  } finally {
    // The client inside the SDK would validate too, and it knows the answers of 8.8 only.
    process.env[VALIDATION] = before;
  }
}
