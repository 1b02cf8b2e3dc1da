import fc from 'fast-check';
import { addDays, daysBetween } from '../../../domain/clocks/dates.ts';
import { metricKeySchema } from '../../../domain/schema/statisticsViews.ts';
import { ranksOf, scoreOf, TERMS } from '../../../domain/statistics/contest.ts';
import { METRICS } from '../../../domain/statistics/metrics.ts';
import { cutAt, periodOf, trendOf, yearBefore } from '../../../domain/statistics/periods.ts';
import { piecesOf } from '../../../domain/statistics/pieces.ts';
import { ratio } from '../../../domain/statistics/ratio.ts';
import { stockCount } from '../../../domain/statistics/stock.ts';
import { hiddenCells, hiddenParts } from '../../../domain/statistics/suppress.ts';

const day = fc.integer({ min: 0, max: 9000 }).map((n) => addDays('2010-01-01', n));

test('should be nothing, neither 0 nor 100 %, without a denominator', () => {
  expect(ratio({ n: 0, d: 0 })).toBeNull();
  expect(ratio({ n: 0, d: 4 })).toBe(0);
  expect(ratio({ n: 3, d: 4 })).toBe(0.75);
});

test('should reckon a stock from what was there and what came', () => {
  const stock = { before: { added: 10, resolved: 4 }, within: { added: 2, resolved: 3 } };
  expect(stockCount(stock)).toEqual({ n: 3, d: 8 });
});

test('should make each metric of the measures of one list', () => {
  expect(Object.keys(METRICS).toSorted()).toEqual([...metricKeySchema.options].toSorted());
});

describe('periods', () => {
  test('should begin weeks on Monday, and months, quarters and years on their first day', () => {
    expect(periodOf('WEEK', '2026-06-21')).toEqual({ from: '2026-06-15', to: '2026-06-22' });
    expect(periodOf('MONTH', '2026-01-31', 1)).toEqual({ from: '2026-02-01', to: '2026-03-01' });
    expect(periodOf('QUARTER', '2026-06-30')).toEqual({ from: '2026-04-01', to: '2026-07-01' });
    expect(periodOf('YEAR', '2026-06-30', -1)).toEqual({ from: '2025-01-01', to: '2026-01-01' });
  });
  test('should follow one another without a gap, the last with the day in it', () => {
    fc.assert(
      fc.property(
        day,
        fc.constantFrom('WEEK' as const, 'MONTH' as const, 'QUARTER' as const, 'YEAR' as const),
        (on, kind) => {
          const trend = trendOf(kind, on);
          expect(trend).toHaveLength(12);
          for (const [n, period] of trend.entries()) expect(trend[n + 1]?.from ?? period.to).toBe(period.to);
          const last = trend.at(-1);
          expect(last && last.from <= on && on < last.to).toBe(true);
        },
      ),
    );
  });
  test('should lay the same week, month or quarter of the year before beside each, and nothing beside a year', () => {
    const june = periodOf('MONTH', '2026-06-10');
    expect(yearBefore('MONTH', june)).toEqual(periodOf('MONTH', '2025-06-10'));
    expect(yearBefore('QUARTER', periodOf('QUARTER', '2026-06-10'))?.from).toBe('2025-04-01');
    expect(yearBefore('YEAR', periodOf('YEAR', '2026-06-10'))).toBeNull();
  });
  test('should count no day that is not over', () => {
    const june = periodOf('MONTH', '2026-06-10');
    expect(cutAt(june, '2026-06-10')).toEqual({ from: '2026-06-01', to: '2026-06-10' });
    expect(cutAt(june, '2026-05-10')).toEqual({ from: '2026-06-01', to: '2026-06-01' });
  });
  test('should be cut into whole years, whole months and days that make the same days', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 2000 }), (from, length) => {
        const to = addDays(from, length);
        const pieces = piecesOf({ from, to });
        expect(pieces.reduce((sum, piece) => sum + daysBetween(piece.from, piece.to), 0)).toBe(length);
        for (const [n, piece] of pieces.entries()) {
          expect(piece.from).toBe(pieces[n - 1]?.to ?? from);
          if (piece.grain !== 'D')
            expect(periodOf(piece.grain === 'Y' ? 'YEAR' : 'MONTH', piece.from)).toMatchObject({
              from: piece.from,
              to: piece.to,
            });
        }
      }),
    );
    expect(
      piecesOf({ from: '2024-01-01', to: '2026-02-03' })
        .map(({ grain }) => grain)
        .join(''),
    ).toBe('YYMD');
  });
});

