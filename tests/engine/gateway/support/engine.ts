import type { Authenticator } from '../../../../engine/gateway/auth/authenticator.ts';
import { serveGateway } from '../../../../engine/gateway/server.ts';
import { createEngine, MemoryDatabase } from '../../../../engine/runtime/createEngine.ts';
import { type Api, apiAt } from './api.ts';

export interface TestEngineOptions {
  readonly host?: string;
  readonly authenticator?: Authenticator;
}

/** An engine with its data in memory, behind its REST API on a free port. */
export interface TestEngine {
  readonly api: Api;
  /** What changes with every batch that the engine writes. */
  position(): unknown;
  stop(): Promise<void>;
}

export async function startTestEngine(options: TestEngineOptions = {}): Promise<TestEngine> {
  const errors: unknown[] = [];
  const memory = new MemoryDatabase();
  const runtime = createEngine({ memory });
  await runtime.start();
  const log = { error: (message: string, error: unknown) => void errors.push(message, error) };
  const gateway = await serveGateway({ runtime, log, port: 0, ...options });
  return {
    api: apiAt(gateway.url),
    position: () => ({ ...memory.lastBatch }),
    async stop() {
      await gateway.drain();
      await runtime.close();
      // Whatever the engine could not explain to its callers is a bug.
      expect(errors).toEqual([]);
    },
  };
}

/**
 * Gives the test file, or the `describe` it is called in, an engine of its own. Use it inside tests only. `options` is
 * asked for when the engine starts, for what other hooks have to start first.
 */
export function useEngine(
  options: () => TestEngineOptions | Promise<TestEngineOptions> = () => ({}),
): Omit<TestEngine, 'stop'> {
  let engine: TestEngine | undefined;
  const current = (): TestEngine => {
    if (!engine) throw new Error('The engine exists only while tests run');
    return engine;
  };
  beforeAll(async () => {
    engine = await startTestEngine(await options());
  });
  afterAll(() => engine?.stop());
  return {
    get api() {
      return current().api;
    },
    position: () => current().position(),
  };
}
