import type { TimelineItem } from '../../../../domain/schema/views.ts';
import { useCodes, type CodeKind } from '../../modules/codes/index.ts';

/** Which list a detail's codes are from; details without a list are for the audit log, not for this page. */
const LISTS: Readonly<Record<string, CodeKind>> = {
  clockKey: 'clockKey',
  decision: 'intakeDecision',
  route: 'claimRoute',
  colour: 'colour',
  rating: 'rating',
  defects: 'defect',
  missing: 'opinionPart',
  action: 'escalationAction',
  mode: 'referralMode',
  codes: 'closeCode',
  taskKey: 'task',
  staffReason: 'staffReason',
};
/** `outcome` means another list in each kind of event. */
const OUTCOMES: Readonly<Record<string, CodeKind>> = {
  OpinionDrafted: 'opinionOutcome',
  OpinionServed: 'opinionOutcome',
  RedoDrafted: 'opinionOutcome',
  ReviewDecided: 'reviewOutcome',
  ReexamDecided: 'reviewOutcome',
  ClockStopped: 'clockOutcome',
};
/** Details that are codes in some events only. */
const ONLY_IN: Readonly<Record<string, Readonly<Record<string, CodeKind>>>> = {
  kind: { MeasureDrafted: 'measureKind', MeasureDecided: 'measureKind' },
  outcome: OUTCOMES,
};
const DATES = ['dueOn', 'applyBy', 'planDueOn'];

/** The details of an event that a reader wants to see, in words. */
export function useDetails() {
  const { code } = useCodes();
  return ({ type, details }: TimelineItem): readonly string[] =>
    Object.entries(details).flatMap(([key, value]) => {
      if (DATES.includes(key)) return typeof value === 'string' ? [value] : [];
      const list = LISTS[key] ?? ONLY_IN[key]?.[type];
      if (list === undefined) return [];
      const codes = Array.isArray(value) ? value : typeof value === 'string' ? [value] : [];
      return codes.map((one) => code(list, one));
    });
}
