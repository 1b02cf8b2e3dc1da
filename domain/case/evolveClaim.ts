/** Folds the events of claims. */
import type { ClaimId } from '../schema/ids.ts';
import type { ClaimState, DraftState, MatterState } from '../schema/matter.ts';
import type { EventDataOf } from '../schema/events.ts';
import type { FoldEvent } from './evolve.ts';

type Patch = Partial<ClaimState> | ((claim: ClaimState) => Partial<ClaimState>);

const change = (state: MatterState, claimId: ClaimId, patch: Patch): MatterState => ({
  ...state,
  claims: state.claims.map((claim) =>
    claim.claimId === claimId ? { ...claim, ...(typeof patch === 'function' ? patch(claim) : patch) } : claim,
  ),
});

function added({ claimId, seq, facts }: EventDataOf<'ClaimAdded'>): ClaimState {
  return {
    claimId,
    seq,
    status: 'REGISTERED',
    facts,
    proposed: null,
    route: null,
    unitId: null,
    simplified: false,
    bounces: 0,
    objection: null,
    acceptedOn: null,
    extension: null,
    draft: null,
    lastReturn: null,
    opinions: [],
    executed: false,
    diversion: null,
    review: null,
    reexam: null,
    monthlyReviews: [],
    redo: null,
  };
}

const draftOf = (
  { opinionId, parts, outcome }: Pick<DraftState, 'opinionId' | 'parts' | 'outcome'>,
  draftNo: number,
  drafterId: string,
): DraftState => ({ opinionId, draftNo, parts, outcome, drafterId, checkerIds: [] });

const checked = (claim: ClaimState, checkerId: string): DraftState | null =>
  claim.draft ? { ...claim.draft, checkerIds: [...claim.draft.checkerIds, checkerId] } : null;

