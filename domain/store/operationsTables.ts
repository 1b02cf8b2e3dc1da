/** Tables for operations: health of the workers, suspended flows (migration 000012_operations). */
import type { ColumnType } from 'kysely';

type Defaulted<T> = ColumnType<T, T | undefined, T>;

export interface OperationsTables {
  'cases.worker_program': {
    program_id: string;
    host: string;
    started_at: Defaulted<Date>;
    beat_at: Defaulted<Date>;
    stopped_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
    in_work: number;
    done: number;
    failed: number;
  };
  'cases.waiting_job': {
    job_type: string;
    job_key: string;
    waiting: number;
    since: Defaulted<Date>;
  };
  'cases.suspended_flow': {
    engine_id: string;
    process_instance_key: string;
    root_key: string;
    by_id: string;
    at: Defaulted<Date>;
  };
}
