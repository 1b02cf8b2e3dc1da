-- Recusals, the chained audit log, sealed reads, organisation and local days of the calendar as the administrator keeps them.

-- Who did what to which object, when, with which outcome: ids and codes only. Each row carries the hash of the one before it.
create table audit_entry (
  n bigint primary key,
  at timestamptz(3) not null,
  actor_id text not null,
  actor_role text,
  actor_unit_id text,
  act text not null,
  object_id text,
  outcome text not null check (outcome in ('DONE', 'REFUSED')),
  reason text,
  prev text not null,
  -- SHA-256 over n, prev and the canonical form of the rest (domain/audit/chain.ts), hexadecimal.
  hash text not null
);
create index audit_entry_actor on audit_entry (actor_id, n desc);
create index audit_entry_act on audit_entry (act, n desc);
create index audit_entry_object on audit_entry (object_id, n desc) where object_id is not null;
create index audit_entry_at on audit_entry (at);
create trigger audit_entry_append_only before update or delete or truncate on audit_entry
  for each statement execute function refuse_change();
-- The owner is not above it either: a superuser alone could, and the chain tells.
revoke update, delete, truncate on audit_entry from public, current_user;

-- The end of the chain, kept beside it: rows cut off at the end are missed here. Its row lock puts concurrent writers in line.
create table audit_head (
  one boolean primary key default true check (one),
  n bigint not null,
  hash text not null
);
insert into audit_head (n, hash) values (0, '');

-- One round trip; readers of pages never wait for it. `body` is the canonical form of the other values.
create function append_audit(
  body text, at timestamptz, actor_id text, actor_role text, actor_unit_id text, act text, object_id text, outcome text, reason text
) returns bigint language plpgsql as $$
declare
  head cases.audit_head%rowtype;
  next_n bigint;
  next_hash text;
begin
  select * into strict head from cases.audit_head for update;
  next_n := head.n + 1;
  next_hash := encode(sha256(convert_to(next_n || E'\n' || head.hash || E'\n' || body, 'UTF8')), 'hex');
  insert into cases.audit_entry
    values (next_n, at, actor_id, actor_role, actor_unit_id, act, object_id, outcome, reason, head.hash, next_hash);
  update cases.audit_head set n = next_n, hash = next_hash;
  return next_n;
end $$;

-- A person who keeps away from a matter (R1 art. 28(3)): sees neither it nor its count.
create table recusal (
  user_id text not null references person,
  matter_id text not null references matter,
  kind text not null check (kind in ('DECLARED', 'DECIDED')),
  reason text not null,
  actor jsonb not null,
  at timestamptz not null,
  primary key (user_id, matter_id)
);
create index recusal_matter on recusal (matter_id);
create trigger recusal_append_only before update or delete or truncate on recusal
  for each statement execute function refuse_change();

-- A sealed matter opened by one session for a stated reason, for a while.
create table sealed_grant (
  id bigint generated always as identity primary key,
  session_hash bytea not null,
  user_id text not null,
  matter_id text not null references matter,
  reason text not null,
  -- The person's own words, encrypted.
  note_sealed bytea,
  granted_at timestamptz not null,
  expires_at timestamptz not null
);
create index sealed_grant_session on sealed_grant (session_hash, matter_id, expires_at);
create trigger sealed_grant_append_only before update or delete or truncate on sealed_grant
  for each statement execute function refuse_change();

-- Ordinary reads, for the petitioner's page: one row a person, matter and day.
create table matter_read (
  matter_id text not null references matter,
  on_day date not null,
  user_id text not null,
  unit_id text not null,
  primary key (matter_id, on_day, user_id)
);

-- The password was set by an administrator and opens nothing until the person has chosen another.
alter table account add column temporary boolean not null default false;
create index account_user on account (user_id);
alter table unit add column version integer not null default 1, add column closed_on date;
alter table person add column version integer not null default 1;

-- Days of the local calendar; they stand above the State Council's table. A withdrawn one counts no more and stays to be seen.
create table calendar_day (
  on_day date primary key,
  working boolean not null,
  name_zh text not null,
  name_en text not null,
  withdrawn boolean not null default false,
  version integer not null default 1
);

-- Goes up with every change, so that running processes notice that what they hold is old.
create table settings_version (
  name text primary key check (name in ('organisation', 'calendar')),
  n bigint not null
);
insert into settings_version (name, n) values ('organisation', 1), ('calendar', 1);
create function raise_settings_version() returns trigger language plpgsql as $$
begin
  update cases.settings_version set n = n + 1 where name = tg_argv[0];
  return null;
end $$;
create trigger unit_changed after insert or update on unit
  for each statement execute function raise_settings_version('organisation');
create trigger calendar_day_changed after insert or update on calendar_day
  for each statement execute function raise_settings_version('calendar');
