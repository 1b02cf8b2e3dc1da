/** Who may do what: the table of roles and actions (domain §5) as data. A blank cell is a no. */
import type { Role } from '../schema/codes.ts';

/** C create · R read · M read masked · U update · D decide. */
export type Right = 'C' | 'R' | 'M' | 'U' | 'D';

/** What must hold beside the role; the caller says which hold. */
export type Condition =
  | 'OWN'
  | 'OWN_UNIT'
  | 'OWN_GRID'
  | 'UNIT_HEAD'
  | 'HIGHER_UNIT'
  | 'BY_PROXY'
  | 'COMPETENT'
  | 'CASE_HOLDER'
  | 'GUARDIAN'
  | 'ONCE'
  | 'COUNT_ONLY'
  | 'LOG_ONLY'
  | 'REPORT_ONLY'
  | 'DRAFT_ONLY'
  | 'SUPERVISION_ONLY'
  | 'TECHNICAL'
  | 'JUVENILE_CASE'
  | 'BY_DUTY';

export interface Grant {
  readonly rights: readonly Right[];
  readonly when?: Condition;
}

export type Action =
  | 'REGISTER_MATTER'
  | 'READ_MATTER'
  | 'ROUTE'
  | 'REFER'
  | 'OBJECT'
  | 'NOTICE'
  | 'EXTENSION'
  | 'DRAFT_OPINION'
  | 'PRE_CHECK'
  | 'SERVE_OPINION'
  | 'RATE'
  | 'REQUEST_REVIEW'
  | 'DECIDE_REVIEW'
  | 'MONTHLY_REVIEW'
  | 'ORDER_REDO'
  | 'MEASURE'
  | 'ACCOUNTABILITY'
  | 'COLOUR_AND_OWNERSHIP'
  | 'AFFAIR'
  | 'ACCUSATION_CONTENT'
  | 'MINOR_RECORD'
  | 'PROCURATORIAL'
  | 'EDIT_PROCESS'
  | 'PUBLISH_PROCESS'
  | 'ADMINISTER'
  | 'AUDIT_LOG';

type Cells = Partial<Record<Role, readonly Grant[]>>;

/** `g('C')`, `g('CD', 'SUPERVISION_ONLY')`. */
const g = (rights: string, when?: Condition): Grant => ({ rights: [...rights] as Right[], ...(when ? { when } : {}) });
const AUD = { AUD: [g('R')] } as const;

export const permissions: Readonly<Record<Action, Cells>> = {
  REGISTER_MATTER: {
    PET: [g('C')],
    INT: [g('C')],
    GRD: [g('C')],
    HDL: [g('C')],
    FH: [g('C')],
    PRO: [g('C')],
    JUV: [g('C')],
    ...AUD,
  },
  READ_MATTER: {
    PET: [g('R', 'OWN')],
    INT: [g('R')],
    GRD: [g('M', 'OWN_GRID')],
    HDL: [g('R', 'OWN_UNIT')],
    FH: [g('R')],
    REV: [g('R')],
    SUP: [g('R')],
    LDR: [g('R')],
    PRO: [g('M')],
    AUD: [g('M')],
  },
  ROUTE: { INT: [g('U')], SUP: [g('D')], ...AUD },
  REFER: { INT: [g('C')], SUP: [g('CD')], LDR: [g('D')], ...AUD },
  OBJECT: { HDL: [g('C')], FH: [g('C')], SUP: [g('D')], LDR: [g('D')], ...AUD },
  NOTICE: { PET: [g('R', 'OWN')], INT: [g('C')], HDL: [g('C')], FH: [g('C')], SUP: [g('R')], PRO: [g('C')], ...AUD },
  EXTENSION: { PET: [g('R', 'OWN')], HDL: [g('C')], FH: [g('C')], SUP: [g('R')], LDR: [g('D', 'UNIT_HEAD')], ...AUD },
  DRAFT_OPINION: { HDL: [g('C')], FH: [g('C')], ...AUD },
  PRE_CHECK: { REV: [g('D')], SUP: [g('R')], ...AUD },
  SERVE_OPINION: { PET: [g('R', 'OWN')], HDL: [g('C')], FH: [g('C')], SUP: [g('R')], ...AUD },
  RATE: { PET: [g('C', 'OWN')], HDL: [g('R')], FH: [g('R')], REV: [g('R')], SUP: [g('R')], LDR: [g('R')], ...AUD },
  REQUEST_REVIEW: { PET: [g('C', 'OWN')], INT: [g('C', 'BY_PROXY')], ...AUD },
  DECIDE_REVIEW: { PET: [g('R', 'OWN')], HDL: [g('D', 'HIGHER_UNIT')], LDR: [g('D')], ...AUD },
  MONTHLY_REVIEW: { HDL: [g('M')], FH: [g('M')], REV: [g('CD')], SUP: [g('R')], LDR: [g('R')], ...AUD },
  ORDER_REDO: { HDL: [g('R')], FH: [g('R')], REV: [g('C')], SUP: [g('D')], LDR: [g('R')], ...AUD },
  MEASURE: {
    HDL: [g('R')],
    FH: [g('R')],
    REV: [g('C', 'DRAFT_ONLY')],
    SUP: [g('CD', 'SUPERVISION_ONLY')],
    LDR: [g('D')],
    ...AUD,
  },
  ACCOUNTABILITY: { REV: [g('C', 'DRAFT_ONLY')], SUP: [g('C')], LDR: [g('D')], ...AUD },
  COLOUR_AND_OWNERSHIP: { GRD: [g('C')], HDL: [g('U')], FH: [g('U')], SUP: [g('D')], LDR: [g('D')], ...AUD },
  AFFAIR: { PET: [g('R', 'OWN')], GRD: [g('CU')], SUP: [g('R')], LDR: [g('R')], PRO: [g('C')], ...AUD },
  ACCUSATION_CONTENT: {
    PET: [g('R', 'OWN')],
    INT: [g('C', 'ONCE')],
    PRO: [g('R', 'COMPETENT')],
    AUD: [g('R', 'LOG_ONLY')],
  },
  MINOR_RECORD: {
    PET: [g('R', 'GUARDIAN')],
    GRD: [g('C', 'REPORT_ONLY')],
    LDR: [g('M', 'COUNT_ONLY')],
    PRO: [g('R', 'CASE_HOLDER')],
    JUV: [g('RU', 'BY_DUTY')],
    AUD: [g('R', 'LOG_ONLY')],
  },
  PROCURATORIAL: {
    PET: [g('R', 'OWN')],
    GRD: [g('C')],
    HDL: [g('U')],
    FH: [g('U')],
    SUP: [g('M')],
    LDR: [g('R')],
    PRO: [g('CUD')],
    JUV: [g('R', 'JUVENILE_CASE')],
    ...AUD,
  },
  EDIT_PROCESS: { DSN: [g('CU')], ...AUD },
  PUBLISH_PROCESS: { SUP: [g('D')], LDR: [g('D')], DSN: [g('C')], ADM: [g('D', 'TECHNICAL')], ...AUD },
  ADMINISTER: { ADM: [g('CU')], ...AUD },
  AUDIT_LOG: { ADM: [g('M')], ...AUD },
};

/** Whether the role has the right on the action, given the conditions that hold. */
export const may = (role: Role, action: Action, right: Right, holds: readonly Condition[] = []): boolean =>
  (permissions[action][role] ?? []).some(
    (grant) => grant.rights.includes(right) && (grant.when === undefined || holds.includes(grant.when)),
  );
