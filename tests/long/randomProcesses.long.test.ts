/**
 * Random block-structured processes on random paths (tests/engine/random): after every act the instances, their rows
 * and their records must agree with one another, every path must end, and nothing may be left behind. Every tenth run is
 * played again on PostgreSQL, which must give the same answers, records and rows.
 */
import { playAgain } from '../engine/random/agreement.ts';
import { Coverage } from '../engine/random/checks/coverage.ts';
import { emptyStores } from '../engine/random/emptyDatabase.ts';
import { modelOf, play } from '../engine/random/play.ts';
import { isReplay, replayOf, seedsOf } from '../engine/random/seeds.ts';
import type { EngineStore } from '../../engine/store/port.ts';
import { engineSchema, useDatabase } from '../support/database.ts';

const RUNS = 10_000;
const COMPARED_EVERY = 10;
/** Findings after which the rest is not worth the time. */
const ENOUGH = 5;
const MINUTES = 60_000;

/** Two players: while one waits for its database, the other plays in memory. */
const databases = [useDatabase(engineSchema), useDatabase(engineSchema)];

class Tally {
  readonly coverage = new Coverage();
  readonly findings: string[] = [];
  readonly #models = new Set<number>();
  readonly #began = performance.now();
  #paths = 0;
  #compared = 0;
  #acts = 0;
  #elementInstances = 0;

  async run(seed: number, next: () => Promise<EngineStore>): Promise<void> {
    const played = await play(seed, this.coverage);
    this.#models.add(modelOf(seed));
    this.#paths++;
    this.#acts += played.acts.length;
    this.#elementInstances += played.elementInstances;
    if (seed % COMPARED_EVERY !== 0 && !isReplay()) return;
    this.#compared++;
    await playAgain(played, await next()).catch((error: unknown) => {
      throw new Error(`${replayOf(seed)}: PostgreSQL differs from memory: ${(error as Error).message}`);
    });
  }

  toString(): string {
    const seconds = Math.round((performance.now() - this.#began) / 1000);
    return `
| models | paths | compared with PostgreSQL | commands | element instances | kinds seen | seconds |
| --- | --- | --- | --- | --- | --- | --- |
| ${[this.#models.size, this.#paths, this.#compared, this.#acts, this.#elementInstances, this.coverage.counts.size, seconds].join(' | ')} |

${this.coverage.table()}
`;
  }
}

test(
  'random processes should end on random paths, with nothing lost, and the same on both stores',
  async () => {
    const tally = new Tally();
    const seeds = seedsOf(RUNS).values();
    const player = async (next: () => Promise<EngineStore>): Promise<void> => {
      for (const seed of seeds) {
        if (tally.findings.length >= ENOUGH) return;
        await tally.run(seed, next).catch((error: unknown) => void tally.findings.push((error as Error).message));
      }
    };
    await Promise.all(databases.map(async (database) => player(await emptyStores(database))));
    process.stderr.write(tally.toString());
    expect(tally.findings).toEqual([]);
    if (!isReplay()) expect(tally.coverage.missing).toEqual([]);
  },
  20 * MINUTES,
);
