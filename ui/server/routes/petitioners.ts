import { Router, type Request } from 'express';
import { z } from 'zod';
import type { Command } from '../../../domain/case/commands.ts';
import { ratingSchema } from '../../../domain/schema/codes.ts';
import type { MatterId } from '../../../domain/schema/ids.ts';
import type { MatterState } from '../../../domain/schema/matter.ts';
import type { AppDeps } from '../deps.ts';
import { notFound, refused } from '../problem.ts';
import { idempotencyKey } from './contacts.ts';
import { addressOf } from '../session.ts';

/** Number and code go in the body, never in an address that logs keep. */
const secret = { publicNumber: z.string().max(40), secretCode: z.string().max(40) };
export const ratingBody = z.strictObject({ ...secret, rating: ratingSchema });
export const reviewRequestBody = z.strictObject({ ...secret, claim: z.number().int().min(1).max(50) });

/** What a petitioner may do with number and secret code: rate, ask for review (复查), ask for re-examination (复核). */
export function petitionerRoutes(deps: AppDeps): Router {
  const router = Router();
  const known = async (
    request: Request,
    { publicNumber, secretCode }: { publicNumber: string; secretCode: string },
  ): Promise<MatterId> => {
    deps.attempts.check(addressOf(request));
    const matterId = await deps.petitioners.find(publicNumber, secretCode);
    if (matterId) return matterId;
    deps.attempts.failed(addressOf(request));
    throw notFound();
  };
  const act = async (request: Request, matterId: MatterId, command: Command) => {
    const outcome = await deps.store.act({
      key: `petitioner:${matterId}:${idempotencyKey(request)}`,
      matterId,
      actor: { id: 'petitioner', role: 'PET', unitId: null },
      commands: [command],
      result: () => null,
    });
    if (outcome.kind === 'rejected') throw refused(outcome.rejection);
  };
  const claimOf = (state: MatterState | undefined, seq: number) => {
    const claim = state?.claims.find((candidate) => candidate.seq === seq);
    if (!claim) throw notFound();
    return claim.claimId;
  };
  router.post('/ratings', async (request, response) => {
    const body = ratingBody.parse(request.body);
    await act(request, await known(request, body), { type: 'RateMatter', data: { rating: body.rating } });
    response.status(204).end();
  });
  for (const [path, type] of [
    ['/review-requests', 'RequestReview'],
    ['/reexamination-requests', 'RequestReexam'],
  ] as const) {
    router.post(path, async (request, response) => {
      const body = reviewRequestBody.parse(request.body);
      const matterId = await known(request, body);
      const claimId = claimOf(await deps.store.load(matterId), body.claim);
      await act(request, matterId, { type, data: { claimId, contactId: null } });
      response.status(204).end();
    });
  }
  return router;
}
