/** Type, confidentiality and statutory route, decided per claim (DT-02, DT-03; R1 arts 28-31). */
import type { Confidentiality } from '../../schema/codes.ts';
import { confidentialitySchema } from '../../schema/codes.ts';
import type { UnitId } from '../../schema/ids.ts';
import { accept, event, personDecides, refuse } from '../answers.ts';
import { findClaim } from '../lookup.ts';
import type { Handlers } from './handler.ts';
import { moveClaim, moveMatter, noSuchClaim } from './move.ts';

/** 0 = most secret. */
const rank = (level: Confidentiality): number => confidentialitySchema.options.indexOf(level);

export const routing: Handlers<'ProposeRoute' | 'RouteMatter'> = {
  ProposeRoute: (state, { claimId, result, unitCodes }, ctx) => {
    const claim = findClaim(state, claimId);
    if (!claim) return noSuchClaim();
    if (claim.status !== 'REGISTERED') {
      return refuse('ALREADY_ROUTED', 'R1-31', 'A route is proposed before a person decides it.');
    }
    const named = unitCodes.map((code) =>
      code === 'PLACE' ? (state.placeUnitId ?? undefined) : ctx.organisation.byCode(code)?.unitId,
    );
    // The accused unit is never a candidate; the organ above it is (R1 arts 28, 30).
    const free = named.map((id) => (id && id === state.accusedUnitId ? ctx.organisation.nextLevelUp(id)?.unitId : id));
    return accept(
      event('ClaimRouteProposed', {
        claimId,
        route: result.route,
        remedy: result.remedy,
        sure: result.sure,
        candidateUnitIds: [...new Set(free.filter((id): id is UnitId => id !== undefined))],
      }),
    );
  },

  RouteMatter: (state, data, ctx) => {
    const person = personDecides(ctx);
    if (person) return person;
    const move = moveMatter(state, 'ROUTE', 'NOT_SORTED', 'R1-31');
    if (!move.ok) return move;
    const ids = new Set(data.claims.map((claim) => claim.claimId));
    if (ids.size !== data.claims.length || ids.size !== state.claims.length) {
      return refuse('EVERY_CLAIM_ONCE', 'R1-31', 'Every claim of the matter gets exactly one route.');
    }
    if (rank(data.confidentiality) > rank(state.confidentiality)) {
      return refuse(
        'CONFIDENTIALITY_LOWERED',
        'R1-30',
        'Routing may raise the confidentiality of a matter, not lower it.',
      );
    }
    const routed = [];
    for (const { claimId, route, unitId, simplified } of data.claims) {
      const claimMove = moveClaim(state, claimId, 'ROUTE');
      if (!claimMove.ok) return claimMove;
      if (data.matterType !== 'APPEAL' && route !== data.matterType) {
        return refuse(
          'ROUTE_NOT_OF_TYPE',
          'R1-31',
          `A matter of type ${data.matterType} has no claim on route ${route}.`,
        );
      }
      if (unitId !== null && unitId === state.accusedUnitId) {
        return refuse('ACCUSED_UNIT', 'R1-30', 'A claim does not go to the unit that it accuses.');
      }
      if (simplified && route !== 'R31_6') {
        return refuse('SIMPLIFIED_ONLY_31_6', 'W1', 'Simplified handling is a form of the petition procedure only.');
      }
      routed.push(event('ClaimRouted', { ...claimMove.step, route, unitId, simplified }));
    }
    const { matterType, confidentiality } = data;
    return accept(event('MatterRouted', { ...move.step, matterType, confidentiality }), routed);
  },
};
