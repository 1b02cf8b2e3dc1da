/** Days of the local calendar, and how many running clocks would end on another day if they began under a changed one. */
import { sql } from 'kysely';
import { stateCouncilCalendar } from '../../clocks/calendar.ts';
import { createClocks } from '../../clocks/createClocks.ts';
import { withLocalDays, type LocalDay } from '../../clocks/localCalendar.ts';
import { stateCouncilYear } from '../../clocks/yearTable.ts';
import type { CalendarDay, CalendarDayBody, CalendarPreview, CalendarYear } from '../../schema/administration.ts';
import type { ClockKey } from '../../schema/codes.ts';
import type { LocalDate } from '../../schema/time.ts';
import type { StoreParts } from '../act.ts';
import { appendAudit, type AuditActor } from '../audit.ts';
import type { Database, Tx } from '../database.ts';
import { readVersion } from '../settings.ts';
import { NOT_FOUND, refusedBy, type Administered } from './outcome.ts';

export interface CalendarDesk {
  year(year: number): Promise<CalendarYear>;
  /** The local entry, withdrawn or not, else the State Council's; undefined for a day that has neither. */
  day(on: LocalDate): Promise<CalendarDay | undefined>;
  preview(body: CalendarDayBody): Promise<CalendarPreview>;
  /** `version`: 0 for a day that has no local entry yet. */
  set(actor: AuditActor, version: number, body: CalendarDayBody): Promise<Administered<CalendarDay>>;
  withdraw(actor: AuditActor, on: LocalDate, version: number): Promise<Administered<CalendarDay>>;
}

/** Local days that count. */
export async function localDays(db: Database | Tx): Promise<readonly LocalDay[]> {
  const rows = await db.selectFrom('cases.calendar_day').selectAll().where('withdrawn', '=', false).execute();
  return rows.map(({ on_day, working }) => ({ on: on_day, working }));
}

async function localDay(db: Database | Tx, on: LocalDate): Promise<CalendarDay | undefined> {
  return (await localDaysBetween(db, on, on))[0];
}

async function localDaysBetween(db: Database | Tx, from: LocalDate, to: LocalDate): Promise<CalendarDay[]> {
  const rows = await db
    .selectFrom('cases.calendar_day')
    .selectAll()
    .where('on_day', '>=', from)
    .where('on_day', '<=', to)
    .orderBy('on_day')
    .execute();
  return rows.map((row) => ({
    on: row.on_day,
    working: row.working,
    name: { zh: row.name_zh, en: row.name_en },
    source: 'LOCAL',
    withdrawn: row.withdrawn,
    version: row.version,
  }));
}

const published = (day: ReturnType<typeof stateCouncilYear>[number]): CalendarDay => ({
  ...day,
  source: 'STATE_COUNCIL',
  withdrawn: false,
  version: 0,
});

/** Running clocks; those that go by calendar days alone come out the same twice and are not told apart here. */
async function runningClocks(db: Database) {
  return db.selectFrom('cases.clock').select(['clock_key', 'starts_on']).where('stopped_on', 'is', null).execute();
}

export function createCalendarDesk(parts: StoreParts): CalendarDesk {
  const { db, clock } = parts;
  const versionedCalendar = async (days: readonly LocalDay[]) =>
    withLocalDays(stateCouncilCalendar, days, await readVersion(db, 'calendar'));

  return {
    async year(year) {
      const table = stateCouncilYear(year);
      const own = await localDaysBetween(db, `${String(year)}-01-01`, `${String(year)}-12-31`);
      const days: CalendarDay[] = [...table.map(published), ...own];
      return {
        year,
        published: table.length > 0,
        days: days.toSorted((a, b) => a.on.localeCompare(b.on)),
        version: (await versionedCalendar(await localDays(db))).version,
      };
    },

    async day(on) {
      const day = stateCouncilYear(Number(on.slice(0, 4))).find((one) => one.on === on);
      return (await localDay(db, on)) ?? (day && published(day));
    },

    async preview({ on, working }) {
      const days = await localDays(db);
      const now = createClocks({ calendar: await versionedCalendar(days) });
      const changed = [...days.filter((day) => day.on !== on), { on, working }];
      const then = createClocks({ calendar: await versionedCalendar(changed) });
      const rows = await runningClocks(db);
      const different = rows.filter(({ clock_key, starts_on }) => {
        const key = clock_key as ClockKey;
        return now.due(key, starts_on).dueOn !== then.due(key, starts_on).dueOn;
      });
      return { openClocks: rows.length, different: different.length };
    },

    set: (actor, version, { on, working, name }) =>
      db.transaction().execute(async (tx) => {
        await sql`select pg_advisory_xact_lock(hashtextextended('fengqiao.calendar', 0))`.execute(tx);
        const before = await localDay(tx, on);
        if (before && before.version !== version) return { kind: 'stale', current: before };
        if (!before && version !== 0) return refusedBy('CALENDAR_DAY_NEVER_SET');
        const values = { working, name_zh: name.zh, name_en: name.en, withdrawn: false, version: version + 1 };
        await tx
          .insertInto('cases.calendar_day')
          .values({ on_day: on, ...values })
          .onConflict((oc) => oc.column('on_day').doUpdateSet(values))
          .execute();
        await appendAudit(tx, clock, {
          actor,
          act: 'CALENDAR_DAY_SET',
          objectId: on,
          reason: working ? 'WORKING' : 'FREE',
        });
        const current = await localDay(tx, on);
        return current ? { kind: 'done', current } : NOT_FOUND;
      }),

    withdraw: (actor, on, version) =>
      db.transaction().execute(async (tx) => {
        await sql`select pg_advisory_xact_lock(hashtextextended('fengqiao.calendar', 0))`.execute(tx);
        const before = await localDay(tx, on);
        if (!before) return NOT_FOUND;
        if (before.version !== version) return { kind: 'stale', current: before };
        await tx
          .updateTable('cases.calendar_day')
          .set({ withdrawn: true, version: version + 1 })
          .where('on_day', '=', on)
          .execute();
        await appendAudit(tx, clock, { actor, act: 'CALENDAR_DAY_WITHDRAWN', objectId: on });
        return { kind: 'done', current: { ...before, withdrawn: true, version: version + 1 } };
      }),
  };
}
