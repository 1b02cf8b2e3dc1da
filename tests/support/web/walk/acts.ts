/** One verb per act of staff on a matter: who does it, which task it is, what is entered. The first word is when. */
import { unitId } from '../../../../app/demo/county.ts';
import type { UserTaskKey } from '../../../../domain/jobs/userTasks.ts';
import type {
  ClaimRoute,
  CloseCode,
  Confidentiality,
  Defect,
  IntakeDecision,
  MatterType,
  Offer,
  OpinionOutcome,
  ReviewOutcome,
} from '../../../../domain/schema/codes.ts';
import type { Entries } from './forms.ts';
import { decideOnDesk } from './desk.ts';
import type { Walk } from './people.ts';
import type { Receipt } from './petitioner.ts';
import { judgeSample } from './review.ts';
import { doTask } from './tasks.ts';

export interface OpinionText {
  readonly claims: string;
  readonly facts: string;
  readonly opinion: string;
  readonly legalBasis: string;
}
type Routed = readonly [route: ClaimRoute, unit: string | null, track?: 'SIMPLE'];

const accountOf = (role: 'hdl' | 'ldr', unit: string): string => `${role}-${unit.toLowerCase().replaceAll('_', '-')}`;

/** What staff do with the matter of this receipt. `claim` is told where it has several. */
export function staffOf(walk: Walk, { publicNumber }: Receipt) {
  const act =
    (account: string, key: UserTaskKey, entries: Entries, claim?: number) =>
    async (at: string): Promise<void> => {
      await walk.at(at);
      await doTask(walk, account, { key, publicNumber, claim }, entries);
    };
  const byUnit = (key: UserTaskKey) => (at: string, unit: string, entries: Entries, claim?: number) =>
    act(accountOf('hdl', unit), key, entries, claim)(at);

  return {
    // The county's bureau.
    checkIntake: (at: string, decision: IntakeDecision = 'ACCEPTED') =>
      act('int-yz', 'petition-case/task-intake-check', { decision })(at),
    checkContact: (at: string, decision: IntakeDecision, account = 'int-yz', reasonCode?: string) =>
      act(account, 'petition-case/task-contact-check', { decision, reasonCode })(at),
    route: (
      at: string,
      claims: readonly Routed[],
      [matterType, confidentiality]: readonly [MatterType, Confidentiality] = ['APPEAL', 'NORMAL'],
    ) =>
      act('int-yz', 'petition-case/task-route', {
        matterType,
        confidentiality,
        claims: claims.map(([route, unit, track]) => ({
          route,
          ...(unit === null ? {} : { unitId: unitId(unit) }),
          simplified: track === 'SIMPLE',
        })),
      })(at),
    dispatch: (at: string, unit: string, claim?: number) =>
      act('int-yz', 'petition-case/task-dispatch', { unitId: unitId(unit), mode: 'ASSIGN' }, claim)(at),
    closeOut: (at: string, ...codes: readonly CloseCode[]) =>
      act('int-yz', 'petition-case/task-close-out', { codes })(at),
    decideObjection: (at: string, agreed: boolean, claim?: number) =>
      act('sup-yz', 'petition-case/task-decide-objection', { agreed }, claim)(at),
    transferAccusation: (at: string, organ: string) =>
      act('sup-yz', 'claim-diversion/task-transfer-accusation', { organUnitId: unitId(organ) })(at),
    preCheck: (at: string, found: { readonly pass: boolean } & Entries, claim?: number) =>
      act('rev-yz', 'claim-handling/task-pre-check', found, claim)(at),
    /** Another reviewer than the one who checked the opinion before it was served. */
    reviewMonthly: async (at: string, ...defects: readonly Defect[]): Promise<void> => {
      await walk.at(at);
      await judgeSample(walk, 'rev2-yz', publicNumber, defects);
    },
    orderRedo: async (at: string): Promise<void> => {
      await walk.at(at);
      await decideOnDesk(walk, 'sup-yz', publicNumber, 'REDO', {});
    },

    // Leaders.
    takeOwnership: (at: string, planDueOn: string) =>
      act('ldr-yz', 'petition-case/task-own-matter', {
        level: 'COUNTY',
        planDueOn,
        plan: {
          rootCause: '多头管理、责任不清',
          crux: '资金去向与交付时间',
          method: '县领导包案，部门联动',
          steps: '核查、协调、公示、回访',
        },
      })(at),
    decideJurisdiction: (at: string, unit: string, claim?: number) =>
      act('ldr-yz', 'petition-case/task-superior-decides', { unitId: unitId(unit) }, claim)(at),
    approveExtension: (at: string, unit: string) =>
      act(accountOf('ldr', unit), 'claim-handling/task-approve-extension', { approved: true })(at),
    /** The joint conference signs the circulated notice that was drafted, and gives the redo one more week. */
    issueCircular: async (at: string): Promise<void> => {
      await walk.at(at);
      await decideOnDesk(walk, 'ldr-joint', publicNumber, 'CIRCULAR', { renew: true });
    },
    decideReview: (at: string, account: string, outcome: ReviewOutcome, opinion: OpinionText) =>
      act(account, 'review-reexamination/task-decide-review', { outcome, opinion })(at),
    prepareReexam: (at: string, account: string, hearing: boolean) =>
      act(account, 'review-reexamination/task-prepare-reexam', { hearing })(at),
    holdReexamHearing: (at: string, account: string, fromOn: string, toOn: string) =>
      act(account, 'review-reexamination/task-hold-hearing', { fromOn, toOn, open: true })(at),
    decideReexam: (at: string, account: string, outcome: ReviewOutcome, opinion: OpinionText) =>
      act(account, 'review-reexamination/task-decide-reexam', { outcome, opinion })(at),

    // The unit in charge.
    confirm: (at: string, unit: string, claim?: number) =>
      byUnit('petition-case/task-confirm-receipt')(at, unit, { outcome: 'CONFIRMED' }, claim),
    object: (at: string, unit: string, reasonCode: string, claim?: number) =>
      byUnit('petition-case/task-confirm-receipt')(at, unit, { outcome: 'OBJECTED', reasonCode }, claim),
    accept: (at: string, unit: string, track: 'SIMPLE' | 'FULL' = 'FULL', claim?: number) =>
      byUnit('claim-handling/task-accept')(at, unit, { accepted: true, simplified: track === 'SIMPLE' }, claim),
    investigate: (at: string, unit: string, next: 'READY' | 'HEARING' = 'READY', claim?: number) =>
      byUnit('claim-handling/task-investigate')(at, unit, { petitionerHeard: true, next }, claim),
    askExtension: (at: string, unit: string, extensionDays: number, reasonCode: string) =>
      byUnit('claim-handling/task-investigate')(at, unit, {
        petitionerHeard: true,
        next: 'EXTENSION',
        extensionDays,
        reasonCode,
      }),
    holdHearing: (at: string, unit: string, on: string, claim?: number) =>
      byUnit('claim-handling/task-hold-hearing')(at, unit, { fromOn: on, toOn: on, open: true }, claim),
    draftOpinion: (at: string, unit: string, outcome: OpinionOutcome, opinion: OpinionText, claim?: number) =>
      byUnit('claim-handling/task-draft-opinion')(at, unit, { outcome, opinion }, claim),
    serveOpinion: (at: string, unit: string, claim?: number) =>
      byUnit('claim-handling/task-serve-opinion')(at, unit, {}, claim),
    confirmExecution: (at: string, unit: string, claim?: number) =>
      byUnit('claim-handling/task-confirm-execution')(at, unit, {}, claim),
    divert: (
      at: string,
      unit: string,
      way: {
        readonly remedy: string;
        readonly reconsiderationFirst?: boolean;
        readonly knownOn?: string;
        readonly offers?: readonly Offer[];
        readonly clueToProcuratorate?: boolean;
      },
      claim?: number,
    ) => byUnit('claim-diversion/task-divert')(at, unit, way, claim),
    redo: (at: string, unit: string, outcome: OpinionOutcome, opinion: OpinionText) =>
      byUnit('redo/task-redo')(at, unit, { outcome, opinion }),
    recheckRedo: (at: string) => act('rev-yz', 'redo/task-recheck', { pass: true })(at),
    serveRedo: (at: string, unit: string) => byUnit('redo/task-serve-redo')(at, unit, {}),
    confirmRedoExecution: (at: string, unit: string) => byUnit('redo/task-confirm-execution')(at, unit, {}),
    afterCare: (at: string, unit: string, note: string) =>
      byUnit('review-reexamination/task-after-care')(at, unit, { note }),
  };
}
