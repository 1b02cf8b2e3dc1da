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

/** Where the client's schemas (9.1.5) refuse what its own documentation says. */
const AGAINST_ITSELF = [
  // "Reset by providing an empty String", says the API; the schema takes a date or null alone.
  'user-task-api: step 7 (task): Invalid updateUserTask request: validation failed',
  // 204: the client reads an empty text where the schema says nothing at all.
  'user-task-external-form: step 3 (task): Invalid getUserTaskForm response: validation failed',
];

test(
  'every scenario of docs/engine.md should hold over HTTP on PostgreSQL, twice on one engine',
  async () => {
    const runtime = createEngine({ databaseUrl: database.url });
    await runtime.start();
    const gateway = await serveGateway({ runtime, port: 0, log: { error: () => undefined } });
    try {
      // Once as the product speaks to it, once with every request and answer validated by the client for 8.9.
      for (const [client, expected] of [
        [createEngineClient({ address: gateway.url, needsSignIn: false }), []],
        [{ sdk: validatingClient(gateway.url) }, AGAINST_ITSELF],
      ] as const) {
        const engine = createSdkEngine(client);
        const results = await runScenarios(engine, catalogue, { patience: 15_000, onResult: () => undefined });
        expect(
          results.flatMap(({ scenario, differences }) => differences.map((one) => `${scenario.id}: ${one}`)),
        ).toEqual(expected);
      }
    } finally {
      await gateway.drain();
      await runtime.close();
    }
  },
  10 * MINUTES,
);
