/** One decision that waits for a person: what is to be signed, on what evidence, with what effect. */
import type { MatterState } from '../../../domain/schema/matter.ts';
import { findClaim, runningClock } from '../../../domain/case/lookup.ts';
import { lastReview } from '../../../domain/case/steps/monthlyReview.ts';
import { REDO_RENEWAL_DAYS } from '../../../domain/clocks/rules.ts';
import type { MeasureKind } from '../../../domain/schema/codes.ts';
import { matterIdSchema } from '../../../domain/schema/ids.ts';
import type { DecisionView } from '../../../domain/schema/supervisionViews.ts';
import type { TimelineItem } from '../../../domain/schema/views.ts';
import {
  businessNow,
  createCaseQueries,
  findWorkItem,
  type DeskViewer,
  type StoreParts,
  type SupervisionReader,
  type WorkItem,
} from '../../../domain/store/index.ts';
import type { CaseStore } from '../../../domain/store/port.ts';
import { decisionOf, type Decided } from '../../../domain/supervision/ladder.ts';
import type { Viewer, Workbench } from '../deps.ts';

/** Steps that show how it came to this; clocks, flows and proposals of the system say nothing a leader signs on. */
const TELLING: ReadonlySet<string> = new Set([
  'MatterRegistered',
  'ClaimReferred',
  'ObjectionDecided',
  'ClaimAccepted',
  'ExtensionDecided',
  'GateReturned',
  'OpinionServed',
  'MatterClosed',
  'ReviewRecorded',
  'RedoOrdered',
  'RedoRechecked',
  'RedoFailed',
  'RedoRenewed',
  'MeasureDrafted',
  'MeasureDecided',
  'ReasonGiven',
  'SupervisionAnswered',
  'Escalated',
  'RatingReceived',
  'TaskUrged',
]);

/** Which article the decision stands on. */
const ARTICLES: Readonly<Record<Decided, string>> = {
  SUPERVISION: 'R1-40',
  CIRCULAR: 'R1-39',
  INTERVIEW: 'R1-39',
  LISTED: 'R1-39',
  ACCOUNTABILITY: 'R1-40',
  REDO: 'R1-40',
};

export interface DecisionParts {
  readonly parts: StoreParts;
  readonly store: Pick<CaseStore, 'load' | 'events'>;
  readonly workbench: Pick<Workbench, 'detail'>;
  readonly reader: Pick<SupervisionReader, 'list'>;
  readonly deskViewer: (viewer: Viewer) => DeskViewer;
}

export function createDecisions({ parts, store, workbench, reader, deskViewer }: DecisionParts) {
  const queries = createCaseQueries(parts);
  const { clocks } = parts;

  async function effectOf(
    kind: Decided,
    redoCircular: boolean,
    item: WorkItem,
    state: MatterState,
  ): Promise<DecisionView['effect']> {
    const today = clocks.localDate(await businessNow(parts.db, parts.clock));
    const claim = item.claim_id === null ? undefined : findClaim(state, item.claim_id);
    const renewable = redoCircular && claim?.redo?.renewals === 0;
    return {
      article: ARTICLES[kind],
      answerBy: kind === 'SUPERVISION' ? clocks.due('SUPERVISION_ANSWER', today).dueOn : null,
      renewTo: renewable ? clocks.addDays(today, REDO_RENEWAL_DAYS) : null,
      redoBy: kind === 'REDO' ? clocks.due('REDO', today).dueOn : null,
    };
  }

  /** What the unit answered to the latest supervision order on the claim. */
  async function saidBy(matterId: MatterState['matterId'], item: WorkItem): Promise<string | null> {
    const events = await store.events(matterId);
    const orders = new Set(
      events.flatMap((event) =>
        event.type === 'MeasureDrafted' && event.data.claimId === item.claim_id ? [event.data.measureId] : [],
      ),
    );
    const said = events.findLast((event) => event.type === 'SupervisionAnswered' && orders.has(event.data.measureId));
    return said?.type === 'SupervisionAnswered' ? said.data.sealed.text : null;
  }

  async function positionOf(viewer: Viewer, userTaskKey: string): Promise<DecisionView['position']> {
    const mine = await reader.list(deskViewer(viewer), { list: 'DRAFTS', mine: true, limit: 50 });
    const keys = mine.items.map((row) => row.userTaskKey);
    const at = keys.indexOf(userTaskKey);
    return { n: at + 1, of: mine.total, next: keys[at + 1] ?? keys.find((key) => key !== userTaskKey) ?? null };
  }

  /** undefined = there is no such decision for this person. */
  return async (viewer: Viewer, userTaskKey: string): Promise<DecisionView | undefined> => {
    const detail = await workbench.detail(viewer, userTaskKey);
    const item = detail && (await findWorkItem(parts.db, userTaskKey));
    const kind = detail ? decisionOf(detail.row.taskKey) : null;
    if (!detail || !item || kind === null) return undefined;
    const matterId = matterIdSchema.parse(item.matter_id);
    const state = await store.load(matterId);
    const view = await queries.matterView(matterId, { name: false, texts: false });
    if (!state || !view) return undefined;
    const claim = item.claim_id === null ? undefined : findClaim(state, item.claim_id);
    const about = ({ claimSeq }: TimelineItem) => claimSeq === null || claim === undefined || claimSeq === claim.seq;
    const draft = state.measures.find(
      (measure) => measure.kind === kind && measure.claimId === item.claim_id && measure.decided === null,
    );
    const drafted = view.timeline.findLast(
      (step) => step.type === 'MeasureDrafted' && step.details['kind'] === kind && about(step),
    );
    const redoCircular = detail.row.taskKey === 'redo/task-decide-circular';
    const late = view.clocks
      .filter(
        (clock) =>
          clock.state === 'OVER' &&
          clock.clockKey !== 'MEASURE_DECISION' &&
          (clock.claimSeq ?? null) === (claim?.seq ?? null),
      )
      .sort((a, b) => a.days - b.days)[0];
    const redo = item.claim_id === null ? undefined : runningClock(state, item.claim_id, 'REDO');
    return {
      row: detail.row,
      kind: kind as MeasureKind | 'REDO',
      because: draft?.because ?? null,
      draftedOn: drafted?.on ?? null,
      clock: late ?? view.clocks.find(({ clockRef }) => clockRef === redo?.clockRef) ?? null,
      evidence: view.timeline.filter((step) => TELLING.has(step.type) && about(step)),
      unitSaid: detail.row.subject === null ? null : await saidBy(matterId, item),
      defects: [...((claim && lastReview(claim)?.defects) ?? [])],
      effect: await effectOf(kind, redoCircular, item, state),
      form: kind === 'REDO' ? 'REDO_ORDER' : redoCircular ? 'REDO_CIRCULAR' : 'MEASURE',
      mayDecide: detail.may.act && item.state === 'OFFERED',
      position: await positionOf(viewer, userTaskKey),
    };
  };
}
