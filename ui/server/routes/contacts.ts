import { createHash } from 'node:crypto';
import { Router, type Request, type Response } from 'express';
import type { Actor } from '../../../domain/schema/actor.ts';
import { intakeSchema, type Intake } from '../../../domain/schema/intake.ts';
import type { AppDeps, Viewer } from '../deps.ts';
import { Problem, refused } from '../problem.ts';
import { viewerOf } from '../session.ts';

/** The caller's Idempotency-Key: the same key gives the same receipt and no second contact. */
export function idempotencyKey(request: Request): string {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !/^[\w:.-]{8,200}$/.test(key))
    throw new Problem(
      400,
      'IDEMPOTENCY_KEY_MISSING',
      'Send an Idempotency-Key header of 8 to 200 letters, digits or . : _ -',
    );
  return key;
}

/**
 * The key goes with what is sent: a receipt carries the secret code, so somebody else who uses the same key must not get it.
 */
const keyOf = (request: Request, intake: Intake): string =>
  `contact:${idempotencyKey(request)}:${createHash('sha256').update(JSON.stringify(intake)).digest('base64url')}`;

/** Web contacts come from petitioners themselves; letters, visits, calls and faxes are entered by intake staff of the receiving unit. */
function actorFor(channel: string, unitId: string, response: Response): Actor {
  if (channel === 'WEB') return { id: 'petitioner', role: 'PET', unitId: null };
  const viewer: Viewer = viewerOf(response);
  const post = viewer.roles.find((held) => (held.role === 'INT' || held.role === 'HDL') && held.unitId === unitId);
  if (!post)
    throw new Problem(
      403,
      'NOT_INTAKE_STAFF',
      'Only intake staff of the receiving unit enter letters, visits and calls.',
    );
  return { id: viewer.userId, role: post.role, unitId: post.unitId };
}

export function contactRoutes(deps: AppDeps): Router {
  const router = Router();
  router.post('/', async (request, response) => {
    const intake = intakeSchema.parse(request.body);
    const actor = actorFor(intake.channel, intake.receivedAtUnitId, response);
    const registered = await deps.register(intake, { key: keyOf(request, intake), actor });
    if (registered.kind === 'rejected') throw refused(registered.rejection);
    response.status(registered.replayed ? 200 : 201).json(registered.receipt);
  });
  return router;
}
