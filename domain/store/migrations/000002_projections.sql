-- Read models, written in the transaction of the events they come from. No personal data.

create table matter (
  matter_id text primary key,
  -- Order of registration: the key that pages of the list go by.
  seq bigint generated always as identity unique,
  public_number text not null unique,
  secret_hash text not null,
  version integer not null,
  status text not null,
  matter_type text not null,
  confidentiality text not null,
  channel text not null,
  received_on date not null,
  closed_on date,
  bureau_unit_id text not null,
  -- Sees neither the matter nor that it exists (R1 art. 30).
  accused_unit_id text,
  petitioner_key text,
  petitioner_count integer not null,
  contacts integer not null,
  colour text,
  rating text,
  routes text[] not null,
  unit_ids text[] not null,
  next_due jsonb
);
create index matter_status on matter (status, seq desc);
create index matter_colour on matter (colour, seq desc);
create index matter_petitioner on matter (petitioner_key) where petitioner_key is not null;
create index matter_closed on matter (bureau_unit_id, closed_on) where closed_on is not null;
create index matter_units on matter using gin (unit_ids);
create index matter_routes on matter using gin (routes);
create index matter_number on matter using gin (public_number public.gin_trgm_ops);

create table claim (
  claim_id text primary key,
  matter_id text not null references matter,
  seq integer not null,
  subject text not null,
  status text not null,
  route text,
  unit_id text,
  simplified boolean not null,
  opinion_served_on date,
  unique (matter_id, seq)
);
create index claim_unit on claim (unit_id, status);

create table clock (
  clock_ref text primary key,
  matter_id text not null references matter,
  -- Order of creation within the matter.
  seq integer not null,
  subject_kind text not null,
  subject_id text not null,
  clock_key text not null,
  starts_on date not null,
  due_on date not null,
  due_at text not null,
  rule_version text not null,
  responsible_role text not null,
  responsible_unit_id text,
  next_check_at timestamptz,
  moves jsonb not null,
  supersedes text,
  stopped_on date,
  outcome text,
  days_late integer
);
create index clock_matter on clock (matter_id, seq);
create index clock_subject on clock (subject_id, clock_key);
create index clock_next on clock (next_check_at) where stopped_on is null and next_check_at is not null;

create table contact (
  contact_id text primary key,
  contact_number text not null unique,
  matter_id text not null,
  channel text not null,
  received_on date not null,
  received_at_unit_id text not null,
  opens_matter boolean not null,
  petitioner_key text,
  decision text
);
create index contact_matter on contact (matter_id, received_on);

create table programme (
  unit_id text not null,
  month text not null,
  open_at timestamptz not null,
  opened_at timestamptz,
  sampled integer,
  primary key (unit_id, month)
);
create index programme_next on programme (open_at) where opened_at is null;

-- The work list: user tasks as the sweep found them and as our own acts changed them.
create table work_item (
  engine_id text not null,
  user_task_key text not null,
  process_id text not null,
  process_version integer not null,
  element_id text not null,
  process_instance_key text not null,
  element_instance_key text not null,
  matter_id text,
  claim_id text,
  contact_id text,
  groups text[] not null,
  assignee text,
  due_at text,
  state text not null check (state in ('OFFERED', 'SUBMITTED', 'DONE', 'GONE')),
  created_at timestamptz not null,
  changed_at timestamptz not null default now(),
  primary key (engine_id, user_task_key)
);
create index work_item_key on work_item (user_task_key);
create index work_item_open on work_item using gin (groups) where state in ('OFFERED', 'SUBMITTED');
create index work_item_matter on work_item (matter_id) where state in ('OFFERED', 'SUBMITTED');
