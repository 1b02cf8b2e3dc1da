/** The public part: server-rendered pages that need no script. Number and code come in bodies of POSTs only. */
import { randomUUID } from 'node:crypto';
import express, { Router, type ErrorRequestHandler, type Request, type Response } from 'express';
import { z } from 'zod';
import type { Command } from '../../../domain/case/commands.ts';
import { printProof } from '../../../domain/receipts/print.ts';
import { ratingSchema } from '../../../domain/schema/codes.ts';
import type { MatterId } from '../../../domain/schema/ids.ts';
import type { AppDeps } from '../deps.ts';
import { Problem } from '../problem.ts';
import { sameSite } from '../sameSite.ts';
import { layout } from './layout.ts';
import { speechFor } from './language.ts';
import { keysPage, lostPage, sorryPage } from './plainPages.ts';
import { homePage, notFoundPage } from './queryPage.ts';
import { statusPage, type Secret, type StatusState } from './statusPage.ts';
import { submitRoutes, type ShowPage } from './submitRoutes.ts';
import { addressOf } from '../session.ts';

const secretSchema = z.object({ publicNumber: z.string().max(40), secretCode: z.string().max(40) });
const claimSchema = z.object({ claim: z.coerce.number().int().min(1).max(50) });
const ratingBody = z.object({ rating: ratingSchema });

/** No script, no frame, no address but our own, whatever a page is made to hold. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const FALLBACK = { zh: '信访局', en: 'Petition Bureau' };

export function publicRoutes(deps: AppDeps): Router {
  const router = Router();
  const desk = deps.public;
  const office = desk.bureaus[0]?.name ?? FALLBACK;
  const show: ShowPage = (request, response, page, status = 200) =>
    void response
      .status(status)
      .type('html')
      .send(layout(speechFor(request), office, page));

  router.use(sameSite, (_request, response, next) => {
    // Without a referrer at all a browser calls a form's origin null, and our own forms would be taken for a stranger's.
    response.set({ 'content-security-policy': POLICY, 'referrer-policy': 'same-origin' });
    next();
  });

  router.get('/', (request, response) => show(request, response, homePage(speechFor(request))));
  router.get('/lost', (request, response) => show(request, response, lostPage(speechFor(request))));
  router.get('/keys', async (request, response) =>
    show(request, response, keysPage(speechFor(request), await desk.keys())),
  );
  router.get('/keys/:file', async (request, response, next) => {
    const key = (await desk.keys()).find(({ keyId }) => `${keyId}.pem` === request.params.file);
    if (!key) return next();
    response.type('application/x-pem-file').attachment('public-key.pem').send(key.pem);
  });

  router.use('/submit', submitRoutes(deps, show));
  router.use(express.urlencoded({ extended: false, limit: '16kb' }));

  /** The matter of number and code, or undefined for a wrong number and a wrong code alike. */
  async function known(request: Request, { publicNumber, secretCode }: Secret): Promise<MatterId | undefined> {
    deps.attempts.check(addressOf(request));
    const matterId = await deps.petitioners.find(publicNumber.trim(), secretCode);
    if (!matterId) deps.attempts.failed(addressOf(request));
    return matterId;
  }
  const secretOf = (request: Request): Secret =>
    secretSchema.catch({ publicNumber: '', secretCode: '' }).parse(request.body ?? {});

  async function showStatus(
    request: Request,
    response: Response,
    matterId: MatterId | undefined,
    said: StatusState['said'] = null,
  ): Promise<void> {
    const secret = secretOf(request);
    const own = matterId && (await desk.own(matterId));
    if (!own) return show(request, response, notFoundPage(speechFor(request), secret.publicNumber), 404);
    const state = { own, secret, today: await desk.today(), nextLevelUp: desk.nextLevelUp, said };
    show(request, response, statusPage(speechFor(request), state), said === 'refused' ? 409 : 200);
  }

  /** Acts as the petitioner and shows where the matter stands then; what the law refuses is said, not an error. */
  async function act(
    request: Request,
    response: Response,
    said: 'rate' | 'review' | 'reexam',
    commandFor: (matterId: MatterId) => Promise<Command | undefined>,
  ): Promise<void> {
    const matterId = await known(request, secretOf(request));
    if (!matterId) return showStatus(request, response, undefined);
    const command = await commandFor(matterId);
    const outcome =
      command &&
      (await deps.store.act({
        // The same request again finds the act done and is refused by the case itself.
        key: `petitioner:${matterId}:${randomUUID()}`,
        matterId,
        actor: { id: 'petitioner', role: 'PET', unitId: null },
        commands: [command],
        result: () => null,
      }));
    await showStatus(request, response, matterId, outcome?.kind === 'done' ? said : 'refused');
  }
  const claimOf = async (request: Request, matterId: MatterId) => {
    const { data } = claimSchema.safeParse(request.body);
    return (await deps.store.load(matterId))?.claims.find(({ seq }) => seq === data?.claim)?.claimId;
  };

  router.post('/query', async (request, response) =>
    showStatus(request, response, await known(request, secretOf(request))),
  );
  router.post('/rating', (request, response) =>
    act(request, response, 'rate', async () => {
      const { data } = ratingBody.safeParse(request.body);
      return data && { type: 'RateMatter', data };
    }),
  );
  for (const [path, said, type] of [
    ['/review', 'review', 'RequestReview'],
    ['/reexamination', 'reexam', 'RequestReexam'],
  ] as const)
    router.post(path, (request, response) =>
      act(request, response, said, async (matterId) => {
        const claimId = await claimOf(request, matterId);
        return claimId && { type, data: { claimId, contactId: null } };
      }),
    );
  router.post('/proof', async (request, response) => {
    const matterId = await known(request, secretOf(request));
    const own = matterId && (await desk.own(matterId));
    if (!own) return showStatus(request, response, undefined);
    const text = own.statements.map((one) => `${printProof(one)}\n`).join('\n');
    response.type('text/plain; charset=utf-8').attachment(`${own.view.row.publicNumber}.txt`).send(text);
  });

  router.use((request, response) => show(request, response, notFoundPage(speechFor(request), ''), 404));
  const sorry: ErrorRequestHandler = (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const { words } = speechFor(request);
    const status = error instanceof Problem ? error.status : 500;
    if (status >= 500)
      deps.log.error(
        { err: error instanceof Error ? { name: error.name, stack: error.stack } : {} },
        'unexpected error',
      );
    const said =
      status === 429
        ? request.path.startsWith('/submit')
          ? words.filedOften
          : words.slowDown
        : status === 413
          ? words.tooLarge
          : words.failed;
    show(request, response, sorryPage(speechFor(request), said), status);
  };
  router.use(sorry);
  return router;
}
