/** Cuts a matter's view down to what the viewer may see. */
import { staffActSchema } from '../schema/staffActs.ts';
import type { MatterRow, MatterView, TimelineItem } from '../schema/views.ts';
import { CONFIDENTIALITY_RANK, sightOf, type Sight, type Sighted, type Viewer } from './sight.ts';

/** 甲某: the first character stays, so that staff can tell people on one list apart. */
export const maskName = (name: string | null): string | null => (name ? `${[...name][0] ?? ''}某` : null);

/** Steps inside the office that the petitioner's page leaves out (colour, defects, measures, proposals; privacy rule 6). */
const INTERNAL: ReadonlySet<string> = new Set([
  'FlowBound',
  'IntakeProposed',
  'ClaimRouteProposed',
  'MatterLinked',
  'OpinionDrafted',
  'GatePassed',
  'GateReturned',
  'ColourRated',
  'OwnershipTaken',
  'ReviewSampled',
  'ReviewRecorded',
  'FixConfirmed',
  'FileAdded',
  'RedoDeclined',
  'RedoDrafted',
  'RedoRechecked',
  'RedoFailed',
  'MeasureDrafted',
  'MeasureDecided',
  'ReasonGiven',
  'SupervisionAnswered',
  'Escalated',
  'ClockThresholdReached',
  ...staffActSchema.options,
]);

/** Clocks that concern only the office. */
const INTERNAL_CLOCKS: ReadonlySet<string> = new Set([
  'GATE_OPINION',
  'LEADER_CONTACT',
  'MONTHLY_REVIEW',
  'DOCUMENT_FIX',
  'MEASURE_DECISION',
  'SUPERVISION_ANSWER',
  'CLOSE_OUT',
]);

/** All that an accuser learns: registered, and passed on to the competent organ. */
const ACCUSER: ReadonlySet<string> = new Set(['MatterRegistered', 'ContactReceipted', 'AccusationTransferred']);

const withoutUnits = (item: TimelineItem): TimelineItem => ({
  ...item,
  actorUnit: null,
  details: Object.fromEntries(Object.entries(item.details).filter(([key]) => !/unit/i.test(key))),
});

const sealed = (view: MatterView): boolean =>
  CONFIDENTIALITY_RANK[view.row.confidentiality] >= CONFIDENTIALITY_RANK.MINOR_SEALED;

function masked(view: MatterView): MatterView {
  const hideUnits = sealed(view);
  return {
    ...view,
    row: maskRow(view.row, 'MASKED'),
    petitioner: { name: hideUnits ? null : maskName(view.petitioner.name), text: null },
    claims: view.claims.map((claim) => ({ ...claim, text: null, ...(hideUnits ? { unitName: null } : {}) })),
    timeline: hideUnits ? view.timeline.map(withoutUnits) : view.timeline,
  };
}

/** All that is shown of a matter that is kept secret before it is opened: its number and the day it came. */
export function stub(view: MatterView): MatterView {
  return {
    ...view,
    row: maskRow(view.row, 'STUB'),
    petitioner: { name: null, text: null },
    claims: [],
    clocks: [],
    due: [],
    timeline: [],
    colours: [],
  };
}

function own(view: MatterView): MatterView {
  if (view.row.matterType === 'ACCUSATION') {
    return {
      ...stub(view),
      petitioner: view.petitioner,
      timeline: view.timeline.filter((item) => ACCUSER.has(item.type)).map(withoutUnits),
    };
  }
  const shown = (key: string) => !INTERNAL_CLOCKS.has(key);
  return {
    ...view,
    row: { ...view.row, colour: null },
    clocks: view.clocks.filter((clock) => shown(clock.clockKey)),
    due: view.due.filter((entry) => shown(entry.key)),
    timeline: view.timeline.filter(
      (item) => !INTERNAL.has(item.type) && (typeof item.details.clockKey !== 'string' || shown(item.details.clockKey)),
    ),
    colours: [],
  };
}

/** A row of a list at the given sight; NONE is never asked for, since such a row is not in the list. */
export function maskRow(row: MatterRow, sight: Sight): MatterRow {
  const high = CONFIDENTIALITY_RANK[row.confidentiality] >= CONFIDENTIALITY_RANK.MINOR_SEALED;
  if (sight === 'STUB')
    return { ...row, colour: null, routes: [], unitNames: [], petitionerCount: 1, contacts: 1, nextDue: null };
  if (sight === 'MASKED' && high) return { ...row, unitNames: [], petitionerCount: 1 };
  return sight === 'OWN' ? { ...row, colour: null } : row;
}

/** The view as this viewer may see it; null = for this viewer there is no such matter. */
export function maskMatter(view: MatterView, viewer: Viewer, matter: Sighted): MatterView | null {
  switch (sightOf(viewer, matter)) {
    case 'NONE':
      return null;
    case 'STUB':
      return stub(view);
    case 'MASKED':
      return masked(view);
    case 'OWN':
      return own(view);
    case 'FULL':
      return view;
  }
}
