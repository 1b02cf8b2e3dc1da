-- The case events and what is written with them in one transaction: receipts, outbox, flow trace.

create table event (
  position bigint generated always as identity primary key,
  id text not null unique,
  stream text not null,
  version integer not null check (version >= 1),
  -- The matter the event is about; null for the monthly review programme.
  matter_id text,
  type text not null,
  schema_version smallint not null,
  at timestamptz not null,
  recorded_at timestamptz not null,
  actor jsonb not null,
  command_id text not null,
  command_key text not null,
  -- Codes, ids, numbers and dates only.
  data jsonb not null,
  -- What people wrote or are called: AES-256-GCM over the JSON of data.sealed, bound to the event id.
  sealed bytea,
  unique (stream, version)
);
create index event_matter on event (matter_id, position);
create index event_command_key on event (command_key);

-- The events are the audit trail (全程留痕): they can only be added.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger event_append_only before update or delete or truncate on event
  for each statement execute function refuse_change();

create table receipt (
  key text primary key,
  matter_id text,
  result jsonb,
  version integer not null,
  at timestamptz not null,
  recorded_at timestamptz not null default now()
);

create table outbox (
  id bigint generated always as identity primary key,
  -- Entries of one lane (a matter or a programme) leave in order.
  lane text not null,
  entry jsonb not null,
  -- GONE = the engine no longer has the task; REFUSED = the engine will never take it. Both are shown as drift.
  state text not null default 'WAITING' check (state in ('WAITING', 'DONE', 'GONE', 'REFUSED')),
  attempts integer not null default 0,
  next_try_at timestamptz not null default now(),
  last_error text,
  created_at timestamptz not null default now(),
  done_at timestamptz
);
create index outbox_lane on outbox (lane, id) where state = 'WAITING';
create index outbox_next on outbox (next_try_at, id) where state = 'WAITING';
create index outbox_drift on outbox (id) where state in ('GONE', 'REFUSED');
create function wake_relay() returns trigger language plpgsql as $$
begin
  perform pg_notify('fengqiao_outbox', '');
  return null;
end $$;
create trigger outbox_wake after insert on outbox for each statement execute function wake_relay();

-- A flow that a message starts: bound once its first job has run.
create table flow (
  flow_ref text primary key,
  matter_id text not null,
  message jsonb not null,
  published_at timestamptz,
  engine_id text,
  process_id text,
  process_instance_key text,
  bound_at timestamptz
);
create index flow_matter on flow (matter_id);
create index flow_unbound on flow (published_at) where bound_at is null;

create table flow_trace (
  id bigint generated always as identity primary key,
  key text not null,
  matter_id text,
  claim_id text,
  process_id text not null,
  process_version integer not null,
  process_instance_key text not null,
  element_id text not null,
  element_instance_key text not null,
  outcome text not null,
  decisions jsonb not null,
  at timestamptz not null
);
create index flow_trace_matter on flow_trace (matter_id, id);
create index flow_trace_process on flow_trace (process_id, process_version, id);
