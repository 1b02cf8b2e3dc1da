/**
 * The case events that a person's act always causes, by the case command it becomes. Where an act has several commands or an
 * outcome of its own, the outcome decides. This is the declaration that process lint proves the rules of law on: an event stands
 * here only when every such act causes it (an event that may fail to come must not be relied on).
 */
import type { EventType } from '../schema/events.ts';
import { userTasks, type UserTaskContract, type UserTaskKey } from './userTasks.ts';

type Effects = readonly EventType[];
/** Per outcome; `always` = whatever the outcome. */
type ActEffects = { readonly always?: Effects } & Readonly<Record<string, Effects | undefined>>;

export const actEffects: Readonly<Record<string, ActEffects>> = {
  DecideIntake: { always: ['IntakeDecided'] },
  DecideContact: { always: ['ContactJoined'] },
  RouteMatter: { always: ['MatterRouted', 'ClaimRouted'] },
  ReferClaim: { always: ['ClaimReferred'] },
  'ConfirmReceipt|RaiseObjection': { CONFIRMED: ['ReceiptConfirmed'], OBJECTED: ['ObjectionRaised'] },
  DecideObjection: { always: ['ObjectionDecided'] },
  DecideJurisdiction: { always: ['ClaimReferred'] },
  TakeOwnership: { always: ['OwnershipTaken'] },
  CloseMatter: { always: ['MatterClosed'] },
  'AcceptClaim|RefuseClaim': { ACCEPTED: ['ClaimAccepted'], NOT_ACCEPTED: ['ClaimNotAccepted'] },
  'RecordInvestigation|RequestExtension': {
    READY: ['InvestigationRecorded'],
    HEARING: ['InvestigationRecorded'],
    EXTENSION: ['InvestigationRecorded', 'ExtensionRequested'],
  },
  RecordHearing: { always: ['HearingHeld'] },
  DecideExtension: { always: ['ExtensionDecided'] },
  DraftOpinion: { always: ['OpinionDrafted'] },
  'PassGate|ReturnDraft': { PASS: ['GatePassed'], RETURN: ['GateReturned'] },
  ServeOpinion: { always: ['OpinionServed'] },
  // What a redo has replaced, or another flow has confirmed, is confirmed without an event (NOT_OWED).
  ConfirmExecution: {},
  DivertClaim: { always: ['ClaimDiverted'] },
  AnswerSuggestion: { always: ['SuggestionAnswered'] },
  TransferAccusation: { always: ['AccusationTransferred'] },
  RecordReview: { always: ['ReviewRecorded'] },
  ConfirmFix: { always: ['FixConfirmed'] },
  'OrderRedo|DeclineRedo': { ORDERED: ['RedoOrdered'], DECLINED: ['RedoDeclined'] },
  DraftRedo: { always: ['RedoDrafted'] },
  RecheckRedo: { always: ['RedoRechecked'] },
  DecideRedoCircular: { always: ['MeasureDecided'], RENEWED: ['RedoRenewed'] },
  DecideMeasure: { always: ['MeasureDecided'] },
  GiveReason: { always: ['ReasonGiven'] },
  AnswerSupervision: { always: ['SupervisionAnswered'] },
  DecideReview: { always: ['ReviewDecided'] },
  PrepareReexam: { always: ['ReexamPrepared'] },
  DecideReexam: { always: ['ReexamDecided'] },
  RecordAfterCare: { always: ['AfterCareRecorded'] },
};

/** What a task's act causes when it ends with that outcome. */
export function effectsOf(task: UserTaskContract, outcome: string): Effects {
  const effects = actEffects[task.command] ?? {};
  return [...(effects.always ?? []), ...(effects[outcome] ?? [])];
}

/** `claim-handling/task-serve-opinion` is filled in on the form `claim-handling.serve-opinion`. */
export const formOfTask = (taskKey: string): string => taskKey.replace('/task-', '.');

const byForm = new Map<string, UserTaskKey>(
  (Object.keys(userTasks) as UserTaskKey[]).map((key) => [formOfTask(key), key]),
);

/** The task that shows this form: the form decides what the act is, wherever the task is drawn. */
export const taskKeyOfForm = (formId: string): UserTaskKey | undefined => byForm.get(formId);

export function contractOfForm(formId: string): UserTaskContract | undefined {
  const key = taskKeyOfForm(formId);
  return key && userTasks[key];
}
