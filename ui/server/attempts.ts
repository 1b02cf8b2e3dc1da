/** Slows down guessing of passwords and secret codes: per address, and per account whatever the address. */
import { Problem } from './problem.ts';

/** `key`: an address, or an account as it was typed. */
export interface AttemptLimiter {
  /** Throws 429 when this key has failed too often in the window before now. */
  check(key: string): void;
  /** Notes a failure of this key. */
  failed(key: string): void;
}

export interface AttemptLimit {
  readonly failures: number;
  readonly windowMs: number;
  /** Steady time in ms; business time would stand still. */
  readonly now: () => number;
}

/** Keys remembered at most; the oldest are forgotten first, so that memory stays small. */
const KEYS = 10_000;

export function createAttemptLimiter({ failures, windowMs, now }: AttemptLimit): AttemptLimiter {
  const times = new Map<string, number[]>();
  const recent = (key: string): number[] => (times.get(key) ?? []).filter((at) => at > now() - windowMs);
  return {
    check(key) {
      const before = recent(key);
      const [first = 0] = before.slice(-failures);
      if (before.length < failures) return;
      throw new Problem(429, 'TOO_MANY_ATTEMPTS', 'Too many wrong entries. Try again later.', {
        retryAfterS: Math.max(1, Math.ceil((first + windowMs - now()) / 1000)),
      });
    },
    failed(key) {
      const kept = recent(key);
      times.delete(key);
      times.set(key, [...kept, now()]);
      const [oldest] = times.keys();
      if (times.size > KEYS && oldest !== undefined) times.delete(oldest);
    },
  };
}
