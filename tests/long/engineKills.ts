/** One round each: an engine process under load, its data in a folder of its own, and something killed at random moments. */
import { setTimeout as sleep } from 'node:timers/promises';
import { expectLedgerKept, startLoad, type Load } from '../support/load.ts';
import { withOwnServer, type OwnServer } from '../support/ownServer.ts';
import type { Program, Programs } from '../support/processes.ts';
import { announce, randomOf, type Random } from '../support/rounds.ts';

/** Kills in a round that nobody waits for. */
const KILLS = 3;
/** Successes between two kills, so that each kill meets a system that works. */
const SUCCESSES = 60;
/** The moment of a kill is somewhere in this span after that, ms. */
const SPAN_MS = 300;

const listening = /listening on (\S+)/;

async function startEngine(
  programs: Programs,
  { dataDir }: OwnServer,
  port = '0',
): Promise<{ engine: Program; url: string }> {
  const engine = programs.start('engine', ['--port', port, '--data', dataDir], {});
  return { engine, url: await engine.says(listening) };
}

async function killUnder(load: Load, random: Random, kills: number, kill: () => Promise<void>): Promise<void> {
  for (let n = 0; n < kills; n++) {
    await load.acknowledged(SUCCESSES);
    await sleep(random.between(0, SPAN_MS));
    await kill();
  }
  await load.acknowledged(SUCCESSES);
  await load.finish();
}

/** The engine is killed with -9 and started again. */
export async function engineKillRound(programs: Programs, seed: number, kills = KILLS): Promise<void> {
  announce('engine killed', seed);
  await withOwnServer(async (server) => {
    let { engine, url } = await startEngine(programs, server);
    const load = await startLoad(url, server.pool);
    await killUnder(load, randomOf(seed), kills, async () => {
      await engine.kill();
      ({ engine, url } = await startEngine(programs, server, new URL(url).port));
    });
    await expectLedgerKept(load.ledger, server.pool);
    await engine.stop();
  });
}

/** PostgreSQL is killed with -9, the whole of it or the process in which the engine writes; the engine brings it back. */
export async function postgresKillRound(programs: Programs, seed: number, kills = KILLS): Promise<void> {
  announce('PostgreSQL killed', seed);
  const random = randomOf(seed);
  await withOwnServer(async (server) => {
    const { engine, url } = await startEngine(programs, server);
    const load = await startLoad(url, server.pool);
    const writer = async (): Promise<number> => {
      const { rows } = await server.pool.query<{ pid: number }>(
        `select pid from pg_stat_activity where application_name = 'fengqiao engine writer'`,
      );
      return rows[0]?.pid ?? server.postmaster();
    };
    await killUnder(load, random, kills, async () => {
      process.kill(await random.pick([() => server.postmaster(), writer])(), 'SIGKILL');
    });
    await expectLedgerKept(load.ledger, server.pool);
    await engine.stop();
  });
}
