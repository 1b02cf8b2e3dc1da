/** A new petition, sent as one form with its files. */
import { createHash, randomUUID } from 'node:crypto';
import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import type { AttachmentId } from '../../../domain/schema/ids.ts';
import type { AppDeps } from '../deps.ts';
import { Problem } from '../problem.ts';
import { readUpload } from '../upload.ts';
import type { PageParts } from './layout.ts';
import { speechFor } from './language.ts';
import { receiptPage } from './receiptPage.ts';
import { submitPage } from './submitPage.ts';
import { readSubmission, type Fields } from './submission.ts';
import { addressOf } from '../session.ts';

export type ShowPage = (request: Request, response: Response, page: PageParts, status?: number) => void;

export function submitRoutes(deps: AppDeps, show: ShowPage): Router {
  const router = Router();
  const { bureaus, places } = deps.public;
  const blank = () => ({ fields: {}, faults: {}, refused: [], once: randomUUID(), bureaus, places });
  router.get('/', (request, response) => show(request, response, submitPage(speechFor(request), blank())));
  router.post('/', async (request, response) => {
    const speech = speechFor(request);
    deps.filings.check(addressOf(request));
    deps.filings.failed(addressOf(request));
    const { fields: sent, files } = await readUpload(request);
    const once = z.uuid().catch(randomUUID()).parse(sent.get('once'));
    // With one bureau the form does not ask for it.
    const fields: Fields = { office: bureaus[0]?.unitId ?? '', ...Object.fromEntries(sent) };
    const read = readSubmission(fields);
    const owner = `public:${once}`;
    const ids: AttachmentId[] = [];
    const refused: string[] = [];
    for (const file of read.ok ? files : []) {
      const added = await deps.intake.attachments.add({ ...file, owner });
      if (added.kind === 'added') ids.push(added.attachment.attachmentId);
      else refused.push(file.name);
    }
    if (!read.ok || refused.length > 0) {
      const faults = read.ok ? {} : read.faults;
      return show(request, response, submitPage(speech, { ...blank(), fields, faults, refused, once }), 400);
    }
    const content = createHash('sha256').update(JSON.stringify(read.intake)).digest('base64url');
    const registered = await deps.register(read.intake, {
      key: `contact:${once}:${content}`,
      actor: { id: 'petitioner', role: 'PET', unitId: null },
      attachments: { ids, owner },
    });
    if (registered.kind === 'rejected') throw new Problem(409, registered.rejection.rule, registered.rejection.message);
    const proof = await deps.intake.proofOf(registered.receipt, read.intake);
    show(request, response, receiptPage(speech, { ...registered.receipt, proof }), registered.replayed ? 200 : 201);
  });
  return router;
}
