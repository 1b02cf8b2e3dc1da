-- What staff do with a task beside completing it: taking it, handing it over, returning it, notes, co-signers, urging, withdrawing.

create table task_act (
  id bigint generated always as identity primary key,
  -- The caller's idempotency key, bound to person and task.
  key text not null unique,
  engine_id text not null,
  user_task_key text not null,
  matter_id text not null,
  claim_id text,
  task_key text not null,
  kind text not null,
  actor jsonb not null,
  actor_id text not null,
  to_id text,
  reason text,
  undoes bigint references task_act,
  -- A note, or the form that a co-signer is asked to agree to: AES-256-GCM, bound to the key.
  sealed bytea,
  at timestamptz not null,
  recorded_at timestamptz not null default now(),
  foreign key (engine_id, user_task_key) references work_item
);
create index task_act_task on task_act (engine_id, user_task_key, id);
create index task_act_matter on task_act (matter_id, id);
create index task_act_person on task_act (actor_id, id desc);
create trigger task_act_append_only before update or delete or truncate on task_act
  for each statement execute function refuse_change();

-- A clock is "soon" in its last fifth, at least three days (domain/clocks dueSoon; a test keeps both the same).
alter table clock add column soon_on date not null
  generated always as (due_on - greatest(3, ceil((due_on - starts_on) / 5.0))::integer + 1) stored;

alter table work_item
  add column holder_id text,
  -- Colleagues whose signature is waited for.
  add column co_signer_ids text[] not null default '{}',
  add column urges integer not null default 0,
  add column urged_at timestamptz,
  -- The clock that gives the task its due day, and that day, so that a list sorts without asking the clocks.
  add column clock_ref text,
  add column due_on date,
  add column soon_on date,
  -- Completed acts of this task so far, those that were withdrawn included.
  add column attempts integer not null default 0,
  add column submitted_by text,
  add column submitted_at timestamptz;
create index work_item_holder on work_item (holder_id) where state in ('OFFERED', 'SUBMITTED');
create index work_item_soon on work_item (soon_on) where state = 'OFFERED';
create index work_item_co_signers on work_item using gin (co_signer_ids) where state = 'OFFERED';
create index work_item_submitted on work_item (submitted_by, submitted_at desc) where submitted_by is not null;

-- WITHDRAWN = taken back by the person before the engine had it.
alter table outbox drop constraint outbox_state_check;
alter table outbox add constraint outbox_state_check
  check (state in ('WAITING', 'DONE', 'GONE', 'REFUSED', 'WITHDRAWN'));
