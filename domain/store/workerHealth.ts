/** Signs of life of the worker programs, and what waits for them, in real time. */
import { sql } from 'kysely';
import type { Database } from './database.ts';

export interface ProgramCounts {
  /** Jobs being worked on now. */
  readonly inWork: number;
  /** Since the start. */
  readonly done: number;
  readonly failed: number;
}
export interface Beat extends ProgramCounts {
  /** One for each start of a program. */
  readonly programId: string;
  readonly host: string;
  /** Whether it stops in order. */
  readonly stops: boolean;
}
export interface WorkerProgram extends ProgramCounts {
  readonly programId: string;
  readonly host: string;
  readonly startedAt: Date;
  readonly beatAt: Date;
  readonly stoppedAt: Date | null;
}
/** The queue of a job type: its first job, and how many there are. */
export interface Queue {
  readonly jobType: string;
  readonly jobKey: string;
  readonly waiting: number;
}
export interface WaitingJob extends Queue {
  /** Since when the same job has been the first. */
  readonly since: Date;
}

const KEPT = sql`interval '1 day'`;

/** Notes that a program lives; the rows of those that are long gone are dropped. */
export async function noteBeat(db: Database, { programId, host, stops, inWork, done, failed }: Beat): Promise<void> {
  const stopped = stops ? sql`clock_timestamp()` : sql`null`;
  await sql`
    insert into cases.worker_program (program_id, host, stopped_at, in_work, done, failed)
    values (${programId}, ${host}, ${stopped}, ${inWork}, ${done}, ${failed})
    on conflict (program_id) do update
       set beat_at = clock_timestamp(), stopped_at = excluded.stopped_at,
           in_work = excluded.in_work, done = excluded.done, failed = excluded.failed`.execute(db);
  await sql`delete from cases.worker_program where beat_at < clock_timestamp() - ${KEPT}`.execute(db);
}

/** Takes what waits now in place of what waited at the last look. A queue whose first job is the same keeps its beginning. */
export async function noteQueues(db: Database, queues: readonly Queue[]): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx
      .deleteFrom('cases.waiting_job')
      .where('job_type', 'not in', ['', ...queues.map(({ jobType }) => jobType)])
      .execute();
    for (const { jobType, jobKey, waiting } of queues)
      await sql`
        insert into cases.waiting_job as w (job_type, job_key, waiting) values (${jobType}, ${jobKey}, ${waiting})
        on conflict (job_type) do update
           set job_key = excluded.job_key, waiting = excluded.waiting,
               since = case when w.job_key = excluded.job_key then w.since else clock_timestamp() end`.execute(trx);
  });
}

/** All of it, with the time of the look. */
export async function workerHealth(db: Database): Promise<{
  readonly programs: readonly WorkerProgram[];
  readonly waiting: readonly WaitingJob[];
  readonly at: Date;
}> {
  const { rows } = await sql<{ at: Date }>`select clock_timestamp() as at`.execute(db);
  const at = rows[0]?.at ?? new Date();
  const programs = await db.selectFrom('cases.worker_program').selectAll().orderBy('started_at').execute();
  const waiting = await db.selectFrom('cases.waiting_job').selectAll().orderBy('job_type').execute();
  return {
    programs: programs.map((row) => ({
      programId: row.program_id,
      host: row.host,
      startedAt: row.started_at,
      beatAt: row.beat_at,
      stoppedAt: row.stopped_at,
      inWork: row.in_work,
      done: row.done,
      failed: row.failed,
    })),
    waiting: waiting.map((row) => ({
      jobType: row.job_type,
      jobKey: row.job_key,
      waiting: row.waiting,
      since: row.since,
    })),
    at,
  };
}
