import { Router } from 'express';
import type { AppDeps } from '../deps.ts';
import { sendTagged } from '../etag.ts';
import { createDocument } from '../openapi/document.ts';
import { SESSION, cookieName, viewerOf } from '../session.ts';

/** The description of this API, for whoever has signed in: it says nothing of the data, and a stranger needs none of it (ASVS 13.4.5). */
export function openapiRoutes({ studio, operations, signIn }: AppDeps): Router {
  const router = Router();
  const document = createDocument({
    without: [...(studio ? [] : (['studio'] as const)), ...(operations ? [] : (['operations'] as const))],
    cookie: cookieName(SESSION, signIn.https),
  });
  router.get('/', (request, response) => {
    viewerOf(response);
    sendTagged(request, response, document);
  });
  return router;
}
