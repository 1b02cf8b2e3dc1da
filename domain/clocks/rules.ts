/**
 * The catalogue of time limits as data. Statutory ones name their article (R1 Regulation on Petition Work, R5 Administrative
 * Reconsideration Law, R6 People's Mediation Law, R9 Labour Dispute Mediation and Arbitration Law, W1 trial measure on simplified
 * handling, W11 rules of the discipline organs); P marks a proposal that the owner may change. A changed rule is a further row
 * with a later `validFrom`; rows are never edited.
 */
import { codeNames } from '../schema/codeNames.ts';
import type { ClockKey } from '../schema/codes.ts';
import type { ClockRule } from './port.ts';

type Row = [
  key: ClockKey,
  length: number,
  unit: ClockRule['unit'],
  actor: ClockRule['actor'],
  article: string,
  validFrom: string,
  more?: Partial<Pick<ClockRule, 'roll' | 'pause'>>,
];

const R1 = '2022-05-01';
const OURS = '2022-05-01';
/** Rights of petitioners end leniently, on a working day; duties of organs never roll (art. by art. a switch). */
const LENIENT = { roll: 'NEXT_WORKING_DAY' } as const;

const rows: readonly Row[] = [
  ['BUREAU_DISPATCH', 15, 'CD', 'BUREAU', 'R1-22', R1],
  ['UNIT_NOTICE_DIRECT', 15, 'CD', 'UNIT', 'R1-23', R1],
  ['UNIT_NOTICE_REFERRED', 15, 'CD', 'UNIT', 'R1-23', R1],
  ['UNIT_OBJECTION', 5, 'WD', 'UNIT', 'R1-23', R1],
  ['HANDLE_31_6', 60, 'CD', 'UNIT', 'R1-34', R1],
  ['HANDLE_EXT', 30, 'CD', 'UNIT', 'R1-34', R1],
  ['SIMPLE_HANDLE', 10, 'WD', 'UNIT', 'W1', R1],
  ['REVIEW_REQUEST', 30, 'CD', 'PETITIONER', 'R1-35', R1, LENIENT],
  ['REVIEW_DECIDE', 30, 'CD', 'REVIEW_ORGAN', 'R1-35', R1],
  ['REEXAM_REQUEST', 30, 'CD', 'PETITIONER', 'R1-36', R1, LENIENT],
  ['REEXAM_DECIDE', 30, 'CD', 'REEXAM_ORGAN', 'R1-36', R1, { pause: 'HEARING' }],
  ['RECONSIDERATION_APPLY', 60, 'CD', 'PETITIONER', 'R5-20', '2024-01-01'],
  ['LABOUR_ARB_LIMIT', 1, 'Y', 'PETITIONER', 'R9-27', '2008-05-01'],
  ['MEDIATION_CONFIRM', 30, 'CD', 'PETITIONER', 'R6-33', '2011-01-01', LENIENT], // an act before a court: R8 art. 85
  ['DISCIPLINE_NOTICE', 15, 'WD', 'OUTSIDE', 'W11', '2020-01-21'],
  ['GATE_OPINION', 3, 'WD', 'REVIEWER', 'P', OURS],
  ['REDO', 15, 'CD', 'UNIT', 'P', OURS],
  ['RETURN_VISIT', 30, 'CD', 'UNIT', 'P', OURS],
  ['EVALUATION_WINDOW', 30, 'CD', 'PETITIONER', 'P', OURS],
  ['LEADER_CONTACT', 1, 'CD', 'LEADER', 'P', OURS],
  ['EXECUTE_OPINION', 30, 'CD', 'UNIT', 'P', OURS],
  ['CLOSE_OUT', 5, 'WD', 'BUREAU', 'P', OURS],
  ['MONTHLY_REVIEW', 10, 'WD', 'REVIEWER', 'P', OURS],
  ['DOCUMENT_FIX', 5, 'WD', 'UNIT', 'P', OURS],
  ['MEASURE_DECISION', 5, 'WD', 'JOINT_CONFERENCE', 'P', OURS],
  ['SUPERVISION_ANSWER', 5, 'WD', 'UNIT', 'P', OURS],
];

export const clockRules: readonly ClockRule[] = rows.map(([key, length, unit, actor, article, validFrom, more]) => ({
  key,
  name: codeNames.clockKey[key],
  length,
  unit,
  roll: 'NONE',
  pause: 'NONE',
  actor,
  statutory: article !== 'P',
  article,
  validFrom,
  version: `${article}@${validFrom}`,
  ...more,
}));

/** One renewal of a redo, in calendar days from the day it is approved [P, DT-06]. */
export const REDO_RENEWAL_DAYS = 7;

/**
 * Clocks that end by themselves: rights of petitioners and of the objecting unit, windows, and duties of organs outside this
 * system. Every other clock is a duty: it stays running when overdue, and escalates.
 */
const LAPSING: ReadonlySet<ClockKey> = new Set<ClockKey>([
  'UNIT_OBJECTION',
  'REVIEW_REQUEST',
  'REEXAM_REQUEST',
  'RECONSIDERATION_APPLY',
  'LABOUR_ARB_LIMIT',
  'MEDIATION_CONFIRM',
  'DISCIPLINE_NOTICE',
  'EVALUATION_WINDOW',
]);

/** Whether the clock of this key simply ends on its due day. */
export const lapses = (key: ClockKey): boolean => LAPSING.has(key);
