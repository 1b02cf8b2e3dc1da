-- Organisation, people, sign-in, numbers, deployments, business time.

create table unit (
  unit_id text primary key,
  code text not null unique,
  kind text not null,
  level text not null,
  parent_id text references unit deferrable initially deferred,
  name_zh text not null,
  name_en text not null
);

create table person (
  user_id text primary key,
  display_name text not null
);
create table person_role (
  user_id text not null references person,
  role text not null,
  unit_id text not null references unit,
  primary key (user_id, role, unit_id)
);
create table account (
  account text primary key,
  user_id text not null references person,
  password_hash text not null,
  disabled boolean not null default false
);
-- The token itself is known to the browser only.
create table session (
  token_hash bytea primary key,
  account text not null references account,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index session_account on session (account);

create table number_series (
  series text not null,
  year integer not null,
  last integer not null,
  primary key (series, year)
);

create table deploy_ledger (
  id bigint generated always as identity primary key,
  engine_id text not null,
  resource text not null,
  hash text not null,
  definition_id text not null,
  definition_key text not null,
  version integer not null,
  deployed_by text not null,
  at timestamptz not null default now(),
  origin text not null check (origin in ('SHIPPED', 'STUDIO'))
);
create index deploy_ledger_resource on deploy_ledger (engine_id, resource, hash);
create unique index deploy_ledger_key on deploy_ledger (engine_id, definition_key);

-- One row: null = real time; otherwise the pinned business time of a demo, a training or a test.
create table business_time (
  one boolean primary key default true check (one),
  at timestamptz
);
insert into business_time (at) values (null);
create function tell_business_time() returns trigger language plpgsql as $$
begin
  perform pg_notify('fengqiao_business_time', '');
  return null;
end $$;
create trigger business_time_changed after update on business_time for each statement execute function tell_business_time();
