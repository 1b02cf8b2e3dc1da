import { Router, type Response } from 'express';
import { z } from 'zod';
import { MEDIA_TYPE } from '../../../domain/attachments/kinds.ts';
import { attachmentIdSchema, matterIdSchema } from '../../../domain/schema/ids.ts';
import type { AttachmentView } from '../../../domain/schema/intake.ts';
import type { Attachment } from '../../../domain/store/index.ts';
import type { AppDeps } from '../deps.ts';
import { notFound, Problem } from '../problem.ts';
import { viewerOf } from '../session.ts';
import { readUpload } from '../upload.ts';
import { intakeStaff } from './intake.ts';

const shown = ({ attachmentId, name, kind, size, state }: Attachment): AttachmentView => ({
  attachmentId,
  name,
  kind,
  size,
  state,
});

/** The name in both spellings that browsers read (RFC 6266). */
const disposition = (name: string): string =>
  `attachment; filename="${name.replace(/[^\x20-\x7e]|["\\]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name)}`;

/** Files of contacts: uploaded by those who register, read by those who see the whole matter. */
export function attachmentRoutes(deps: AppDeps): Router {
  const router = Router();
  const { attachments } = deps.intake;
  /** Only who reads the petitioner's words reads the files; for everybody else there are none. */
  const readable = async (response: Response, id: unknown) => {
    const matterId = matterIdSchema.safeParse(id);
    const viewer = viewerOf(response);
    if (!matterId.success || (await deps.matters.sight(viewer, matterId.data)) !== 'FULL') throw notFound();
    return matterId.data;
  };
  router.post('/', async (request, response) => {
    const { userId: owner } = intakeStaff(response);
    const { files } = await readUpload(request);
    const [file] = files;
    if (!file || files.length > 1) throw new Problem(400, 'ONE_FILE', 'Send one file at a time.');
    const added = await attachments.add({ ...file, owner });
    if (added.kind === 'refused') throw new Problem(422, added.reason, 'This file is not taken.');
    response.status(201).json(shown(added.attachment));
  });
  router.get('/', async (request, response) => {
    const { matterId } = z.object({ matterId: z.string() }).parse(request.query);
    response.json({ items: (await attachments.ofMatter(await readable(response, matterId))).map(shown) });
  });
  router.get('/:attachmentId', async (request, response) => {
    const id = attachmentIdSchema.safeParse(request.params.attachmentId);
    if (!id.success) throw notFound();
    const matterId = await readable(response, await attachments.matterOf(id.data));
    const read = await attachments.read(id.data);
    if (!read) throw new Problem(409, 'IN_QUARANTINE', 'The file has not been checked yet, or the check refused it.');
    await deps.access.attachmentRead(viewerOf(response), matterId, id.data);
    response
      .set({
        'content-type': MEDIA_TYPE[read.attachment.kind],
        'content-disposition': disposition(read.attachment.name),
        // Whatever it holds, a browser that shows it runs nothing.
        'content-security-policy': "sandbox; default-src 'none'",
      })
      .send(read.content);
  });
  return router;
}
