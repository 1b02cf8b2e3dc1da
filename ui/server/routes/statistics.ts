import { Router, type RequestHandler } from 'express';
import { statisticsExportQuerySchema, statisticsQuerySchema } from '../../../domain/schema/statisticsViews.ts';
import type { AppDeps } from '../deps.ts';
import { notFound, Problem } from '../problem.ts';
import { given } from '../query.ts';
import { viewerOf } from '../session.ts';
import { disposition } from './attachments.ts';

/** Media type of a workbook. */
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Figures of a period, and the same as a file. A unit that the person may not choose is as unknown as one that is not there. */
export function statisticsRoutes({ statistics }: AppDeps): Router {
  const router = Router();
  const reader: RequestHandler = (_request, response, next) => {
    if (!statistics.has(viewerOf(response)))
      throw new Problem(403, 'NOT_A_READER', 'Statistics are for people who read matters.');
    next();
  };
  router.use(reader);
  router.get('/', async (request, response) => {
    const view = await statistics.view(viewerOf(response), statisticsQuerySchema.parse(given(request.query)));
    if (!view) throw notFound();
    response.json(view);
  });
  router.get('/export', async (request, response) => {
    const { lang, ...query } = statisticsExportQuerySchema.parse(given(request.query));
    const file = await statistics.workbook(viewerOf(response), query, lang);
    if (!file) throw notFound();
    response.set({ 'content-type': XLSX, 'content-disposition': disposition(file.name) }).send(file.content);
  });
  return router;
}
