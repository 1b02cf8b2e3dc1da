import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { MEDIA_TYPE } from '../../../domain/attachments/kinds.ts';
import { attachmentIdSchema, matterIdSchema } from '../../../domain/schema/ids.ts';
import type { AttachmentView } from '../../../domain/schema/intake.ts';
import type { Attachment } from '../../../domain/store/index.ts';
import type { AppDeps } from '../deps.ts';
import { notFound, Problem, refused } from '../problem.ts';
import { viewerOf } from '../session.ts';
import { readUpload } from '../upload.ts';
import { intakeStaff } from './intake.ts';

const shown = (
  { attachmentId, name, kind, size, state, reason, sha256, uploadedAt }: Attachment,
  localDate: AppDeps['localDate'],
): AttachmentView => ({
  attachmentId,
  name,
  kind,
  size,
  state,
  reason,
  sha256,
  uploadedOn: localDate(uploadedAt.getTime()),
});

/** The name in both spellings that browsers read (RFC 6266). */
export const disposition = (name: string): string =>
  `attachment; filename="${name.replace(/[^\x20-\x7e]|["\\]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name)}`;

export const filesQuery = z.object({ matterId: z.string() });

/** Files: uploaded by those who register, added by those who handle, read by those who see the whole matter. */
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
  const view = (attachment: Attachment) => shown(attachment, deps.localDate);
  const oneFile = async (request: Request) => {
    const { files } = await readUpload(request);
    const [file] = files;
    if (!file || files.length > 1) throw new Problem(400, 'ONE_FILE', 'Send one file at a time.');
    return file;
  };
  /** Joins a matter that the person handles. Asked for its right before a byte of the file is read. */
  async function join(request: Request, response: Response, id: unknown): Promise<void> {
    const matterId = await readable(response, id);
    const viewer = viewerOf(response);
    if (!(await deps.files.mayAdd(viewer, matterId)))
      throw new Problem(403, 'NOT_YOURS_TO_ADD', 'Files are added by those who register or handle the matter.');
    const added = await deps.files.add(viewer, matterId, await oneFile(request));
    if (!added) throw notFound();
    if (added.kind === 'refused') throw new Problem(422, added.reason, 'This file is not taken.');
    if (added.kind === 'rejected') throw refused(added.rejection);
    response.status(added.replayed ? 200 : 201).json(view(added.attachment));
  }
  /** With `matterId` the file joins that matter; without it waits for the contact that is being registered. */
  router.post('/', async (request, response) => {
    const id = request.query['matterId'];
    if (id !== undefined) return join(request, response, id);
    const { userId: owner } = intakeStaff(response);
    const added = await attachments.add({ ...(await oneFile(request)), owner });
    if (added.kind === 'refused') throw new Problem(422, added.reason, 'This file is not taken.');
    response.status(201).json(view(added.attachment));
  });
  router.get('/', async (request, response) => {
    const matterId = await readable(response, filesQuery.parse(request.query).matterId);
    const items = (await attachments.ofMatter(matterId)).map(view);
    response.json({ items, mayAdd: await deps.files.mayAdd(viewerOf(response), matterId) });
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
