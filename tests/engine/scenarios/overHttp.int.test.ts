import { catalogue } from '../../../app/conformance/catalogue.ts';
import { runScenarios } from '../../../app/conformance/run.ts';
import { createSdkEngine } from '../../../app/conformance/sdkEngine.ts';
import { SECTIONS } from '../../../app/conformance/sections.ts';
import { createEngineClient } from '../../../platform/camunda/client.ts';
import { useEngine } from '../gateway/support/engine.ts';
import { validatingClient } from '../gateway/support/validatingClient.ts';

const server = useEngine();

/** One of each section; all of them play over HTTP in tests/long/conformance.long.test.ts (45 s on 2 cores). */
const sample = SECTIONS.map((section) => catalogue.find(({ about }) => about === section)!);

test('a scenario of each section should hold through the official SDK too', async () => {
  const engine = createSdkEngine(createEngineClient({ address: server.api.url, needsSignIn: false }));
  const results = await runScenarios(engine, sample, { patience: 10_000, onResult: () => undefined });
  expect(results).toHaveLength(SECTIONS.length);
  expect(results.filter(({ differences }) => differences.length > 0)).toEqual([]);
});

test('a scenario of each section should hold through the client for 8.9 too, with every answer valid', async () => {
  const engine = createSdkEngine({ sdk: validatingClient(server.api.url) });
  const results = await runScenarios(engine, sample, { patience: 10_000, onResult: () => undefined });
  expect(results.filter(({ differences }) => differences.length > 0)).toEqual([]);
});

describe('an engine that forgets completed jobs', () => {
  test('should be found out by the scenario', async () => {
    const engine = createSdkEngine(createEngineClient({ address: server.api.url, needsSignIn: false }));
    engine.completeJob = () => Promise.resolve();
    const [result] = await runScenarios(
      engine,
      catalogue.filter(({ id }) => id === 'service-task'),
      { patience: 100, onResult: () => undefined },
    );
    expect(result?.differences).toContain('step 4 (expect): state: expected "COMPLETED", found "ACTIVE"');
  });
});
