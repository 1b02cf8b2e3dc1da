/** The tables of 000007 as kysely sees them. */
import type { ColumnType, Generated } from 'kysely';
import type { Evidence } from '../supervision/gaming/sign.ts';

type Json<T> = ColumnType<T, string, string>;

export interface SupervisionTables {
  'cases.measure': {
    measure_id: string;
    matter_id: string;
    claim_id: string | null;
    kind: string;
    because: string;
    drafted_on: string;
    decided_on: string | null;
    issued: boolean | null;
  };
  'cases.ownership': {
    matter_id: string;
    leader_id: string;
    level: string;
    plan_due_on: string;
    taken_on: string;
  };
  'cases.step_duration': {
    user_task_key: string;
    clock_ref: string;
    task_key: string;
    unit_id: string;
    days: number;
    stopped_on: string;
  };
  'cases.gaming_sign': {
    id: Generated<string>;
    key: string;
    kind: string;
    matter_id: string;
    other_id: string | null;
    claim_id: string | null;
    unit_id: string | null;
    evidence: Json<readonly Evidence[]>;
    figures: Json<Readonly<Record<string, number>>>;
    found_on: string;
  };
  'cases.reply_sketch': {
    opinion_id: string;
    matter_id: string;
    unit_id: string;
    heads: string[];
    sketch: string[];
  };
}
