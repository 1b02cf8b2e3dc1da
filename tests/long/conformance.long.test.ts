import { catalogue } from '../../app/conformance/catalogue.ts';
import { runScenarios } from '../../app/conformance/run.ts';
import { createSdkEngine } from '../../app/conformance/sdkEngine.ts';
import { serveGateway } from '../../engine/gateway/server.ts';
import { createEngine } from '../../engine/runtime/createEngine.ts';
import { createEngineClient } from '../../platform/camunda/client.ts';
import { validatingClient } from '../engine/gateway/support/validatingClient.ts';
import { engineSchema, useDatabase } from '../support/database.ts';

const database = useDatabase(engineSchema);
const MINUTES = 60_000;

test(
  'every scenario of docs/engine.md should hold over HTTP on PostgreSQL, twice on one engine',
  async () => {
    const runtime = createEngine({ databaseUrl: database.url });
    await runtime.start();
    const gateway = await serveGateway({ runtime, port: 0, log: { error: () => undefined } });
    try {
      // Once as the product speaks to it, once with every request and answer validated by the client for 8.9.
      for (const client of [
        createEngineClient({ address: gateway.url, needsSignIn: false }),
        { sdk: validatingClient(gateway.url) },
      ]) {
        const engine = createSdkEngine(client);
        const results = await runScenarios(engine, catalogue, { patience: 15_000, onResult: () => undefined });
        expect(results.filter(({ differences }) => differences.length > 0)).toEqual([]);
      }
    } finally {
      await gateway.drain();
      await runtime.close();
    }
  },
  10 * MINUTES,
);
