/** Who did it. */
import { z } from 'zod';
import { roleSchema } from './codes.ts';
import { unitIdSchema, userIdSchema } from './ids.ts';

/** A person in a role at a unit, the petitioner through the public side, or the system through a worker. */
export const actorSchema = z.object({
  id: z.union([userIdSchema, z.literal('petitioner'), z.literal('system')]),
  role: roleSchema,
  unitId: unitIdSchema.nullable(),
  onBehalfOf: userIdSchema.optional(),
});
export type Actor = z.infer<typeof actorSchema>;

/** A candidate group as the engine sees it: `<ROLE>@<unitId>`. */
export const groupSchema = z
  .string()
  .regex(/^[A-Z]+@unit_[0-9a-f-]{36}$/)
  .brand<'Group'>();
export type Group = z.infer<typeof groupSchema>;
