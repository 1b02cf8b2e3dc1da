-- What tells operators whether the automatic steps are being done. All times are real ones, whatever day the business time shows.

-- One row for each start of a worker program, kept a day after its last beat.
create table worker_program (
  program_id text primary key,
  host text not null,
  started_at timestamptz not null default clock_timestamp(),
  beat_at timestamptz not null default clock_timestamp(),
  -- Null in a program that is gone = it did not stop in order.
  stopped_at timestamptz,
  in_work int not null,
  done int not null,
  failed int not null
);
create index worker_program_beat on worker_program (beat_at);

-- The first in the queue of a job type at the last look. As long as it is the same job, nobody has taken any.
create table waiting_job (
  job_type text primary key,
  job_key text not null,
  waiting int not null,
  since timestamptz not null default clock_timestamp()
);

-- When a flow was first asked for: its message is published again while nothing has bound it, which moves published_at.
alter table flow add column asked_at timestamptz not null default now();

-- Flows that an administrator has suspended: the instance itself and those that it had called by then. Camunda 8 has no such state; the
-- workers leave the jobs of these instances alone and their tasks take no act. Statutory clocks are in other flows and run on.
create table suspended_flow (
  engine_id text not null,
  process_instance_key text not null,
  root_key text not null,
  by_id text not null,
  at timestamptz not null default now(),
  primary key (engine_id, process_instance_key)
);
