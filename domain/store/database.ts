/** The tables of schema `cases` as kysely sees them, and what every part of the store is made of. */
import {
  Kysely,
  PostgresDialect,
  type ColumnType,
  type Generated,
  type GeneratedAlways,
  type Selectable,
  type Transaction,
} from 'kysely';
import type pg from 'pg';
import type { Actor } from '../schema/actor.ts';
import type { AccessTables } from './accessTables.ts';
import type { IntakeTables } from './intakeTables.ts';
import type { OperationsTables } from './operationsTables.ts';
import type { StudioTables } from './studioTables.ts';
import type { SupervisionTables } from './supervisionTables.ts';

type Json<T = unknown> = ColumnType<T, string, string>;
type Stamp = ColumnType<Date, Date | string, Date | string>;
type NullableStamp = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
type Defaulted<T> = ColumnType<T, T | undefined, T>;

export interface EventTable {
  position: Generated<string>;
  id: string;
  stream: string;
  version: number;
  matter_id: string | null;
  type: string;
  schema_version: number;
  at: Stamp;
  recorded_at: Stamp;
  actor: Json;
  command_id: string;
  command_key: string;
  data: Json<Record<string, unknown>>;
  sealed: Buffer | null;
}
export interface OutboxTable {
  id: Generated<string>;
  lane: string;
  entry: Json;
  state: Defaulted<'WAITING' | 'DONE' | 'GONE' | 'REFUSED' | 'WITHDRAWN'>;
  attempts: Defaulted<number>;
  next_try_at: Defaulted<Date>;
  last_error: string | null;
  created_at: Defaulted<Date>;
  done_at: NullableStamp;
}
export interface MatterTable {
  matter_id: string;
  seq: Generated<string>;
  public_number: string;
  secret_hash: string;
  version: number;
  status: string;
  matter_type: string;
  confidentiality: string;
  channel: string;
  received_on: string;
  closed_on: string | null;
  bureau_unit_id: string;
  accused_unit_id: string | null;
  place_unit_id: string | null;
  petitioner_key: string | null;
  petitioner_count: number;
  contacts: number;
  colour: string | null;
  rating: string | null;
  routes: string[];
  unit_ids: string[];
  next_due: Json<{ clockKey: string; startsOn: string; dueOn: string } | null>;
  colour_factors: Defaulted<string[]>;
  colour_on: Defaulted<string | null>;
  rating_eligible: Defaulted<boolean>;
  rating_invited: Defaulted<boolean>;
  upheld: Defaulted<boolean>;
  first_time: Defaulted<boolean>;
}
export interface ClaimTable {
  claim_id: string;
  matter_id: string;
  seq: number;
  subject: string;
  status: string;
  route: string | null;
  unit_id: string | null;
  simplified: boolean;
  opinion_served_on: string | null;
  routed_on: Defaulted<string | null>;
  accepted_on: Defaulted<string | null>;
  first_served_on: Defaulted<string | null>;
}
export interface ClockTable {
  clock_ref: string;
  matter_id: string;
  seq: number;
  subject_kind: string;
  subject_id: string;
  clock_key: string;
  starts_on: string;
  due_on: string;
  due_at: string;
  rule_version: string;
  responsible_role: string;
  responsible_unit_id: string | null;
  next_check_at: NullableStamp;
  soon_on: Generated<string>;
  moves: Json<{ fromDueOn: string; reason: string; days: number }[]>;
  supersedes: string | null;
  stopped_on: string | null;
  outcome: string | null;
  days_late: number | null;
}
export interface WorkItemTable {
  engine_id: string;
  user_task_key: string;
  process_id: string;
  process_version: number;
  element_id: string;
  drawn_as: Defaulted<string | null>;
  drawn_name: Defaulted<string | null>;
  /** `drawn_as`, else process and element: the key of its contract in domain/jobs. */
  task_key: GeneratedAlways<string>;
  process_instance_key: string;
  element_instance_key: string;
  matter_id: string | null;
  claim_id: string | null;
  contact_id: string | null;
  groups: string[];
  assignee: string | null;
  due_at: string | null;
  state: 'OFFERED' | 'SUBMITTED' | 'DONE' | 'GONE';
  created_at: Stamp;
  changed_at: Defaulted<Date>;
  holder_id: Defaulted<string | null>;
  co_signer_ids: Defaulted<string[]>;
  urges: Defaulted<number>;
  urged_at: NullableStamp;
  clock_ref: Defaulted<string | null>;
  due_on: Defaulted<string | null>;
  soon_on: Defaulted<string | null>;
  attempts: Defaulted<number>;
  submitted_by: Defaulted<string | null>;
  submitted_at: NullableStamp;
  fault: Defaulted<string | null>;
  desk_group: Defaulted<string | null>;
  lent_groups: Defaulted<string[]>;
  /** Of its matter, as long as it is open. */
  bureau_unit_id: Defaulted<string | null>;
  unit_ids: Defaulted<string[]>;
  confidentiality: Defaulted<string | null>;
  accused_unit_id: Defaulted<string | null>;
  place_unit_id: Defaulted<string | null>;
}
/** A task on the work list as it is read. */
export type WorkItem = Selectable<WorkItemTable>;
/** Staff acts; append-only. */
export interface TaskActTable {
  id: Generated<string>;
  key: string;
  engine_id: string;
  user_task_key: string;
  matter_id: string;
  claim_id: string | null;
  task_key: string;
  kind: string;
  actor: Json<Actor>;
  actor_id: string;
  to_id: string | null;
  reason: string | null;
  undoes: string | null;
  sealed: Buffer | null;
  at: Stamp;
  recorded_at: Defaulted<Date>;
}

