/** What the audit log speaks of. Codes only: who it is about is an id, and no text of a person ever stands in it. */
import { z } from 'zod';

export const auditActSchema = z.enum([
  'SIGNED_IN',
  'SIGN_IN_REFUSED',
  'SIGNED_OUT',
  'PASSWORD_CHANGED',
  'SEALED_OPENED',
  'SEALED_READ',
  'ATTACHMENT_READ',
  'DOCUMENT_READ',
  'RECUSED',
  'RECUSAL_LIFTED',
  'UNIT_ADDED',
  'UNIT_CHANGED',
  'UNIT_CLOSED',
  'PERSON_ADDED',
  'PERSON_CHANGED',
  'POST_GIVEN',
  'POST_TAKEN',
  'ACCOUNT_DISABLED',
  'ACCOUNT_ENABLED',
  'PASSWORD_RESET',
  'CALENDAR_DAY_SET',
  'CALENDAR_DAY_WITHDRAWN',
  'PROCESS_DEPLOYED',
  'PROCESS_LOCK_TAKEN',
  'PROCESS_DECIDED',
  'PROCESS_RELEASED',
  'PROCESS_ROLLED_BACK',
  'PROCESS_RELEASE_CANCELED',
  'PROCESS_CASES_MOVED',
  'PROCESS_INCIDENT_RETRIED',
  'PROCESS_VARIABLE_SET',
  'PROCESS_STEP_MOVED',
  'PROCESS_INSTANCE_CANCELED',
  'PROCESS_INSTANCE_SUSPENDED',
  'PROCESS_INSTANCE_RESUMED',
  'AUDIT_VERIFIED',
  'AUDIT_EXPORTED',
  'AUDIT_HEAD_SIGNED',
]);
export type AuditAct = z.infer<typeof auditActSchema>;

/** Acts whose object is a matter or a part of one: an administrator sees that they were done, not on which (domain §5). */
export const ABOUT_MATTERS: ReadonlySet<AuditAct> = new Set<AuditAct>([
  'SEALED_OPENED',
  'SEALED_READ',
  'ATTACHMENT_READ',
  'DOCUMENT_READ',
  'RECUSED',
  'RECUSAL_LIFTED',
]);
