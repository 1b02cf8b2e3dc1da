import { Router, type Request, type Response } from 'express';
import { unitBodySchema, type UnitRecord } from '../../../../domain/schema/administration.ts';
import { unitIdSchema } from '../../../../domain/schema/ids.ts';
import type { Administered } from '../../../../domain/store/index.ts';
import type { AppDeps } from '../../deps.ts';
import { sendTagged, tagOf } from '../../etag.ts';
import { notFound } from '../../problem.ts';
import { administrator, reader, settled, versionOf } from './guard.ts';

/** The organisation tree. Units are closed and never deleted: what they had keeps their name. */
export function unitRoutes({ administration: { units, changed } }: AppDeps): Router {
  const router = Router();
  async function send(response: Response, outcome: Administered<UnitRecord>, status = 200): Promise<void> {
    const unit = settled(outcome);
    await changed();
    response.status(status).set('etag', tagOf(unit, unit)).json(unit);
  }
  const idOf = (request: Request) => unitIdSchema.parse(request.params['unitId']);

  router.get('/', async (_request, response) => {
    reader(response, 'ADMINISTER');
    response.json({ items: await units.list() });
  });
  router.post('/', async (request, response) => {
    const actor = administrator(response);
    await send(response, await units.add(actor, unitBodySchema.parse(request.body)), 201);
  });
  router.get('/:unitId', async (request, response) => {
    reader(response, 'ADMINISTER');
    const unit = (await units.list()).find(({ unitId }) => unitId === idOf(request));
    if (!unit) throw notFound();
    sendTagged(request, response, unit, unit);
  });
  router.put('/:unitId', async (request, response) => {
    const actor = administrator(response);
    const body = unitBodySchema.parse(request.body);
    await send(response, await units.change(actor, idOf(request), versionOf(request), body));
  });
  router.post('/:unitId/closing', async (request, response) => {
    const actor = administrator(response);
    await send(response, await units.close(actor, idOf(request), versionOf(request)));
  });
  return router;
}
