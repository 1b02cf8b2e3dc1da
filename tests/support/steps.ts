/** The usual acts of a walk in one word each. */
import type { Command } from '../../domain/case/commands.ts';
import type { OpinionOutcome } from '../../domain/schema/codes.ts';
import { checker, clerk, person, supervisor, system, unitId as unit } from './county.ts';
import { fullOpinion, routed, type Walk } from './given.ts';

/** A command about one claim, its id filled in; the walk checks the body against the command's schema. */
export const onClaim = (walk: Walk, type: Command['type'], data: object = {}, seq = 1): Command =>
  ({ type, data: { claimId: walk.id(seq), ...data } }) as unknown as Command;

export const refer = (walk: Walk, day: string, code: string, seq = 1) =>
  walk.on(day, clerk, { type: 'ReferClaim', data: { claimId: walk.id(seq), unitId: unit(code), mode: 'REFER' } });

export const confirm = (walk: Walk, day: string, code: string, seq = 1) =>
  walk.on(day, person('HDL', code), { type: 'ConfirmReceipt', data: { claimId: walk.id(seq) } });

export const object = (walk: Walk, day: string, code: string, seq = 1) => {
  const claimId = walk.id(seq);
  walk.on(day, person('HDL', code), { type: 'RaiseObjection', data: { claimId, reasonCode: 'NOT_COMPETENT' } });
  walk.on(day, supervisor, { type: 'DecideObjection', data: { claimId, agreed: true } });
};

export const acceptClaim = (walk: Walk, day: string, code: string, seq = 1, simplified = false) =>
  walk.on(day, person('HDL', code), { type: 'AcceptClaim', data: { claimId: walk.id(seq), simplified } });

export const draft = (walk: Walk, day: string, code: string, outcome: OpinionOutcome, seq = 1, opinion = fullOpinion) =>
  walk.on(day, person('HDL', code), {
    type: 'DraftOpinion',
    data: { claimId: walk.id(seq), outcome, sealed: opinion },
  });

export const pass = (walk: Walk, day: string, seq = 1) =>
  walk.on(day, checker, { type: 'PassGate', data: { claimId: walk.id(seq) } });

export const serve = (walk: Walk, day: string, code: string, seq = 1) =>
  walk.on(day, person('HDL', code), { type: 'ServeOpinion', data: { claimId: walk.id(seq) } });

export const execute = (walk: Walk, day: string, code: string, seq = 1) =>
  walk.on(day, person('HDL', code), { type: 'ConfirmExecution', data: { claimId: walk.id(seq) } });

/** One 31(6) claim, accepted by the unit on the day it was registered. */
export function handled(day: string, code = 'CULTURE'): Walk {
  const walk = routed(day, ['R31_6']);
  refer(walk, day, code);
  confirm(walk, day, code);
  acceptClaim(walk, day, code);
  return walk;
}

/** The same with its opinion served on that day. */
export function answered(day: string, code = 'CULTURE', outcome: OpinionOutcome = 'EXPLAINED'): Walk {
  const walk = handled(day, code);
  draft(walk, day, code, outcome);
  pass(walk, day);
  serve(walk, day, code);
  return walk;
}

/** Served on 18 June and drawn for the monthly review of June. */
export function sampled(outcome: OpinionOutcome = 'EXPLAINED'): Walk {
  const walk = answered('2026-06-18', 'CULTURE', outcome);
  walk.on('2026-07-01', system, onClaim(walk, 'SampleForReview', { month: '2026-06', because: 'RATE' }));
  return walk;
}
