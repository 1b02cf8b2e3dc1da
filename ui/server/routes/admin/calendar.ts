import { Router, type Response } from 'express';
import { z } from 'zod';
import { calendarDayBodySchema, type CalendarDay } from '../../../../domain/schema/administration.ts';
import { localDateSchema } from '../../../../domain/schema/time.ts';
import type { AppDeps } from '../../deps.ts';
import { sendTagged, tagOf } from '../../etag.ts';
import { notFound } from '../../problem.ts';
import { administrator, reader, settled, versionOf } from './guard.ts';

export const yearSchema = z.coerce.number().int().min(2000).max(2100);

/** The year's days as published and the office's own. Running clocks keep the due date and rule version that they have. */
export function calendarRoutes({ administration: { calendar, changed } }: AppDeps): Router {
  const router = Router();
  const send = (response: Response, day: CalendarDay): void => void response.set('etag', tagOf(day, day)).json(day);
  /** The office's own entry, else the published one; a day that is what its weekday says has none. */
  router.get('/days/:on', async (request, response) => {
    reader(response, 'ADMINISTER');
    const day = await calendar.day(localDateSchema.parse(request.params.on));
    if (!day) throw notFound();
    sendTagged(request, response, day, day);
  });
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
    send(response, day);
  });
  router.delete('/days/:on', async (request, response) => {
    const actor = administrator(response);
    const on = localDateSchema.parse(request.params.on);
    const day = settled(await calendar.withdraw(actor, on, versionOf(request)));
    await changed();
    send(response, day);
  });
  return router;
}
