/** The monthly review: rounds, samples, and one sampled matter as its reviewer reads it, cut to the person. */
import { may } from '../../../domain/access/permissions.ts';
import type { MatterId } from '../../../domain/schema/ids.ts';
import type { Unit } from '../../../domain/schema/matter.ts';
import type { MatterReview } from '../../../domain/schema/reviewViews.ts';
import {
  barredFrom,
  byMatter,
  drawAgain,
  namesOf,
  openRound,
  redosOf,
  roundsOf,
  roundViewOf,
  type ReviewViewer,
  type RoundRef,
  type SampledClaim,
  type StoreParts,
} from '../../../domain/store/index.ts';
import type { CaseStore } from '../../../domain/store/port.ts';
import { runningClock } from '../../../domain/case/lookup.ts';
import type { MatterReader, Viewer } from '../deps.ts';
import type { ReviewDesk } from '../reviewPorts.ts';
import { DESK, deskViewerOf, holds } from './deskViewer.ts';
import { groupsOf } from './posts.ts';
import { claimReview } from './reviewedClaim.ts';
import { createSightRules, sightedOf } from './sight.ts';

export interface ReviewDeskParts {
  readonly parts: StoreParts;
  readonly store: Pick<CaseStore, 'load' | 'events'>;
  readonly matters: Pick<MatterReader, 'view'>;
  /** The whole organisation tree. */
  readonly units: readonly Unit[];
}

export function createReviewDesk({ parts, store, matters, units }: ReviewDeskParts): ReviewDesk {
  const rules = createSightRules(units);
  const { clocks } = parts;
  const viewerOf = (viewer: Viewer): ReviewViewer => ({
    ...deskViewerOf(rules, viewer),
    reviewsAt: viewer.roles.filter(({ role }) => may(role, 'MONTHLY_REVIEW', 'D')).map(({ unitId }) => unitId),
  });

  /** Where the matter stands in the sample, and which one waits for the person after it. */
  function positionOf(viewer: ReviewViewer, claims: readonly SampledClaim[], matterId: string) {
    const own = byMatter(claims);
    const idOf = (at: number): string | null => own[at]?.[0]?.matterId ?? null;
    const at = own.findIndex(([first]) => first?.matterId === matterId);
    const waits = (group: readonly SampledClaim[]) =>
      group.some(
        (claim) =>
          claim.review === null &&
          barredFrom(viewer, claim) === null &&
          (claim.task === null || claim.task.holderId === null || claim.task.holderId === viewer.userId),
      );
    const next = viewer.reviewsAt.length === 0 ? undefined : [...own.slice(at + 1), ...own.slice(0, at)].find(waits);
    return { n: at + 1, of: own.length, before: idOf(at - 1), after: idOf(at + 1), next: next?.[0]?.matterId ?? null };
  }

  async function matter(viewer: Viewer, ref: RoundRef, matterId: MatterId): Promise<MatterReview | undefined> {
    const reviewer = viewerOf(viewer);
    const round = await openRound(parts, reviewer, ref);
    const sampled = round?.claims.filter((claim) => claim.matterId === matterId) ?? [];
    if (!round || sampled.length === 0) return undefined;
    const view = await matters.view(viewer, matterId);
    const state = view && (await store.load(matterId));
    if (!view || !state) return undefined;
    const events = await store.events(matterId);
    const today = clocks.localDate(round.now);
    const nameOf = await namesOf(
      parts.db,
      sampled.flatMap(({ review, task }) => [review?.reviewerId ?? [], task?.holderId ?? []].flat()),
    );
    const windows = sampled.flatMap(({ claimId }) => runningClock(state, claimId, 'REVIEW_REQUEST')?.dueOn ?? []);
    return {
      matterId,
      publicNumber: view.row.publicNumber,
      month: ref.month,
      unitId: ref.unitId,
      rate: round.rate,
      closedOn: state.closedOn,
      rating: state.rating?.value ?? null,
      petition: view.petitioner.text,
      receivedOn: view.row.receivedOn,
      claims: view.claims.map((shown) =>
        claimReview({
          shown,
          state,
          events,
          sampled: sampled.find(({ claimId }) => claimId === shown.claimId),
          today,
          words: rules.of(viewer, sightedOf(state)) === 'FULL',
          userId: viewer.userId,
          groups: groupsOf(viewer.roles),
          barred: (claim) => barredFrom(reviewer, claim),
          localDate: (at) => clocks.localDate(at),
          nameOf,
        }),
      ),
      ifToday: { fixBy: clocks.due('DOCUMENT_FIX', today).dueOn, redoBy: clocks.due('REDO', today).dueOn },
      reviewUntil: windows.toSorted().at(-1) ?? null,
      position: positionOf(reviewer, round.claims, matterId),
    };
  }

  return {
    has: (viewer) => holds(viewer, [...DESK]),
    rounds: (viewer) => roundsOf(parts, viewerOf(viewer)),
    round: (viewer, query) => roundViewOf(parts, viewerOf(viewer), query),
    draw: (viewer, ref) => drawAgain(parts, viewerOf(viewer), ref),
    redos: (viewer, query) => redosOf(parts, viewerOf(viewer), query),
    matter,
  };
}
