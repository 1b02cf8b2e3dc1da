/** Codes of the case world (UPPER_SNAKE, as in the glossary). Names for people come from codeNames.ts. */
import { z } from 'zod';

/** 信访网电 + fax: how a contact reached us (Regulation on Petition Work, R1 art. 17). */
export const channelSchema = z.enum(['LETTER', 'VISIT', 'WEB', 'PHONE', 'FAX']);
export type Channel = z.infer<typeof channelSchema>;

/** R1 arts 29-31. */
export const matterTypeSchema = z.enum(['APPEAL', 'SUGGESTION', 'ACCUSATION']);
export type MatterType = z.infer<typeof matterTypeSchema>;

/** Where a claim goes: R1 art. 31 (1)-(6) for appeals, else by type (arts 29, 30). Decided per claim. */
export const claimRouteSchema = z.enum([
  'R31_1',
  'R31_2',
  'R31_3',
  'R31_4',
  'R31_5',
  'R31_6',
  'SUGGESTION',
  'ACCUSATION',
]);
export type ClaimRoute = z.infer<typeof claimRouteSchema>;

/** DT-01: what the intake gate decides. */
export const intakeDecisionSchema = z.enum([
  'ACCEPTED',
  'NOT_ACCEPTED',
  'NO_LONGER_ACCEPTED',
  'MERGE',
  'GUIDE',
  'TELL_COMPETENT_ORGAN',
  'DIVERT',
  'REFER_ACCUSATION',
]);
export type IntakeDecision = z.infer<typeof intakeDecisionSchema>;

/** DT-01 rows a-c. */
export const alertSchema = z.enum(['MANDATORY_REPORT', 'URGENT_REPORT']);
export type Alert = z.infer<typeof alertSchema>;

/** Has the same matter been here before, and where does it stand? Input of DT-01. */
export const sameMatterStateSchema = z.enum(['NONE', 'PENDING_HERE', 'PENDING_BELOW', 'ANSWERED', 'REEXAMINED']);
export type SameMatterState = z.infer<typeof sameMatterStateSchema>;

/** DT-11, highest first. */
export const confidentialitySchema = z.enum(['SECRET_STUB', 'WHISTLEBLOWER', 'MINOR_SEALED', 'PRIVATE', 'NORMAL']);
export type Confidentiality = z.infer<typeof confidentialitySchema>;

/** 三色: rates the matter, never a person (DT-05). */
export const colourSchema = z.enum(['RED', 'YELLOW', 'GREEN']);
export type Colour = z.infer<typeof colourSchema>;

/** Roles of domain §5. */
export const roleSchema = z.enum([
  'PET',
  'INT',
  'GRD',
  'HDL',
  'FH',
  'REV',
  'SUP',
  'LDR',
  'PRO',
  'JUV',
  'DSN',
  'ADM',
  'AUD',
  'SYSTEM',
]);
export type Role = z.infer<typeof roleSchema>;

/** What a unit is in the organisation tree. */
export const unitKindSchema = z.enum([
  'GOVERNMENT',
  'PETITION_BUREAU',
  'JOINT_CONFERENCE',
  'DEPARTMENT',
  'TOWN',
  'DISCIPLINE',
  'COURT',
  'PROCURATORATE',
  'SCHOOL',
  'GRID',
]);
export type UnitKind = z.infer<typeof unitKindSchema>;

/** Administrative level of a unit. */
export const levelSchema = z.enum(['TOWN', 'COUNTY', 'CITY', 'PROVINCE']);
export type Level = z.infer<typeof levelSchema>;

/** Time limits: statutory keys of domain §3.1 that belong to petitions, then the internal ones of DT-06 and the proposals [P]. */
export const clockKeySchema = z.enum([
  'BUREAU_DISPATCH',
  'UNIT_NOTICE_DIRECT',
  'UNIT_NOTICE_REFERRED',
  'UNIT_OBJECTION',
  'HANDLE_31_6',
  'HANDLE_EXT',
  'SIMPLE_HANDLE',
  'REVIEW_REQUEST',
  'REVIEW_DECIDE',
  'REEXAM_REQUEST',
  'REEXAM_DECIDE',
  'RECONSIDERATION_APPLY',
  'LABOUR_ARB_LIMIT',
  'MEDIATION_CONFIRM',
  'DISCIPLINE_NOTICE',
  'GATE_OPINION',
  'REDO',
  'RETURN_VISIT',
  'EVALUATION_WINDOW',
  'LEADER_CONTACT',
  'EXECUTE_OPINION',
  'CLOSE_OUT',
  'MONTHLY_REVIEW',
  'DOCUMENT_FIX',
  'MEASURE_DECISION',
  'SUPERVISION_ANSWER',
]);
export type ClockKey = z.infer<typeof clockKeySchema>;

/** Why a clock ended. LAPSED = the day passed and the right or window is over; MET_LATE = the act came after the due day. */
export const clockOutcomeSchema = z.enum(['MET', 'MET_LATE', 'LAPSED', 'SUPERSEDED', 'NOT_OWED']);
export type ClockOutcome = z.infer<typeof clockOutcomeSchema>;

/** Why a due day moved. */
export const clockMoveReasonSchema = z.enum(['HEARING_EXCLUDED', 'CALENDAR_LOADED']);
export type ClockMoveReason = z.infer<typeof clockMoveReasonSchema>;

