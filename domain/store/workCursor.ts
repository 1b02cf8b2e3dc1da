/** Where a page of the work list ended: the whole sort key, and the day on which the list was ordered. */
import { z } from 'zod';
import { localDateSchema } from '../schema/time.ts';

const placeSchema = z.tuple([
  localDateSchema,
  z.number().int().min(0).max(5),
  localDateSchema.nullable(),
  z.string().max(40),
]);

export interface Place {
  readonly day: string;
  readonly rank: number;
  readonly dueOn: string | null;
  readonly userTaskKey: string;
}

export const cursorOf = ({ day, rank, dueOn, userTaskKey }: Place): string =>
  Buffer.from(JSON.stringify([day, rank, dueOn, userTaskKey])).toString('base64url');

/** Undefined for a cursor that is not ours: the list is then read from its beginning. */
export function placeOf(cursor: string): Place | undefined {
  try {
    const parsed = placeSchema.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    if (!parsed.success) return undefined;
    const [day, rank, dueOn, userTaskKey] = parsed.data;
    return { day, rank, dueOn, userTaskKey };
  } catch {
    return undefined;
  }
}
