/** Real time, and business time as pages read it. */
import type { Clock } from '../domain/schema/time.ts';

/** Real time. */
export const systemClock: Clock = { now: () => Date.now() };

/** Business time from a cache that follows the database row; acts read the row itself in their transaction. */
export interface BusinessClock extends Clock {
  /** Reads the row now. */
  refresh(): Promise<void>;
  stop(): void;
}

export interface BusinessClockOptions {
  /** The pinned business time in ms, or null when time is real. */
  readonly read: () => Promise<number | null>;
  readonly real?: Clock;
  /** How old the cache may get, in ms. */
  readonly refreshMs?: number;
  readonly onError: (error: unknown) => void;
}

/** Starts a business clock; resolves once it has read the row for the first time. */
export async function startBusinessClock({
  read,
  real = systemClock,
  refreshMs = 500,
  onError,
}: BusinessClockOptions): Promise<BusinessClock> {
  let pinned = await read();
  const refresh = async (): Promise<void> => {
    pinned = await read();
  };
  const timer = setInterval(() => void refresh().catch(onError), refreshMs);
  timer.unref();
  return { now: () => pinned ?? real.now(), refresh, stop: () => clearInterval(timer) };
}
