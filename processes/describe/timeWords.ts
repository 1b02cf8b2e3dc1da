/** Due dates and timers in words: which clock, how many days, of which kind. */
import { clockRules } from '../../domain/clocks/rules.ts';
import type { ClockRule } from '../../domain/clocks/port.ts';
import { variableWords } from './variableNames.ts';
import { words, type Words } from './words.ts';

const UNITS: Readonly<Record<ClockRule['unit'], readonly [zh: string, one: string, many: string]>> = {
  CD: ['日', 'day', 'days'],
  WD: ['个工作日', 'working day', 'working days'],
  M: ['个月', 'month', 'months'],
  Y: ['年', 'year', 'years'],
};
/** The handling clock in force goes by this name in process variables (domain/jobs/variables.ts). */
const HANDLE = 'HANDLE_31_6';
const CLOCK = /^=\s*dueDates\.([A-Z0-9_]+)$/;

/** The clock that a due date is read from; null when it is none. */
export function clockOf(due: string): ClockRule | null {
  const key = CLOCK.exec(due.trim())?.[1];
  const found = key === 'HANDLE' ? HANDLE : key;
  return clockRules.findLast((rule) => rule.key === found) ?? null;
}

export function lengthWords({ length, unit }: Pick<ClockRule, 'length' | 'unit'>): Words {
  const [zh, one, many] = UNITS[unit];
  return words(`${length} ${zh}`, `${length} ${length === 1 ? one : many}`);
}

/** `=dueDates.GATE_OPINION` → `前置把关期限（3 个工作日）`. */
export function dueWords(due: string): Words {
  const rule = clockOf(due);
  if (!rule) return timerWords(due);
  const length = lengthWords(rule);
  return words(`${rule.name.zh}（${length.zh}）`, `${rule.name.en.toLowerCase()} (${length.en})`);
}

const DURATION = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
const PARTS: readonly (readonly [zh: string, one: string, many: string])[] = [
  ['年', 'year', 'years'],
  ['个月', 'month', 'months'],
  ['周', 'week', 'weeks'],
  ['天', 'day', 'days'],
  ['小时', 'hour', 'hours'],
  ['分钟', 'minute', 'minutes'],
  ['秒', 'second', 'seconds'],
];

/** A duration, date or cycle as written in a timer. */
export function timerWords(text: string): Words {
  const bare = text
    .trim()
    .replace(/^=\s*/, '')
    .replace(/^duration\(\s*"([^"]*)"\s*\)$/, '$1')
    .replace(/^"(.*)"$/, '$1');
  const cycle = /^R(\d*)\/(P.*)$/.exec(bare);
  if (cycle) {
    const each = timerWords(cycle[2]!);
    const times = cycle[1] === '' ? words('', '') : words(`，共 ${cycle[1]!} 次`, `, ${cycle[1]!} times`);
    return words(`每 ${each.zh}${times.zh}`, `every ${each.en}${times.en}`);
  }
  const parts = bare === 'P' || bare === 'PT' ? null : DURATION.exec(bare);
  if (!parts) return variableWords(bare);
  const said = PARTS.flatMap(([zh, one, many], index) => {
    const count = parts[index + 1];
    return count === undefined ? [] : [words(`${count} ${zh}`, `${count} ${count === '1' ? one : many}`)];
  });
  return words(said.map(({ zh }) => zh).join(' '), said.map(({ en }) => en).join(' '));
}
