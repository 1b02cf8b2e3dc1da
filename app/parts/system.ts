/** The whole system in one process: PostgreSQL, engine (unless a cluster is set), workers, web. */
import { createEngineClient, type EngineClient } from '../../platform/camunda/index.ts';
import type { Config } from '../../platform/config.ts';
import { connectOrStart } from '../../platform/database/index.ts';
import type { Log } from '../../platform/log.ts';
import { engineAddress } from './address.ts';
import { openCases, type Cases, type CasesOptions } from './cases.ts';
import { startEngine } from './engine.ts';
import { createCleanUp } from './stopping.ts';
import { startWeb } from './web.ts';
import { startWorkers, type RunningWorkers } from './workers.ts';

export interface System {
  readonly cases: Cases;
  readonly client: EngineClient;
  readonly workers: RunningWorkers;
  readonly webUrl: string;
  readonly engineUrl: string;
  stop(): Promise<void>;
}

export interface SystemOptions {
  readonly config: Config;
  readonly log: Log;
  readonly prepare: NonNullable<CasesOptions['prepare']>;
  /** Runs once the case store is open and before anything works on it. */
  readonly onOpen?: (cases: Cases) => Promise<void>;
  readonly demoAccount: string | null;
  /** Runs once the database server is there, before any schema is touched. */
  readonly onDatabase?: (databaseUrl: string) => Promise<void>;
}

/** Starts everything; undoes what was started when a part fails. */
export async function startSystem({
  config,
  log,
  prepare,
  onOpen,
  demoAccount,
  onDatabase,
}: SystemOptions): Promise<System> {
  const cleanUp = createCleanUp();
  try {
    const database = await connectOrStart({ databaseUrl: config.databaseUrl, dataDir: config.dataDir, log });
    cleanUp.add(() => database.stop());
    await onDatabase?.(database.url);
    let address = engineAddress(config);
    if (config.camundaRestAddress === undefined) {
      const engine = await startEngine({
        dataDir: config.dataDir,
        databaseUrl: database.url,
        port: config.enginePort,
        auth: config.engineAuth,
        log,
      });
      cleanUp.add(() => engine.stop());
      address = { ...address, address: engine.url };
    }
    const cases = await openCases({ databaseUrl: database.url, config, log, prepare });
    cleanUp.add(() => cases.close());
    await onOpen?.(cases);
    const client = createEngineClient(address);
    const workers = await startWorkers({ cases, client, config, log });
    cleanUp.add(() => workers.stop());
    const web = await startWeb({ cases, client, config, log, demoAccount });
    cleanUp.add(() => web.stop());
    return { cases, client, workers, webUrl: web.url, engineUrl: address.address, stop: () => cleanUp.undo() };
  } catch (error) {
    await cleanUp.undo().catch(() => undefined);
    throw error;
  }
}

/** The month now in the office's zone, `YYYY-MM`, at business time `now`. */
export const monthOf = (cases: Cases, now: number): string => cases.clocks.localDate(now).slice(0, 7);
