/** What an administrator changes while the system runs: units and local days, read again when their number has gone up. */
import type { Unit } from '../../domain/schema/matter.ts';
import { stateCouncilCalendar, type WorkingCalendar } from '../../domain/clocks/calendar.ts';
import { createLocalCalendar } from '../../domain/clocks/localCalendar.ts';
import {
  localDays,
  openOrganisation,
  readVersion,
  type Database,
  type LiveOrganisation,
} from '../../domain/store/index.ts';

export interface Settings {
  readonly organisation: LiveOrganisation['organisation'];
  units(): readonly Unit[];
  readonly calendar: WorkingCalendar;
  /** Reads again what has changed, and tells those who asked to be told. */
  refresh(): Promise<void>;
  /** Called after the units have changed. */
  onUnits(listener: () => Promise<void>): void;
  stop(): void;
}

/** How long another process goes on with old units and days, in ms. */
const REFRESH_MS = 2_000;

export async function startSettings(db: Database, onError: (error: unknown) => void): Promise<Settings> {
  const live = await openOrganisation(db);
  const calendar = createLocalCalendar(stateCouncilCalendar);
  const listeners: (() => Promise<void>)[] = [];
  let version = 0;
  async function refreshCalendar(): Promise<void> {
    const latest = await readVersion(db, 'calendar');
    if (latest === version) return;
    calendar.load(await localDays(db), latest);
    version = latest;
  }
  async function refresh(): Promise<void> {
    await refreshCalendar();
    if (await live.refresh()) for (const listener of listeners) await listener();
  }
  await refreshCalendar();
  const timer = setInterval(() => void refresh().catch(onError), REFRESH_MS);
  timer.unref();
  return {
    organisation: live.organisation,
    units: () => live.units(),
    calendar,
    refresh,
    onUnits: (listener) => void listeners.push(listener),
    stop: () => clearInterval(timer),
  };
}
