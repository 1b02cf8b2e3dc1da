import { Router } from 'express';
import { z } from 'zod';
import type { Rejection } from '../../../domain/case/decision.ts';
import { matterIdSchema, type MatterId } from '../../../domain/schema/ids.ts';
import { staffCommandSchema, staffReasons } from '../../../domain/schema/staffActs.ts';
import type { AppDeps, Submitted } from '../deps.ts';
import { draftChanged, draftVersionOf } from '../drafts.ts';
import { invalid, notFound, refused } from '../problem.ts';
import { HOLD_MS } from '../reading/workbench.ts';
import { viewerOf } from '../session.ts';
import { idempotencyKey } from './contacts.ts';

export const userTaskKeySchema = z.string().regex(/^\d{1,20}$/);
export const withdrawalBody = z.strictObject({ reason: z.enum(staffReasons.WITHDRAW) });
/** `hold=1` keeps the flow back for the ten minutes in which the act may be withdrawn. */
export const completionQuery = z.object({ hold: z.enum(['0', '1']).default('0') });

/** null = of all matters; an id that cannot be one is as unknown as one that is not there. */
function matterOf(text: unknown): MatterId | null {
  if (text === undefined || text === '') return null;
  const id = matterIdSchema.safeParse(text);
  if (!id.success) throw notFound();
  return id.data;
}
function keyOf(text: unknown): string {
  const key = userTaskKeySchema.safeParse(text);
  if (!key.success) throw notFound();
  return key.data;
}

/** Tasks: the open ones, one in full, the acts of staff on it, and the act that completes it (case command first, then the engine). */
export function taskRoutes({ tasks, workbench, drafts }: AppDeps): Router {
  const router = Router();
  const found = <T>(value: T | undefined): T => {
    if (value === undefined) throw notFound();
    return value;
  };
  /** A refusal names the colleague who has or had the task. */
  const refusal = async (userTaskKey: string, rejection: Rejection) =>
    refused(rejection, await workbench.who(userTaskKey, rejection));
  async function settled(userTaskKey: string, outcome: Submitted): Promise<{ replayed: boolean }> {
    if (outcome.kind === 'notFound') throw notFound();
    if (outcome.kind === 'invalid') throw invalid(outcome.errors);
    if (outcome.kind === 'rejected') throw await refusal(userTaskKey, outcome.rejection);
    return { replayed: outcome.replayed };
  }
  router.get('/', async (request, response) => {
    response.json({ items: await tasks.open(viewerOf(response), matterOf(request.query['matterId'])) });
  });
  router.get('/:userTaskKey', async (request, response) => {
    response.json(found(await workbench.detail(viewerOf(response), keyOf(request.params.userTaskKey))));
  });
  router.get('/:userTaskKey/colleagues', async (request, response) => {
    response.json(found(await workbench.colleagues(viewerOf(response), keyOf(request.params.userTaskKey))));
  });
  router.post('/:userTaskKey/acts', async (request, response) => {
    const viewer = viewerOf(response);
    const key = keyOf(request.params.userTaskKey);
    const command = staffCommandSchema.parse(request.body);
    response.json(await settled(key, await workbench.act(viewer, key, command, idempotencyKey(request))));
  });
  router.post('/:userTaskKey/completion', async (request, response) => {
    const viewer = viewerOf(response);
    const key = keyOf(request.params.userTaskKey);
    const { hold } = completionQuery.parse(request.query);
    const outcome = await tasks.submit(viewer, key, request.body, hold === '1' ? HOLD_MS : 0, draftVersionOf(request));
    if (outcome.kind === 'rejected' && outcome.rejection.rule === 'DRAFT_CHANGED')
      throw draftChanged(found(await drafts.read(viewer, key)));
    response.status(202).json(await settled(key, outcome));
  });
  router.post('/:userTaskKey/withdrawal', async (request, response) => {
    const viewer = viewerOf(response);
    const key = keyOf(request.params.userTaskKey);
    const { reason } = withdrawalBody.parse(request.body);
    response.json(await settled(key, await workbench.withdraw(viewer, key, reason)));
  });
  router.post('/:userTaskKey/release', async (request, response) => {
    const viewer = viewerOf(response);
    if (!(await workbench.release(viewer, keyOf(request.params.userTaskKey)))) throw notFound();
    response.status(204).end();
  });
  return router;
}
