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
  since timestamptz not null default clock_timestamp(),
  seen_at timestamptz not null default clock_timestamp()
);
