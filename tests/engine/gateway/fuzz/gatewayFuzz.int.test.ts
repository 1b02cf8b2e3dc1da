import { engineSchema, useDatabase } from '../../../support/database.ts';
import { play, totals } from './play.ts';
import { routes } from './routes.ts';
import { withWorld } from './world.ts';

const database = useDatabase(engineSchema);

test('should find the routes of the gateway by itself', () => {
  const all = routes.map(({ method, path }) => `${method} ${path}`);
  expect(all).toContain('POST /process-instances/:processInstanceKey/modification');
  expect(all).toContain('PUT /clock');
  expect(new Set(all).size).toBe(all.length);
  // One route exists for a fault of the SDK alone; the others are operations with a schema.
  expect(routes.filter(({ body }) => body !== undefined).length).toBeGreaterThan(35);
});

test('should answer whatever is nearly a request, and write nothing when it refuses', async () => {
  const played = await withWorld(database, async (world) => {
    const result = await play(world, { rounds: 1, length: 150 });
    await world.expectAlive();
    return result;
  });
  expect(played.found).toEqual([]);
  // Neither all refused nor all taken: the requests are nearly right.
  const { '200 OK': done = 0, '400 Bad Request': refused = 0 } = totals(played);
  expect(Math.min(done, refused)).toBeGreaterThan(10);
});
