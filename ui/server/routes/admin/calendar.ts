import { Router } from 'express';
import { z } from 'zod';
import { calendarDayBodySchema } from '../../../../domain/schema/administration.ts';
import { localDateSchema } from '../../../../domain/schema/time.ts';
import type { AppDeps } from '../../deps.ts';
import { administrator, reader, settled, versionOf } from './guard.ts';

const yearSchema = z.coerce.number().int().min(2000).max(2100);

/** The year's days as published and the office's own. Running clocks keep the due date and rule version that they have. */
export function calendarRoutes({ administration: { calendar, changed } }: AppDeps): Router {
  const router = Router();
  router.get('/:year', async (request, response) => {
    reader(response, 'ADMINISTER');
    response.json(await calendar.year(yearSchema.parse(request.params.year)));
  });
  router.post('/previews', async (request, response) => {
    reader(response, 'ADMINISTER');
    response.json(await calendar.preview(calendarDayBodySchema.parse(request.body)));
  });
  router.put('/days', async (request, response) => {
    const actor = administrator(response);
    const day = settled(await calendar.set(actor, versionOf(request), calendarDayBodySchema.parse(request.body)));
    await changed();
    response.json(day);
  });
  router.delete('/days/:on', async (request, response) => {
    const actor = administrator(response);
    const on = localDateSchema.parse(request.params.on);
    const day = settled(await calendar.withdraw(actor, on, versionOf(request)));
    await changed();
    response.json(day);
  });
  return router;
}
