-- What the supervision desk reads: measures, ownership, colours with their reasons, past durations, faults, signs of gaming.

-- Measures of R1 arts 39 and 40: drafted, then issued or dropped by a named person.
create table measure (
  measure_id text primary key,
  matter_id text not null references matter,
  claim_id text,
  kind text not null,
  because text not null,
  drafted_on date not null,
  decided_on date,
  issued boolean
);
create index measure_matter on measure (matter_id);
create index measure_open on measure (matter_id) where decided_on is null;
create index measure_decided on measure (decided_on desc) where decided_on is not null;

-- A leader in charge (领导包案) and when the plan ends.
create table ownership (
  matter_id text primary key references matter,
  leader_id text not null,
  level text not null,
  plan_due_on date not null,
  taken_on date not null
);
create index ownership_plan on ownership (plan_due_on, matter_id);

alter table matter
  add column colour_factors text[] not null default '{}',
  add column colour_on date,
  -- Whether the petitioner may rate (domain §3.13), was asked to, and was upheld on any claim.
  add column rating_eligible boolean not null default false,
  add column rating_invited boolean not null default false,
  add column upheld boolean not null default false;
-- Coloured matters that are not over; green ones are most and are not counted here.
create index matter_open_colour on matter (colour, seq desc) where closed_on is null and colour <> 'GREEN';
create index matter_rated on matter (closed_on) include (bureau_unit_id, rating_invited, upheld) where rating_eligible and closed_on is not null;

-- Clocks that are late: a few thousand among millions.
create index clock_late on clock (due_on) where stopped_on is null;

-- From entering a step until its clock ended, in days: one row a task. The desk reads the latest hundred of a step in a unit.
create table step_duration (
  user_task_key text not null,
  clock_ref text not null,
  task_key text not null,
  unit_id text not null,
  days integer not null check (days >= 0),
  stopped_on date not null,
  primary key (user_task_key, clock_ref)
);
create index step_duration_unit on step_duration (task_key, unit_id, stopped_on desc) include (days);
create index step_duration_step on step_duration (task_key, stopped_on desc) include (days);

alter table work_item
  -- Why nobody could take the task when it was looked at last; null = somebody can.
  add column fault text,
  -- Who takes care of it meanwhile: a group.
  add column desk_group text,
  -- Groups in `groups` that the flow did not name: the desk that decides itself, the person the desk has assigned.
  add column lent_groups text[] not null default '{}';
create index work_item_fault on work_item (due_on, user_task_key) where fault is not null and state = 'OFFERED';
create index work_item_due on work_item (due_on) where state = 'OFFERED';
create index work_item_step on work_item ((process_id || '/' || element_id)) where state = 'OFFERED';
create index work_item_clock on work_item (clock_ref) where clock_ref is not null;

-- Signs of gaming with their evidence, found when the act is recorded; one row however often the same sign is found.
create table gaming_sign (
  id bigint generated always as identity primary key,
  key text not null unique,
  kind text not null,
  matter_id text not null references matter,
  -- A second matter that the sign is about, e.g. the one whose reply was copied.
  other_id text references matter,
  claim_id text,
  unit_id text,
  evidence jsonb not null,
  figures jsonb not null,
  found_on date not null
);
create index gaming_sign_kind on gaming_sign (kind, id desc);

-- What a reply can be recognised by, as keyed hashes (HMAC under the seal key, 64 bits): its words stand nowhere here.
create table reply_sketch (
  opinion_id text primary key,
  matter_id text not null references matter,
  unit_id text not null,
  heads bigint[] not null,
  sketch bigint[] not null
);
create index reply_sketch_heads on reply_sketch using gin (heads);

-- Matters of before this migration.
insert into measure (measure_id, matter_id, claim_id, kind, because, drafted_on, decided_on, issued)
select d.data->>'measureId', d.matter_id, d.data->>'claimId', d.data->>'kind', d.data->>'because', (d.at at time zone 'Asia/Shanghai')::date,
       (e.at at time zone 'Asia/Shanghai')::date, (e.data->>'issued')::boolean
  from event d left join event e on e.matter_id = d.matter_id and e.type = 'MeasureDecided' and e.data->>'measureId' = d.data->>'measureId'
 where d.type = 'MeasureDrafted'
on conflict do nothing;
insert into ownership (matter_id, leader_id, level, plan_due_on, taken_on)
select matter_id, data->>'leaderId', data->>'level', (data->>'planDueOn')::date, (at at time zone 'Asia/Shanghai')::date
  from event where type = 'OwnershipTaken'
on conflict do nothing;
update matter m set colour_factors = array(select jsonb_array_elements_text(c.data->'factors')), colour_on = (c.at at time zone 'Asia/Shanghai')::date
  from (select distinct on (matter_id) matter_id, data, at from event where type = 'ColourRated' order by matter_id, position desc) c
 where c.matter_id = m.matter_id;