export function evolveClaim(state: MatterState, event: FoldEvent): MatterState {
  switch (event.type) {
    case 'ClaimAdded':
      return { ...state, claims: [...state.claims, added(event.data)] };
    case 'ClaimRouteProposed': {
      const { claimId, ...proposed } = event.data;
      return change(state, claimId, { proposed });
    }
    case 'ClaimRouted': {
      const { claimId, to, route, unitId, simplified } = event.data;
      return change(state, claimId, { status: to, route, unitId, simplified });
    }
    case 'ClaimReferred': {
      const { claimId, to, unitId, bounces } = event.data;
      return change(state, claimId, { status: to, unitId, bounces, objection: null });
    }
    case 'ObjectionRaised': {
      const { claimId, to, unitId, reasonCode } = event.data;
      return change(state, claimId, { status: to, objection: { unitId, reasonCode } });
    }
    case 'ObjectionDecided': {
      const { claimId, to, bounces, agreed } = event.data;
      return change(state, claimId, { status: to, bounces, ...(agreed ? {} : { objection: null }) });
    }
    case 'AccusationTransferred': {
      const { claimId, to, organUnitId } = event.data;
      return change(state, claimId, { status: to, unitId: organUnitId });
    }
    case 'ClaimDiverted': {
      const { claimId, to, remedy, applyBy } = event.data;
      return change(state, claimId, { status: to, diversion: { remedy, applyBy } });
    }
    case 'ClaimAccepted': {
      const { claimId, to, simplified, acceptedOn } = event.data;
      return change(state, claimId, { status: to, simplified, acceptedOn });
    }
    case 'ReceiptConfirmed':
    case 'SuggestionAnswered':
    case 'ClaimNotAccepted':
    case 'ClaimFinalByLapse':
      return change(state, event.data.claimId, { status: event.data.to });
    case 'ExtensionRequested': {
      const { claimId, days } = event.data;
      return change(state, claimId, { extension: { days, state: 'REQUESTED', told: false } });
    }
    case 'ExtensionDecided': {
      const { claimId, approved } = event.data;
      return change(state, claimId, ({ extension }) => ({
        extension: { days: extension?.days ?? 0, state: approved ? 'APPROVED' : 'REFUSED', told: false },
      }));
    }
    case 'ExtensionTold':
      return change(state, event.data.claimId, ({ extension }) => ({
        extension: extension ? { ...extension, told: true } : null,
      }));
    case 'ActWithdrawn': {
      const { claimId, claimStatus, undone } = event.data;
      if (claimId === null) return state;
      return change(state, claimId, (claim) => ({
        status: claimStatus?.to ?? claim.status,
        ...(undone.includes('ExtensionRequested') ? { extension: null } : {}),
        ...(undone.includes('ReexamPrepared') && claim.reexam ? { reexam: { ...claim.reexam, hearing: null } } : {}),
      }));
    }
    case 'OpinionDrafted': {
      const { claimId, to, draftNo } = event.data;
      return change(state, claimId, { status: to, draft: draftOf(event.data, draftNo, event.actor.id) });
    }
    case 'GatePassed':
      return change(state, event.data.claimId, (claim) => ({
        status: event.data.to,
        draft: checked(claim, event.actor.id),
      }));
    case 'GateReturned': {
      const { claimId, to, draftNo, defects, missing } = event.data;
      return change(state, claimId, { status: to, lastReturn: { draftNo, defects, missing } });
    }
    case 'OpinionServed': {
      const { claimId, to, opinionId, opinionNumber, outcome, servedOn, supplementary } = event.data;
      return change(state, claimId, (claim) => ({
        status: to,
        opinions: [...claim.opinions, { opinionId, opinionNumber, outcome, servedOn, supplementary }],
        executed: false,
      }));
    }
    case 'ExecutionConfirmed':
      return change(state, event.data.claimId, { executed: true });
    case 'ReviewRequested': {
      const { claimId, to, requestedOn, organUnitId } = event.data;
      return change(state, claimId, {
        status: to,
        review: { requestedOn, organUnitId, outcome: null, servedOn: null },
      });
    }
    case 'ReviewDecided': {
      const { claimId, to, outcome, servedOn } = event.data;
      return change(state, claimId, ({ review }) => ({
        status: to,
        review: review ? { ...review, outcome, servedOn } : null,
      }));
    }
    case 'ReexamRequested': {
      const { claimId, to, requestedOn, organUnitId } = event.data;
      const reexam = { requestedOn, organUnitId, hearing: null, outcome: null, servedOn: null };
      return change(state, claimId, { status: to, reexam });
    }
    case 'ReexamPrepared':
      return change(state, event.data.claimId, ({ reexam }) => ({
        reexam: reexam ? { ...reexam, hearing: event.data.hearing } : null,
      }));
    case 'ReexamDecided': {
      const { claimId, to, outcome, servedOn } = event.data;
      return change(state, claimId, ({ reexam }) => ({
        status: to,
        reexam: reexam ? { ...reexam, outcome, servedOn } : null,
      }));
    }
    case 'ReviewSampled': {
      const { claimId, month } = event.data;
      return change(state, claimId, ({ monthlyReviews }) => ({
        monthlyReviews: [...monthlyReviews, { reviewNo: monthlyReviews.length + 1, month, defects: null }],
      }));
    }
    case 'ReviewRecorded': {
      const { claimId, reviewNo, defects } = event.data;
      return change(state, claimId, ({ monthlyReviews }) => ({
        monthlyReviews: monthlyReviews.map((entry) => (entry.reviewNo === reviewNo ? { ...entry, defects } : entry)),
      }));
    }
    case 'RedoOrdered': {
      const { claimId, to, redoNo, supervised } = event.data;
      return change(state, claimId, { status: to, redo: { redoNo, failures: 1, renewals: 0, supervised } });
    }
    case 'RedoDrafted': {
      const { claimId, to } = event.data;
      return change(state, claimId, (claim) => ({
        status: to,
        draft: draftOf(event.data, (claim.draft?.draftNo ?? 0) + 1, event.actor.id),
      }));
    }
    case 'RedoRechecked': {
      const { claimId, to, passed } = event.data;
      return change(state, claimId, (claim) => ({
        status: to,
        ...(passed ? { draft: checked(claim, event.actor.id) } : {}),
      }));
    }
    case 'RedoFailed': {
      const { claimId, failures } = event.data;
      return change(state, claimId, ({ redo }) => ({ redo: redo ? { ...redo, failures } : null }));
    }
    case 'RedoRenewed':
      return change(state, event.data.claimId, ({ redo }) => ({
        redo: redo ? { ...redo, renewals: redo.renewals + 1 } : null,
      }));
    default:
      return state;
  }
}
