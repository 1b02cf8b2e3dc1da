/** Short words for the acts that many cases share, so that a case file reads like the story it tells. */
import type { ClaimRoute, IntakeDecision, OpinionOutcome } from '../../domain/schema/codes.ts';
import type { UserTaskKey } from '../../domain/jobs/userTasks.ts';
import { unitId } from './county.ts';
import type { FormOf, Step } from './step.ts';

export const task = (at: string, key: UserTaskKey, form: FormOf, claim = 1): Step => ({
  at,
  kind: 'task',
  task: key,
  form,
  claim,
});

export const intake = (at: string, decision: IntakeDecision = 'ACCEPTED'): Step =>
  task(at, 'petition-case/task-intake-check', { decision });
export const contactCheck = (at: string, decision: IntakeDecision): Step =>
  task(at, 'petition-case/task-contact-check', { decision });

/** Route of each claim, in order: [route, unit code, simplified]. */
export const route = (
  at: string,
  claims: readonly (readonly [ClaimRoute, string | null, boolean?])[],
  matterType = 'APPEAL',
  confidentiality = 'NORMAL',
): Step =>
  task(at, 'petition-case/task-route', (refs) => ({
    matterType,
    confidentiality,
    claims: claims.map(([r, unit, simplified], n) => ({
      claimId: refs[n]?.claimId,
      route: r,
      unitId: unit === null ? null : unitId(unit),
      simplified: simplified ?? false,
    })),
  }));

export const dispatch = (at: string, unit: string, claim = 1): Step =>
  task(at, 'petition-case/task-dispatch', { unitId: unitId(unit), mode: 'ASSIGN' }, claim);
export const confirm = (at: string, claim = 1): Step =>
  task(at, 'petition-case/task-confirm-receipt', { outcome: 'CONFIRMED' }, claim);
export const object = (at: string, reasonCode: string, claim = 1): Step =>
  task(at, 'petition-case/task-confirm-receipt', { outcome: 'OBJECTED', reasonCode }, claim);
export const accept = (at: string, simplified = false, claim = 1): Step =>
  task(at, 'claim-handling/task-accept', { accepted: true, simplified }, claim);
export const investigate = (at: string, next: 'READY' | 'HEARING' = 'READY', claim = 1): Step =>
  task(at, 'claim-handling/task-investigate', { next, petitionerHeard: true }, claim);

export interface OpinionText {
  readonly claims: string;
  readonly facts: string;
  readonly opinion: string;
  readonly legalBasis: string;
}
export const draft = (at: string, outcome: OpinionOutcome, opinion: OpinionText, claim = 1): Step =>
  task(at, 'claim-handling/task-draft-opinion', { outcome, opinion }, claim);
export const pass = (at: string, claim = 1): Step => task(at, 'claim-handling/task-pre-check', { pass: true }, claim);
export const serve = (at: string, claim = 1): Step => task(at, 'claim-handling/task-serve-opinion', {}, claim);
export const execute = (at: string, claim = 1): Step => task(at, 'claim-handling/task-confirm-execution', {}, claim);
export const own = (at: string, planDueOn: string): Step =>
  task(at, 'petition-case/task-own-matter', {
    level: 'COUNTY',
    planDueOn,
    plan: {
      rootCause: '多头管理、责任不清',
      crux: '资金去向与交付时间',
      method: '县领导包案，部门联动',
      steps: '核查、协调、公示、回访',
    },
  });
export const closeOut = (at: string, codes: readonly string[] = ['SOLVED']): Step =>
  task(at, 'petition-case/task-close-out', { codes });
