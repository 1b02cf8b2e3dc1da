/** Slows down guessing of passwords and secret codes, per address. */
import type { Request } from 'express';
import { Problem } from './problem.ts';

export interface AttemptLimiter {
  /** Throws 429 when this address has failed too often in the window before now. */
  check(request: Request): void;
  /** Notes a failure of this address. */
  failed(request: Request): void;
}

export interface AttemptLimit {
  readonly failures: number;
  readonly windowMs: number;
  /** Steady time in ms; business time would stand still. */
  readonly now: () => number;
}

/** Addresses remembered at most; the oldest are forgotten first, so that memory stays small. */
const ADDRESSES = 10_000;

export function createAttemptLimiter({ failures, windowMs, now }: AttemptLimit): AttemptLimiter {
  const times = new Map<string, number[]>();
  const addressOf = (request: Request): string => request.ip ?? '';
  const recent = (address: string): number[] => (times.get(address) ?? []).filter((at) => at > now() - windowMs);
  return {
    check(request) {
      if (recent(addressOf(request)).length >= failures)
        throw new Problem(429, 'TOO_MANY_ATTEMPTS', 'Too many wrong entries from this address. Try again in a minute.');
    },
    failed(request) {
      const address = addressOf(request);
      const kept = recent(address);
      times.delete(address);
      times.set(address, [...kept, now()]);
      const [oldest] = times.keys();
      if (times.size > ADDRESSES && oldest !== undefined) times.delete(oldest);
    },
  };
}
