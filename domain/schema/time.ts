/** How time is written (design §10). */
import { z } from 'zod';

/** ISO instant in UTC, e.g. 2026-03-02T01:00:00.000Z. */
export const instantSchema = z.iso.datetime({ offset: true });
export type Instant = z.infer<typeof instantSchema>;

/** Local calendar day, YYYY-MM-DD, in the zone of FENGQIAO_TIME_ZONE. */
export const localDateSchema = z.iso.date();
export type LocalDate = z.infer<typeof localDateSchema>;

/** Local calendar month, YYYY-MM. */
export const monthSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

/** Milliseconds since the epoch; the only way domain code learns the time. */
export interface Clock {
  now(): number;
}
