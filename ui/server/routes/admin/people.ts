import { Router, type Request, type Response } from 'express';
import {
  newPersonBodySchema,
  peopleQuerySchema,
  personBodySchema,
  type PersonRow,
} from '../../../../domain/schema/administration.ts';
import { userIdSchema } from '../../../../domain/schema/ids.ts';
import type { AppDeps } from '../../deps.ts';
import { sendTagged, tagOf } from '../../etag.ts';
import { notFound } from '../../problem.ts';
import { administrator, reader, settled, versionOf } from './guard.ts';

/** People, their posts and accounts. A temporary password is in one answer and nowhere else. */
export function peopleRoutes({ administration: { people } }: AppDeps): Router {
  const router = Router();
  const idOf = (request: Request) => userIdSchema.parse(request.params['userId']);
  const send = (response: Response, person: PersonRow): void =>
    void response.set('etag', tagOf(person, person)).json(person);

  router.post('/search', async (request, response) => {
    reader(response, 'ADMINISTER');
    response.json(await people.list(peopleQuerySchema.parse(request.body)));
  });
  router.post('/', async (request, response) => {
    const actor = administrator(response);
    response.status(201).json(settled(await people.add(actor, newPersonBodySchema.parse(request.body))));
  });
  router.get('/:userId', async (request, response) => {
    reader(response, 'ADMINISTER');
    const person = await people.read(idOf(request));
    if (!person) throw notFound();
    sendTagged(request, response, person, person);
  });
  router.put('/:userId', async (request, response) => {
    const actor = administrator(response);
    const body = personBodySchema.parse(request.body);
    send(response, settled(await people.change(actor, idOf(request), versionOf(request), body)));
  });
  for (const [path, act] of [
    ['disabling', 'disable'],
    ['enabling', 'enable'],
  ] as const)
    router.post(`/:userId/${path}`, async (request, response) => {
      const actor = administrator(response);
      send(response, settled(await people[act](actor, idOf(request), versionOf(request))));
    });
  router.post('/:userId/password', async (request, response) => {
    const actor = administrator(response);
    response.status(201).json(settled(await people.resetPassword(actor, idOf(request))));
  });
  return router;
}
