import { serveGateway } from '../../../../engine/gateway/server.ts';
import { createEngine, MemoryDatabase } from '../../../../engine/runtime/createEngine.ts';
import { type Api, apiAt } from './api.ts';

/** An engine with its data in memory, behind its REST API on a free port. */
export interface TestEngine {
  readonly api: Api;
  stop(): Promise<void>;
}

export async function startTestEngine(): Promise<TestEngine> {
  const errors: unknown[] = [];
  const runtime = createEngine({ memory: new MemoryDatabase() });
  await runtime.start();
  const log = { error: (message: string, error: unknown) => void errors.push(message, error) };
  const gateway = await serveGateway({ runtime, log, port: 0 });
  return {
    api: apiAt(gateway.url),
    async stop() {
      await gateway.drain();
      await runtime.close();
      // Whatever the engine could not explain to its callers is a bug.
      expect(errors).toEqual([]);
    },
  };
}

/** Gives the test file, or the `describe` it is called in, an engine of its own. Use it inside tests only. */
export function useEngine(): { readonly api: Api } {
  let engine: TestEngine | undefined;
  beforeAll(async () => {
    engine = await startTestEngine();
  });
  afterAll(() => engine?.stop());
  return {
    get api() {
      if (!engine) throw new Error('The engine exists only while tests run');
      return engine.api;
    },
  };
}
