/** The tables of migrations/000006_access.sql. */
import type { ColumnType, Generated } from 'kysely';
import type { Actor } from '../schema/actor.ts';

type Stamp = ColumnType<Date, Date | string, Date | string>;
type Defaulted<T> = ColumnType<T, T | undefined, T>;

export interface AuditEntryTable {
  n: string;
  at: Stamp;
  actor_id: string;
  actor_role: string | null;
  actor_unit_id: string | null;
  act: string;
  object_id: string | null;
  outcome: string;
  reason: string | null;
  prev: string;
  hash: string;
}

export interface CalendarDayTable {
  on_day: string;
  working: boolean;
  name_zh: string;
  name_en: string;
  withdrawn: Defaulted<boolean>;
  version: Defaulted<number>;
}

interface RecusalTable {
  n: Generated<string>;
  user_id: string;
  matter_id: string;
  kind: 'DECLARED' | 'DECIDED';
  reason: string;
  actor: ColumnType<Actor, string, string>;
  at: Stamp;
}
export interface AccessTables {
  'cases.audit_entry': AuditEntryTable;
  'cases.audit_head': { one: Defaulted<boolean>; n: string; hash: string };
  'cases.recusal': RecusalTable;
  'cases.recusal_in_force': RecusalTable;
  'cases.recusal_lifting': { recusal_n: string; reason: string; actor: ColumnType<Actor, string, string>; at: Stamp };
  'cases.sealed_grant': {
    id: Generated<string>;
    session_hash: Buffer;
    user_id: string;
    matter_id: string;
    reason: string;
    note_sealed: Buffer | null;
    granted_at: Stamp;
    expires_at: Stamp;
  };
  'cases.matter_read': { matter_id: string; on_day: string; user_id: string; unit_id: string };
  'cases.calendar_day': CalendarDayTable;
  'cases.settings_version': { name: 'organisation' | 'calendar'; n: string };
}
