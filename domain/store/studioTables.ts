/** The tables of migrations/000008_studio.sql. */
import type { ColumnType, Generated } from 'kysely';
import type {
  CheckReport,
  DraftReview,
  DraftRow,
  DraftState,
  Move,
  MovePlan,
  Release,
  Scenario,
} from '../schema/studio.ts';

type Json<T> = ColumnType<T, string, string>;
type Stamp = ColumnType<Date, Date | string, Date | string>;
type NullableStamp = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
type Defaulted<T> = ColumnType<T, T | undefined, T>;

export interface DraftTable {
  draft_id: string;
  resource: string;
  source: DraftRow['source'];
  state: DraftState;
  base_hash: string | null;
  base_version: number | null;
  author_id: string;
  rev: Defaulted<number>;
  hash: string;
  created_at: Defaulted<Date>;
  saved_at: Defaulted<Date>;
  saved_by: string;
}
export interface ReviewTable {
  n: Generated<string>;
  draft_id: string;
  rev: number;
  requested_by: string;
  requested_at: Defaulted<Date>;
  why: string;
  answers_for: string | null;
  report: Json<CheckReport>;
  decision: DraftReview['decision'];
  decided_by: string | null;
  decided_at: NullableStamp;
  words: string | null;
}
export interface ReleaseTable {
  release_id: string;
  kind: Release['kind'];
  files: Json<Release['files']>;
  draft_ids: string[];
  state: Release['state'];
  at: Stamp;
  by_id: string;
  why: string | null;
  failure: string | null;
  created_at: Defaulted<Date>;
}

export interface StudioTables {
  'cases.studio_content': { hash: string; content: string; first_seen: Defaulted<Date> };
  'cases.studio_draft': DraftTable;
  'cases.studio_save': { draft_id: string; rev: number; hash: string; saved_by: string; saved_at: Defaulted<Date> };
  'cases.studio_lock': { draft_id: string; holder_id: string; until: Stamp };
  'cases.studio_comment': {
    comment_id: string;
    draft_id: string;
    element_id: string | null;
    author_id: string;
    words: string;
    at: Defaulted<Date>;
    resolved_at: NullableStamp;
  };
  'cases.studio_review': ReviewTable;
  'cases.studio_scenario': {
    scenario_id: string;
    resource: string;
    name: string;
    starts_at: Stamp;
    choices: Json<Scenario['choices']>;
    path: Json<Scenario['path']>;
    author_id: string;
    at: Defaulted<Date>;
  };
  'cases.studio_release': ReleaseTable;
  'cases.studio_move': {
    move_id: string;
    resource: string;
    from_key: string;
    to_key: string;
    mapping: Json<MovePlan['mapping']>;
    state: Move['state'];
    by_id: string;
    at: Defaulted<Date>;
  };
  'cases.studio_move_item': {
    move_id: string;
    process_instance_key: string;
    state: Defaulted<'WAITING' | 'DONE' | 'FAILED'>;
    reason: string | null;
  };
}
