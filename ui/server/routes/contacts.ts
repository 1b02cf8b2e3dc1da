import { createHash } from 'node:crypto';
import { Router, type Request, type Response } from 'express';
import type { Actor } from '../../../domain/schema/actor.ts';
import { may } from '../../../domain/access/permissions.ts';
import { contactBodySchema, type Earlier } from '../../../domain/schema/intake.ts';
import type { AppDeps } from '../deps.ts';
import { notFound, Problem, refused } from '../problem.ts';
import { viewerIfAny, viewerOf } from '../session.ts';

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
const keyOf = (request: Request, body: object): string =>
  `contact:${idempotencyKey(request)}:${createHash('sha256').update(JSON.stringify(body)).digest('base64url')}`;

/**
 * Staff of the receiving unit who register (domain §5) enter whatever came in. Nobody else enters letters, visits, calls and faxes;
 * a web contact without such a person comes from the petitioner.
 */
function actorFor(channel: string, unitId: string, response: Response): Actor {
  const viewer = channel === 'WEB' ? viewerIfAny(response) : viewerOf(response);
  const post = viewer?.roles.find((held) => held.unitId === unitId && may(held.role, 'REGISTER_MATTER', 'C'));
  if (viewer && post) return { id: viewer.userId, role: post.role, unitId: post.unitId };
  if (channel === 'WEB') return { id: 'petitioner', role: 'PET', unitId: null };
  throw new Problem(
    403,
    'NOT_INTAKE_STAFF',
    'Only intake staff of the receiving unit enter letters, visits and calls.',
  );
}

export function contactRoutes(deps: AppDeps): Router {
  const router = Router();

  /** What the desk decided about earlier matters; every one of them must be the person's to see. */
  async function decided(response: Response, actor: Actor, earlier: Earlier | null): Promise<Earlier | null> {
    if (earlier === null) return null;
    if (actor.role === 'PET')
      throw new Problem(403, 'STAFF_DECIDES', 'Which matter a contact belongs to is decided by staff.');
    const named = [...(earlier.mergeInto === null ? [] : [earlier.mergeInto]), ...earlier.linkTo];
    for (const matterId of named) if (!(await deps.matters.sight(viewerOf(response), matterId))) throw notFound();
    return earlier;
  }

  router.post('/', async (request, response) => {
    const body = contactBodySchema.parse(request.body);
    const { earlier, attachmentIds, ...intake } = body;
    const actor = actorFor(intake.channel, intake.receivedAtUnitId, response);
    const registered = await deps.register(intake, {
      key: keyOf(request, body),
      actor,
      earlier: await decided(response, actor, earlier),
      attachments: { ids: attachmentIds, owner: actor.id },
    });
    if (registered.kind === 'rejected') throw refused(registered.rejection);
    const proof = await deps.intake.proofOf(registered.receipt, intake);
    response.status(registered.replayed ? 200 : 201).json({ ...registered.receipt, proof });
  });
  return router;
}
