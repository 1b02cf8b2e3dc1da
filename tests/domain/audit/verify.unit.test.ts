import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { bodyOf, chainText, type AuditEntry, type ChainHead } from '../../../domain/audit/chain.ts';
import { maskFacts } from '../../../domain/audit/mask.ts';
import { createChainVerifier, type ChainFault } from '../../../domain/audit/verify.ts';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A chain as the database writes it. */
function chainOf(length: number): AuditEntry[] {
  const entries: AuditEntry[] = [];
  for (let n = 1; n <= length; n += 1) {
    const facts = {
      at: `2026-06-01T08:00:${String(n % 60).padStart(2, '0')}.000Z`,
      actorId: `usr_${String(n % 3)}`,
      actorRole: 'ADM',
      actorUnitId: 'unit_1',
      act: 'UNIT_CHANGED' as const,
      objectId: `unit_${String(n)}`,
      outcome: 'DONE' as const,
      reason: null,
    };
    const prev = entries.at(-1)?.hash ?? '';
    entries.push({ ...facts, n, prev, hash: hash(chainText(n, prev, bodyOf(facts))) });
  }
  return entries;
}
const headOf = (entries: readonly AuditEntry[]): ChainHead => ({
  n: entries.at(-1)?.n ?? 0,
  hash: entries.at(-1)?.hash ?? '',
});
/** The entry with the hash that fits what it says. */
const sealed = (entry: AuditEntry): AuditEntry => ({
  ...entry,
  hash: hash(chainText(entry.n, entry.prev, bodyOf(entry))),
});

function faultsOf(
  entries: readonly AuditEntry[],
  head: ChainHead,
  kept: readonly ChainHead[] = [],
): readonly ChainFault[] {
  const verifier = createChainVerifier({ hash, head, kept });
  verifier.take(entries.slice(0, 2));
  verifier.take(entries.slice(2));
  return verifier.finish().faults;
}
const whole = chainOf(6);
const head = headOf(whole);
const without = (n: number): AuditEntry[] => whole.filter((entry) => entry.n !== n);

test('should find nothing wrong with a chain as it was written, an empty one included', () => {
  expect(faultsOf(whole, head, [headOf(whole.slice(0, 3))])).toEqual([]);
  expect(faultsOf([], { n: 0, hash: '' })).toEqual([]);
});

test('should name the entry that is gone, in the middle and at the end', () => {
  expect(faultsOf(without(3), head)).toEqual([{ kind: 'MISSING', from: 3, to: 3 }]);
  expect(faultsOf(whole.slice(0, 4), head)).toEqual([{ kind: 'MISSING', from: 5, to: 6 }]);
});

test('should name the entry that says something else than it said', () => {
  const changed = whole.map((entry) => (entry.n === 4 ? { ...entry, actorId: 'usr_9' } : entry));
  expect(faultsOf(changed, head)).toEqual([{ kind: 'CHANGED', n: 4 }]);
});

test('should name the entry after one that was written anew with a hash that fits', () => {
  const forged = whole.map((entry) => (entry.n === 4 ? sealed({ ...entry, actorId: 'usr_9' }) : entry));
  expect(faultsOf(forged, head)).toEqual([{ kind: 'BROKEN_LINK', n: 5 }]);
});

test('should find entries that changed places, with their numbers and without', () => {
  const [a, b, c, d, e, f] = whole as [AuditEntry, AuditEntry, AuditEntry, AuditEntry, AuditEntry, AuditEntry];
  expect(faultsOf([a, b, d, c, e, f], head)).toEqual(expect.arrayContaining([{ kind: 'OUT_OF_ORDER', n: 3 }]));
  const swapped = [a, b, { ...d, n: 3 }, { ...c, n: 4 }, e, f];
  expect(faultsOf(swapped, head)).toEqual(
    expect.arrayContaining([
      { kind: 'CHANGED', n: 3 },
      { kind: 'CHANGED', n: 4 },
    ]),
  );
});

test('should find an entry that was put in', () => {
  const [first, ...rest] = whole as [AuditEntry, ...AuditEntry[]];
  const inserted = sealed({ ...first, n: 2, prev: first.hash, actorId: 'usr_9' });
  const shifted = [first, inserted, ...rest.map((entry) => ({ ...entry, n: entry.n + 1 }))];
  const faults = faultsOf(shifted, head);
  expect(faults).toEqual(expect.arrayContaining([{ kind: 'BROKEN_LINK', n: 3 }]));
  expect(faults).toEqual(expect.arrayContaining([{ kind: 'BEYOND_HEAD', n: 7 }]));
});

test('should find a chain that was written anew as a whole by a head that somebody kept', () => {
  let prev = '';
  const anew = without(2).map((entry, n) => {
    const next = sealed({ ...entry, n: n + 1, prev });
    prev = next.hash;
    return next;
  });
  expect(faultsOf(anew, headOf(anew))).toEqual([]);
  expect(faultsOf(anew, headOf(anew), [headOf(whole.slice(0, 4))])).toEqual([{ kind: 'HEAD_DIFFERS', n: 4 }]);
  expect(faultsOf(anew, headOf(anew), [head])).toEqual([{ kind: 'MISSING', from: 6, to: 6 }]);
});

test('should find every single change of one field of one entry', () => {
  const fields = ['at', 'actorId', 'actorRole', 'actorUnitId', 'act', 'objectId', 'outcome', 'reason', 'prev', 'hash'];
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: whole.length - 1 }),
      fc.constantFrom(...fields),
      fc.string(),
      (at, name, value) => {
        const entry = whole[at];
        fc.pre(entry !== undefined && (entry as unknown as Record<string, unknown>)[name] !== value);
        const changed = whole.map((one, n) => (n === at ? { ...one, [name]: value } : one));
        expect(faultsOf(changed, head)).not.toEqual([]);
      },
    ),
    { numRuns: 60 },
  );
});

test('should tell an administrator that a sealed matter was read, but neither which nor why', () => {
  const facts = { ...(whole[0] as AuditEntry), reason: 'HANDLING' };
  expect(maskFacts({ ...facts, act: 'SEALED_READ' })).toMatchObject({ objectId: null, reason: null });
  expect(maskFacts(facts)).toEqual(facts);
});
