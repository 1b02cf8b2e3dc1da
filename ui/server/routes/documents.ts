import { Router } from 'express';
import { documentIdSchema } from '../../../domain/documents/views.ts';
import { matterIdSchema, type MatterId } from '../../../domain/schema/ids.ts';
import type { AppDeps } from '../deps.ts';
import { notFound } from '../problem.ts';
import { viewerOf } from '../session.ts';
import { disposition } from './attachments.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** An id that cannot be one is as unknown as one that is not there. */
function matterOf(text: unknown): MatterId {
  const id = matterIdSchema.safeParse(text);
  if (!id.success) throw notFound();
  return id.data;
}
function documentOf(text: unknown): string {
  const id = documentIdSchema.safeParse(text);
  if (!id.success) throw notFound();
  return id.data;
}

/** Documents of a matter: the list, one with its completeness, and the file. */
export function documentRoutes({ documents }: AppDeps): Router {
  const router = Router();
  router.get('/:matterId/documents', async (request, response) => {
    const items = await documents.list(viewerOf(response), matterOf(request.params.matterId));
    if (!items) throw notFound();
    response.json({ items });
  });
  router.get('/:matterId/documents/:documentId', async (request, response) => {
    const { matterId, documentId } = request.params;
    const view = await documents.view(viewerOf(response), matterOf(matterId), documentOf(documentId));
    if (!view) throw notFound();
    response.json(view);
  });
  router.get('/:matterId/documents/:documentId/docx', async (request, response) => {
    const { matterId, documentId } = request.params;
    const file = await documents.docx(viewerOf(response), matterOf(matterId), documentOf(documentId));
    if (!file) throw notFound();
    response
      .set({ 'content-type': DOCX, 'content-disposition': disposition(file.name) })
      .send(Buffer.from(file.content));
  });
  return router;
}
