import { z } from 'zod';

/** Every refusal (RFC 9457). `code` tells them apart; `article` names the rule of law, `current` is what somebody else has saved. */
export const problemSchema = z.strictObject({
  type: z.string().regex(/^urn:fengqiao:problem:[a-z0-9-]+$/),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: z.string(),
  article: z.string().optional(),
  who: z.string().optional(),
  current: z.record(z.string(), z.unknown()).optional(),
  errors: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional(),
});