describe('small cells', () => {
  test('should hide a small part, and the next smallest with it, so that the total gives nothing back', () => {
    expect([...hiddenParts([40, 3, 12, 0], 5)]).toEqual([1, 2]);
    expect([...hiddenParts([40, 12, 0], 5)]).toEqual([]);
    expect([...hiddenParts([1, 1, 9, 30], 5)]).toEqual([0, 1, 2]);
    expect([...hiddenParts([3], 5)]).toEqual([0]);
  });
  test('should never leave one part alone, nor parts that make less than the least, where others could be hidden too', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(60), { maxLength: 12 }), fc.integer({ min: 2, max: 10 }), (parts, least) => {
        const hidden = hiddenParts(parts, least);
        for (const [at, count] of parts.entries()) if (count > 0 && count < least) expect(hidden.has(at)).toBe(true);
        const left = parts.some((count, at) => count > 0 && !hidden.has(at));
        const together = [...hidden].reduce((sum, at) => sum + (parts[at] ?? 0), 0);
        if (hidden.size > 0 && left) expect(hidden.size > 1 && together >= least).toBe(true);
      }),
    );
  });
});

describe('a table with its totals', () => {
  test('should hide a rectangle about a small cell, so that neither its row nor its column gives it back', () => {
    const table = [
      [3, 20, 30],
      [10, 40, 50],
      [60, 70, 80],
    ];
    expect(hiddenCells(table, 5).map((row) => [...row])).toEqual([[0, 1], [0, 1], []]);
    expect(hiddenCells([[6, 7]], 5).map((row) => [...row])).toEqual([[]]);
  });
  test('should leave no hidden cell alone in its row or column where another could be hidden too', () => {
    const counts = fc.array(fc.tuple(fc.nat(30), fc.nat(30), fc.nat(30), fc.nat(30)), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(counts, (table) => {
        const hidden = hiddenCells(table, 5);
        const lines = [
          ...table.map((row, at) => row.map((count, column) => ({ count, hidden: hidden[at]?.has(column) ?? false }))),
          ...[0, 1, 2, 3].map((column) =>
            table.map((row, at) => ({ count: row[column] ?? 0, hidden: hidden[at]?.has(column) ?? false })),
          ),
        ];
        for (const line of lines) {
          const kept = line.filter((cell) => cell.hidden);
          expect(line.filter(({ count, hidden: is }) => count > 0 && count < 5 && !is)).toEqual([]);
          if (kept.length > 0 && line.some(({ count, hidden: is }) => count > 0 && !is)) {
            expect(kept.length).toBeGreaterThan(1);
            expect(kept.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThanOrEqual(5);
          }
        }
      }),
    );
  });
});

describe('the contest', () => {
  test('should weigh its terms to one, and turn the rate of defects round', () => {
    expect(TERMS.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1);
    expect(scoreOf([1, 1, 1, 0, 1, 1])).toBe(100);
    expect(scoreOf([0, 0, 0, 1, 0, 0])).toBe(0);
    expect(scoreOf([0.99, 0.98, 0.9, 0.04, 0.92, 0.88])).toBe(94.7);
  });
  test('should leave out a missing term and let the others make up for it', () => {
    expect(scoreOf([0.5, 1, null, null, null, null])).toBe(77.8);
    expect(scoreOf([null, null, null, null, null, null])).toBeNull();
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.subarray([0, 1, 2, 4, 5], { minLength: 1 }),
        (value, given) => {
          const score = scoreOf(TERMS.map((_, at) => (given.includes(at) ? value : null)));
          expect(score).toBeCloseTo(100 * value, 0);
        },
      ),
    );
  });
  test('should let the same points share a rank, and rank nobody with fewer than ten', () => {
    const units = [
      { unitId: 'a', handled: 10, score: 90 },
      { unitId: 'b', handled: 40, score: 95.5 },
      { unitId: 'c', handled: 12, score: 95.5 },
      { unitId: 'd', handled: 9, score: 100 },
      { unitId: 'e', handled: 99, score: null },
    ];
    expect(Object.fromEntries(ranksOf(units))).toEqual({ a: 3, b: 1, c: 1 });
  });
});
