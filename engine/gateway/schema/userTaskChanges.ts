import { z } from 'zod';
import type { UserTaskChanges } from '../../runtime/port.ts';
import { anyText, INSTANT_EXPECTED, optional, readInstant } from './values.ts';

/** A date-time, or empty text to take the date away. */
const date = optional(anyText.refine((value) => value === '' || readInstant(value) !== undefined, INSTANT_EXPECTED));

const names = optional(z.array(anyText));

/** Fields of a user task that can be changed; left out or null = as it is. */
export const taskAttributes = {
  dueDate: date,
  followUpDate: date,
  candidateUsers: names,
  candidateGroups: names,
  priority: optional(z.number().int().min(0).max(100)),
};

type Attributes = z.infer<z.ZodObject<typeof taskAttributes>> & { readonly assignee?: string | undefined };

const orNull = (value: string): string | null => (value === '' ? null : value);

/** The changes they stand for: empty text takes a value away. */
export function toChanges({ assignee, dueDate, followUpDate, ...rest }: Attributes): UserTaskChanges {
  return {
    ...(assignee !== undefined && { assignee: orNull(assignee) }),
    ...(dueDate !== undefined && { dueDate: orNull(dueDate) }),
    ...(followUpDate !== undefined && { followUpDate: orNull(followUpDate) }),
    ...(rest.candidateUsers && { candidateUsers: rest.candidateUsers }),
    ...(rest.candidateGroups && { candidateGroups: rest.candidateGroups }),
    ...(rest.priority !== undefined && { priority: rest.priority }),
  };
}
