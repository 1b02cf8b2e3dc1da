import { Router, type RequestHandler } from 'express';
import { z } from 'zod';
import { colourSchema, supervisionGroundSchema } from '../../../domain/schema/codes.ts';
import { unitIdSchema, userIdSchema } from '../../../domain/schema/ids.ts';
import {
  deskListSchema,
  orderBodySchema,
  rungSchema,
  signKindSchema,
} from '../../../domain/schema/supervisionViews.ts';
import { localDateSchema } from '../../../domain/schema/time.ts';
import { addDays, daysBetween } from '../../../domain/clocks/dates.ts';
import type { AppDeps } from '../deps.ts';
import { notFound, Problem, refused } from '../problem.ts';
import { given } from '../query.ts';
import { viewerOf } from '../session.ts';
import { idempotencyKey } from './contacts.ts';
import { userTaskKeySchema } from './tasks.ts';

const page = {
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};
export const deskListQuery = z.object({
  list: deskListSchema,
  unit: unitIdSchema.optional(),
  mine: z.enum(['0', '1']).default('0'),
  ...page,
});
export const ladderQuery = z.object({ rung: rungSchema, ...page });
export const colourQuery = z.object({
  of: z.union([colourSchema, z.enum(['OWNED', 'UNOWNED'])]).default('RED'),
  unit: unitIdSchema.optional(),
  ...page,
});
export const signQuery = z.object({ kind: signKindSchema.optional(), ...page });
/** How far ahead a forecast is asked; beyond a month most of what will be late has not begun. */
const AHEAD_DAYS = 31;
export const forecastQuery = z.object({
  until: localDateSchema.optional(),
  from: userIdSchema.optional(),
  to: userIdSchema.optional(),
  count: z.coerce.number().int().min(1).max(20).default(5),
});
export const orderPreviewBody = z.strictObject({
  ground: supervisionGroundSchema,
  userTaskKeys: z.array(userTaskKeySchema).min(1).max(200),
});

/** The Friday of the week of this day; on a weekend that of the next week. */
function fridayFrom(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, (5 - weekday + 7) % 7);
}

/** The supervision desk: figures, lists, ladder, forecast, colours, signs, decisions, and a supervisor's own orders. */
export function supervisionRoutes({ supervision, businessNow, localDate }: AppDeps): Router {
  const router = Router();
  const desk: RequestHandler = (_request, response, next) => {
    if (!supervision.has(viewerOf(response)))
      throw new Problem(403, 'NOT_A_SUPERVISOR', 'The desk is for supervisors, leaders, reviewers and auditors.');
    next();
  };
  const only =
    (right: 'signs' | 'forecast' | 'order'): RequestHandler =>
    (_request, response, next) => {
      if (!supervision.rights(viewerOf(response))[right])
        throw new Problem(403, 'NOT_A_SUPERVISOR', `Your posts do not include this part of the desk: ${right}.`);
      next();
    };
  router.use(desk);
  router.get('/', async (_request, response) => {
    response.json(await supervision.overview(viewerOf(response)));
  });
  router.get('/list', async (request, response) => {
    const { unit, mine, ...query } = deskListQuery.parse(given(request.query));
    response.json(await supervision.list(viewerOf(response), { ...query, unitId: unit, mine: mine === '1' }));
  });
  router.get('/lost', async (_request, response) => {
    response.json(await supervision.lost(viewerOf(response)));
  });
  router.get('/ladder', async (request, response) => {
    response.json(await supervision.ladder(viewerOf(response), ladderQuery.parse(given(request.query))));
  });
  router.get('/colours', async (request, response) => {
    const { unit, ...query } = colourQuery.parse(given(request.query));
    response.json(await supervision.coloured(viewerOf(response), { ...query, unitId: unit }));
  });
  router.get('/signs', only('signs'), async (request, response) => {
    response.json(await supervision.signs(viewerOf(response), signQuery.parse(given(request.query))));
  });
  router.get('/forecast', only('forecast'), async (request, response) => {
    const { until, from, to, count } = forecastQuery.parse(given(request.query));
    const today = localDate(await businessNow());
    const day = until ?? fridayFrom(today);
    const ahead = daysBetween(today, day);
    if (ahead < 0 || ahead > AHEAD_DAYS)
      throw new Problem(400, 'NOT_AHEAD', 'A forecast is asked for a day within the next 31 days.');
    const move = from !== undefined && to !== undefined ? { from, to, count } : undefined;
    response.json(await supervision.forecast(viewerOf(response), { until: day, move }));
  });
  router.get('/decisions/:userTaskKey', async (request, response) => {
    const key = userTaskKeySchema.safeParse(request.params.userTaskKey);
    const found = key.success ? await supervision.decision(viewerOf(response), key.data) : undefined;
    if (!found) throw notFound();
    response.json(found);
  });
  router.post('/orders', only('order'), async (request, response) => {
    const body = orderBodySchema.parse(request.body);
    const outcome = await supervision.order(viewerOf(response), body, idempotencyKey(request));
    if (outcome.kind === 'rejected') throw refused(outcome.rejection);
    if (outcome.kind !== 'done') throw notFound();
    response.status(202).json({ replayed: outcome.replayed });
  });
  router.post('/orders/previews', async (request, response) => {
    const { ground, userTaskKeys } = orderPreviewBody.parse(request.body);
    response.json({ items: await supervision.previewOrders(viewerOf(response), ground, userTaskKeys) });
  });
  return router;
}
