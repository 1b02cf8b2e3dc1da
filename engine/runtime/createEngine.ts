/** The engine ready to run: a store, our own BPMN, DMN and FEEL, and the runtime on top. */
import { MemoryDatabase, MemoryStore } from '../store/memory/memoryStore.ts';
import { PostgresStore } from '../store/postgres/postgresStore.ts';
import { Engine, type EngineOptions } from './engine.ts';
import type { Runtime } from './port.ts';
import { standardParts } from './standardParts.ts';

export type CreateEngineOptions = Omit<EngineOptions, 'store' | 'parts'> &
  (
    | {
        /** PostgreSQL with the schema `engine` migrated (engine/store/migrations). */
        readonly databaseUrl: string;
        /** Connections for reading; default 5. One more writes. */
        readonly readers?: number;
      }
    /** Nothing outlives the given database; one engine after another may use it. */
    | { readonly memory: MemoryDatabase }
  ) & {
    /** From 0 (included) to 1 (excluded), for FEEL. Default Math.random. */
    readonly random?: () => number;
  };

/**
 * An engine that does nothing until `start()`; `close()` gives everything back. Two engines on one database: the
 * second one's `start()` waits and takes over when the first is gone.
 */
export const createEngine = (options: CreateEngineOptions): Runtime => {
  const store =
    'memory' in options
      ? new MemoryStore(options.memory)
      : new PostgresStore({
          url: options.databaseUrl,
          ...(options.readers !== undefined && { readers: options.readers }),
        });
  return new Engine({ ...options, store, parts: standardParts({ random: options.random ?? Math.random }) });
};

export { MemoryDatabase };