/** R1 art. 32; UPHELD_IN_PART is an upheld opinion on part of what was asked. */
export const opinionOutcomeSchema = z.enum(['UPHELD', 'UPHELD_IN_PART', 'EXPLAINED', 'NOT_UPHELD']);
export type OpinionOutcome = z.infer<typeof opinionOutcomeSchema>;

/** The parts a handling opinion must have (R1 art. 32). */
export const opinionPartSchema = z.enum(['CLAIMS', 'FACTS', 'OPINION', 'LEGAL_BASIS']);
export type OpinionPart = z.infer<typeof opinionPartSchema>;

/** Result of a review (复查) or re-examination (复核). */
export const reviewOutcomeSchema = z.enum(['UPHELD', 'CHANGED', 'REVOKED']);
export type ReviewOutcome = z.infer<typeof reviewOutcomeSchema>;

/** DT-08 defects. */
export const defectSchema = z.enum(['F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8', 'F9', 'F10']);
export type Defect = z.infer<typeof defectSchema>;

/** DT-08 outcome of a monthly review. */
export const reviewGradeSchema = z.enum(['PASS', 'FIX', 'REDO', 'REDO_SUPERVISED']);
export type ReviewGrade = z.infer<typeof reviewGradeSchema>;

/** DT-07 actions, mildest first. */
export const escalationActionSchema = z.enum([
  'NONE',
  'REMIND',
  'UNIT_HEAD_REASON',
  'SUPERVISE',
  'CIRCULAR',
  'INTERVIEW',
  'LISTED',
]);
export type EscalationAction = z.infer<typeof escalationActionSchema>;

/** Measures of R1 arts 39-40: drafted by the system, issued only by a named person. */
export const measureKindSchema = z.enum([
  'SUPERVISION',
  'CIRCULAR',
  'INTERVIEW',
  'RECTIFICATION',
  'LISTED',
  'ACCOUNTABILITY',
]);
export type MeasureKind = z.infer<typeof measureKindSchema>;

/** Why a supervisor opens a supervision order without waiting for a time limit (R1 art. 40(1)). */
export const supervisionGroundSchema = z.enum([
  'WRONG_ACCEPTANCE',
  'WRONG_HANDLING',
  'SHIRKING',
  'DELAY',
  'FRAUD',
  'NOT_EXECUTED',
]);
export type SupervisionGround = z.infer<typeof supervisionGroundSchema>;

/** How a matter was settled (R1 art. 27), several may apply. */
export const closeCodeSchema = z.enum(['SOLVED', 'EDUCATED', 'RELIEVED', 'CONDUCT_HANDLED']);
export type CloseCode = z.infer<typeof closeCodeSchema>;

/** 满意度 (W2): five steps, the first two count as satisfied. */
export const ratingSchema = z.enum(['SATISFIED', 'BASICALLY_SATISFIED', 'DISSATISFIED']);
export type Rating = z.infer<typeof ratingSchema>;

/** 转送 / 交办 (R1 art. 22). */
export const referralModeSchema = z.enum(['REFER', 'ASSIGN']);
export type ReferralMode = z.infer<typeof referralModeSchema>;

/** Help offered with a diversion (R1 art. 31; domain C2, D3). */
export const offerSchema = z.enum(['SUIT_SUPPORT', 'LEGAL_AID', 'MEDIATION', 'JUDICIAL_RELIEF']);
export type Offer = z.infer<typeof offerSchema>;

/** What a claim is about, as far as route (DT-02) and unit (DT-03) depend on it. Local list, configuration. */
export const subjectSchema = z.enum([
  'PUBLIC_FACILITY',
  'SERVICE_YEARS',
  'PRESALE_FUNDS',
  'HOUSING_DAMAGES',
  'SCHOOL_PLACE',
  'SCHOOL_BUS',
  'PENALTY_ON_THE_SPOT',
  'WAGES',
  'LABOUR_INSPECTION',
  'CADRE_CONDUCT',
  'DRAINAGE',
  'PARTY_DISCIPLINE_APPEAL',
  'COURT_JUDGMENT',
  'LAND',
  'SOCIAL_SECURITY',
  'SUGGESTION_GENERAL',
  'OTHER',
]);
export type Subject = z.infer<typeof subjectSchema>;

/** Legal status of a matter (XState machine in case/machines). */
export const matterStatusSchema = z.enum([
  'REGISTERED',
  'SORTED',
  'ROUTED',
  'IN_HANDLING',
  'ANSWERED',
  'CLOSED',
  'NOT_ACCEPTED',
  'NO_LONGER_ACCEPTED',
  'MERGED',
  'GUIDED',
  'AFTER_CARE',
]);
export type MatterStatus = z.infer<typeof matterStatusSchema>;

/** Legal status of a claim (XState machine in case/machines). */
export const claimStatusSchema = z.enum([
  'REGISTERED',
  'ROUTED',
  'REFERRED',
  'OBJECTED',
  'RECEIVED',
  'ACCEPTED',
  'NOT_ACCEPTED',
  'OPINION_DRAFTED',
  'GATE_RETURNED',
  'GATE_PASSED',
  'OPINION_SERVED',
  'FINAL_BY_LAPSE',
  'UNDER_REVIEW',
  'REVIEW_SERVED',
  'REVIEW_FINAL_BY_LAPSE',
  'UNDER_REEXAM',
  'REEXAM_SERVED',
  'DIVERTED',
  'TRANSFERRED',
  'SUGGESTION_ANSWERED',
  'REDO_ORDERED',
  'REDO_DRAFTED',
  'REDO_CHECKED',
]);
export type ClaimStatus = z.infer<typeof claimStatusSchema>;
