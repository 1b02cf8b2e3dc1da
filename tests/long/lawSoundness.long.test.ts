/** The exploration must have seen whatever the real core can do: random runs with real values against the explored states. */
import fc from 'fast-check';
import type { Key } from '../../engine/core/json.ts';
import { allEntries } from '../../engine/core/pages.ts';
import type { InstanceState } from '../../engine/core/state.ts';
import { systemKey } from '../../processes/lint/explore/canonical.ts';
import { explore } from '../../processes/lint/explore/search.ts';
import type { System } from '../../processes/lint/explore/system.ts';
import { lawMonitor } from '../../processes/lint/law/lawMonitor.ts';
import { prove } from '../../processes/lint/law/prove.ts';
import { shippedProcesses, shippedXml } from '../processes/lint/support/models.ts';
import { randomRun } from '../processes/lint/support/randomRun.ts';

/** Each takes about 20 ms: the world checks every step against its events. */
const RUNS = 8;
const choices = fc.array(fc.nat(), { minLength: 10, maxLength: 40 });
const ids = [...shippedXml.keys()];
/** All interleavings of two claims with their event sub-processes are millions. */
const small = ids.filter((id) => id !== 'petition-case');

const marking = (docs: System['docs'], root?: Key): string => systemKey({ docs, lastKey: 0, now: 0 }, null, root);

test.each(small)('should have seen every marking of random runs of %s', async (processId) => {
  const seen = new Set<string>(['ended']);
  await explore(processId, shippedProcesses, lawMonitor, {
    exhaustive: true,
    onState: ({ docs }) => seen.add(marking(docs)),
  });
  fc.assert(
    fc.property(choices, (numbers) => {
      randomRun(processId, numbers, (docs, root) => expect(seen).toContain(marking(docs, root)));
    }),
    { numRuns: RUNS, seed: 2026 },
  );
});

/** What stands inside each scope, without what runs beside it. */
function* insides(docs: ReadonlyMap<Key, InstanceState>): Generator<string> {
  for (const doc of docs.values()) {
    const all = [...allEntries(doc.elements)];
    for (const scope of all) {
      const inside = all.filter(({ scopeKey, type }) => scopeKey === scope.key && type !== 'EVENT_SUB_PROCESS');
      const names = new Set(inside.map(({ elementId, type }) => `${elementId} ${type}`));
      if (names.size > 0) yield `${scope.elementId} ${scope.type}: ${[...names].sort().join()}`;
    }
  }
}

test('should have seen, with threads put off, everything that random runs of petition-case have in any scope', async () => {
  const seen = new Set<string>();
  await explore('petition-case', shippedProcesses, lawMonitor, {
    onState: ({ docs }) => {
      for (const inside of insides(docs)) seen.add(inside);
    },
  });
  fc.assert(
    fc.property(choices, (numbers) => {
      randomRun('petition-case', numbers, (docs) => {
        for (const inside of insides(docs)) expect(seen).toContain(inside);
      });
    }),
    { numRuns: RUNS, seed: 2026 },
  );
});

test.each(small)('should come to the same verdicts for %s with and without putting threads off', async (processId) => {
  const [reduced, exhaustive] = await Promise.all([
    prove(processId, shippedProcesses),
    prove(processId, shippedProcesses, { exhaustive: true }),
  ]);
  expect(reduced.verdicts).toEqual(exhaustive.verdicts);
  expect(reduced.states).toBeLessThanOrEqual(exhaustive.states);
});