export interface Tables extends IntakeTables, AccessTables, SupervisionTables, StudioTables, OperationsTables {
  'cases.event': EventTable;
  'cases.receipt': {
    key: string;
    matter_id: string | null;
    result: Json;
    version: number;
    at: Stamp;
    recorded_at: Defaulted<Date>;
  };
  'cases.outbox': OutboxTable;
  'cases.flow': {
    flow_ref: string;
    matter_id: string;
    message: Json;
    published_at: NullableStamp;
    engine_id: string | null;
    process_id: string | null;
    process_instance_key: string | null;
    bound_at: NullableStamp;
    asked_at: Defaulted<Date>;
  };
  'cases.flow_trace': {
    id: Generated<string>;
    key: string;
    matter_id: string | null;
    claim_id: string | null;
    process_id: string;
    process_version: number;
    process_instance_key: string;
    element_id: string;
    element_instance_key: string;
    outcome: string;
    decisions: Json;
    at: Stamp;
  };
  'cases.matter': MatterTable;
  'cases.claim': ClaimTable;
  'cases.clock': ClockTable;
  'cases.contact': {
    contact_id: string;
    contact_number: string;
    matter_id: string;
    channel: string;
    received_on: string;
    received_at_unit_id: string;
    opens_matter: boolean;
    petitioner_key: string | null;
    decision: string | null;
  };
  'cases.programme': {
    unit_id: string;
    month: string;
    open_at: Stamp;
    opened_at: NullableStamp;
    sampled: number | null;
  };
  'cases.work_item': WorkItemTable;
  'cases.task_act': TaskActTable;
  'cases.unit': {
    unit_id: string;
    code: string;
    kind: string;
    level: string;
    parent_id: string | null;
    name_zh: string;
    name_en: string;
    version: Defaulted<number>;
    closed_on: Defaulted<string | null>;
  };
  'cases.person': { user_id: string; display_name: string; version: Defaulted<number> };
  'cases.person_role': { user_id: string; role: string; unit_id: string };
  'cases.account': {
    account: string;
    user_id: string;
    password_hash: string;
    disabled: Defaulted<boolean>;
    temporary: Defaulted<boolean>;
  };
  'cases.session': { token_hash: Buffer; account: string; created_at: Defaulted<Date>; expires_at: Stamp };
  'cases.number_series': { series: string; year: number; last: number };
  'cases.deploy_ledger': {
    id: Generated<string>;
    engine_id: string;
    resource: string;
    hash: string;
    definition_id: string;
    definition_key: string;
    version: number;
    deployed_by: string;
    at: Defaulted<Date>;
    origin: 'SHIPPED' | 'STUDIO';
    release_id: Defaulted<string | null>;
  };
  'cases.business_time': { one: Defaulted<boolean>; at: NullableStamp };
}

export type Database = Kysely<Tables>;
/** A database or a transaction in it. */
export type Tx = Transaction<Tables>;

/** Kysely over a pool that the caller made and closes. */
export function openDatabase(pool: pg.Pool): Database {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}
