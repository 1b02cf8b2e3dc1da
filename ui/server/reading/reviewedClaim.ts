/** One claim of a sampled matter: what was asked, what was served, what the record says of its course. Pure. */
import { moveClaim } from '../../../domain/case/steps/move.ts';
import type { StoredEvent } from '../../../domain/schema/events.ts';
import type { ClaimState, MatterState } from '../../../domain/schema/matter.ts';
import type { ReviewedClaim } from '../../../domain/schema/reviewViews.ts';
import type { MatterView } from '../../../domain/schema/views.ts';
import { drawNumber, type SampledClaim } from '../../../domain/store/index.ts';
import { procedureOf } from '../../../domain/supervision/procedure.ts';

export interface ClaimReading {
  readonly shown: MatterView['claims'][number];
  readonly state: MatterState;
  /** With their sealed parts opened. */
  readonly events: readonly StoredEvent[];
  readonly sampled: SampledClaim | undefined;
  readonly today: string;
  /** Whether the person reads what was served. */
  readonly words: boolean;
  readonly userId: string;
  readonly groups: readonly string[];
  readonly barred: (claim: SampledClaim) => string | null;
  readonly localDate: (at: number) => string;
  readonly nameOf: (userId: string) => string;
}

/** The latest opinion that was served on the claim. */
function opinionOf({ opinions, claimId }: ClaimState, events: readonly StoredEvent[], words: boolean) {
  const last = opinions.at(-1);
  if (!last) return null;
  const drafted = events.findLast(
    (event) =>
      (event.type === 'OpinionDrafted' || event.type === 'RedoDrafted') &&
      event.data.claimId === claimId &&
      event.data.opinionId === last.opinionId,
  );
  const sealed =
    drafted?.type === 'OpinionDrafted' || drafted?.type === 'RedoDrafted' ? (drafted.data.sealed ?? null) : null;
  return {
    number: last.opinionNumber,
    servedOn: last.servedOn,
    outcome: last.outcome,
    supplementary: last.supplementary,
    words: words ? sealed : null,
  };
}

/** Whether the petitioner was heard, as the latest investigation recorded it. */
function heardOf(claimId: string, events: readonly StoredEvent[]): boolean | null {
  const said = events.flatMap((event) =>
    event.type === 'InvestigationRecorded' && event.data.claimId === claimId ? [event.data.petitionerHeard] : [],
  );
  return said.length === 0 ? null : said.includes(true);
}

export function claimReview(reading: ClaimReading): ReviewedClaim {
  const { shown, state, events, sampled, today, words } = reading;
  const claim = state.claims.find(({ claimId }) => claimId === shown.claimId);
  return {
    claimId: shown.claimId,
    seq: shown.seq,
    subject: shown.subject,
    status: shown.status,
    route: shown.route,
    unitName: shown.unitName,
    text: shown.text,
    opinion: claim ? opinionOf(claim, events, words) : null,
    sampled: claim && sampled ? samplingOf(reading, claim, sampled, heardOf(claim.claimId, events), today) : null,
  };
}

function samplingOf(
  { state, userId, groups, barred, localDate, nameOf }: ClaimReading,
  claim: ClaimState,
  sampled: SampledClaim,
  heard: boolean | null,
  today: string,
): NonNullable<ReviewedClaim['sampled']> {
  const { review, decision, task } = sampled;
  const rule = barred(sampled);
  const free = task !== null && (task.holderId === null || task.holderId === userId) && !task.submitted;
  return {
    because: sampled.because,
    draw: drawNumber(sampled.claimId, sampled.month),
    checks: [...procedureOf(state, claim, heard, today)],
    defects: review ? [...review.defects] : null,
    reviewer: review ? nameOf(review.reviewerId) : null,
    reviewedOn: review ? localDate(review.at) : null,
    declined: decision?.ordered === false ? decision.reasonCode : null,
    effect: sampled.effect,
    due: sampled.due,
    task: task && {
      userTaskKey: task.userTaskKey,
      holder: task.holderId === null ? null : { userId: task.holderId, name: nameOf(task.holderId) },
      submitted: task.submitted,
    },
    barred: rule,
    mayAct: review === null && free && rule === null && task.groups.some((group) => groups.includes(group)),
    redoable: moveClaim(state, claim.claimId, 'ORDER_REDO').ok,
  };
}
