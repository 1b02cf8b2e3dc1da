import { play, totals } from '../engine/gateway/fuzz/play.ts';
import { withWorld } from '../engine/gateway/fuzz/world.ts';
import { engineSchema, useDatabase } from '../support/database.ts';

const database = useDatabase(engineSchema);
const MINUTES = 60_000;

/** 50,000 requests; each round asks of things that are there, since those before it used many up. */
const ROUNDS = Number(process.env['FENGQIAO_FUZZ_ROUNDS'] ?? 200);
const LENGTH = 250;

test(
  'the gateway should answer 50,000 odd requests, and write nothing when it refuses one',
  async () => {
    const played = await withWorld(database, async (world) => {
      const result = await play(world, { rounds: ROUNDS, length: LENGTH });
      await world.expectAlive();
      return result;
    });
    const table = Object.entries(totals(played)).map(([end, count]) => `${String(count).padStart(8)}  ${end}`);
    process.stderr.write(`${table.join('\n')}\n`);
    expect(played.found).toEqual([]);
    const neverTaken = [...played.counts].filter(([, ends]) => !ends.has('200 OK') && !ends.has('204 No Content'));
    process.stderr.write(`never taken: ${neverTaken.map(([route]) => route).join(', ') || 'none'}\n`);
  },
  60 * MINUTES,
);
