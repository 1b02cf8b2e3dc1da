/** What the demo prints: a line per event as it happens, progress, and the table at the end. */
import { codeNames } from '../../domain/schema/codeNames.ts';
import type { StoredEvent } from '../../domain/schema/events.ts';
import type { Organisation } from '../../domain/schema/matter.ts';
import { localOf } from './time.ts';

/** `2026-03-06 16:00  AC-01  意见已送达 …  云泽县城管局  due …`. Codes and names of units only, no one's words. */
export function eventLine(caseId: string, event: StoredEvent, organisation: Organisation): string {
  const what = codeNames.eventType[event.type]?.zh ?? event.type;
  const who =
    event.actor.unitId === null
      ? event.actor.role === 'PET'
        ? '信访人'
        : '系统'
      : (organisation.unit(event.actor.unitId)?.name.zh ?? '');
  const due = 'dueOn' in event.data && typeof event.data.dueOn === 'string' ? `到期 ${event.data.dueOn}` : '';
  const key = 'clockKey' in event.data ? (codeNames.clockKey[event.data.clockKey]?.zh ?? '') : '';
  return [localOf(Date.parse(event.at)), caseId, what, key, who, due].filter((part) => part !== '').join('  ');
}

export interface ResultRow {
  readonly case: string;
  readonly number: string;
  readonly route: string;
  readonly expected: string;
  readonly actual: string;
  readonly status: string;
  readonly ok: boolean;
}

/** A table of plain columns, wide characters counted as two. */
export function table(rows: readonly ResultRow[]): string {
  const header: ResultRow = {
    case: 'case',
    number: 'matter',
    route: 'route',
    expected: 'due expected',
    actual: 'due actual',
    status: 'end state',
    ok: true,
  };
  const cells = [header, ...rows].map((row, n) => [
    row.case,
    row.number,
    row.route,
    row.expected,
    row.actual,
    row.status,
    n === 0 ? 'ok' : row.ok ? 'yes' : 'NO',
  ]);
  const width = (text: string): number =>
    Array.from(text).reduce((sum, char) => sum + ((char.codePointAt(0) ?? 0) > 0x2e80 ? 2 : 1), 0);
  const widths = cells[0]?.map((_, column) => Math.max(...cells.map((row) => width(row[column] ?? '')))) ?? [];
  return cells
    .map((row) =>
      row
        .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - width(cell)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
