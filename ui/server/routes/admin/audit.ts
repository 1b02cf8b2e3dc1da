import { Router } from 'express';
import { z } from 'zod';
import { auditActSchema } from '../../../../domain/audit/acts.ts';
import type { AuditLine } from '../../../../domain/audit/views.ts';
import type { AppDeps, Viewer } from '../../deps.ts';
import { notFound, Problem } from '../../problem.ts';
import { given } from '../../query.ts';
import { reader } from './guard.ts';

/** Ids and codes alone: nothing that names a person travels in the address. */
export const auditQuery = z.object({
  actorId: z.string().max(100).optional(),
  act: auditActSchema.optional(),
  objectId: z.string().max(200).optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  until: z.iso.datetime({ offset: true }).optional(),
  cursor: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
const headSchema = z.strictObject({
  statement: z.string().max(1_000),
  signature: z.string().max(200),
  keyId: z.string().max(40),
});
export const verifyBody = z.strictObject({ head: headSchema.nullable().default(null) });

/** Lines of one export; a longer stretch is taken out in parts. */
const MOST_EXPORTED = 50_000;
const PAGE = 200;
const COLUMNS = [
  'n',
  'at',
  'actorId',
  'actorRole',
  'actorUnitId',
  'act',
  'objectId',
  'outcome',
  'reason',
  'hash',
] as const;

/** A field that a spreadsheet would take for a formula is written as text (OWASP CSV injection). */
const field = (value: string | number | null): string => {
  const text = String(value ?? '');
  return `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
};

export function auditRoutes({ administration: { audit } }: AppDeps): Router {
  const router = Router();
  const viewerFor = (response: Parameters<typeof reader>[0]) => reader(response, 'AUDIT_LOG');

  async function all(viewer: Viewer, filter: z.infer<typeof auditQuery>): Promise<AuditLine[]> {
    const lines: AuditLine[] = [];
    for (let cursor = filter.cursor; lines.length < MOST_EXPORTED;) {
      const page = await audit.list(viewer, { ...filter, cursor, limit: PAGE });
      lines.push(...page.items);
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    return lines;
  }

  router.get('/', async (request, response) => {
    response.json(await audit.list(viewerFor(response), auditQuery.parse(given(request.query))));
  });
  router.get('/export', async (request, response) => {
    const viewer = viewerFor(response);
    const lines = await all(viewer, auditQuery.parse(given(request.query)));
    await audit.exported(viewer);
    const rows = [COLUMNS.join(','), ...lines.map((line) => COLUMNS.map((name) => field(line[name])).join(','))];
    response
      .type('text/csv; charset=utf-8')
      .attachment('audit.csv')
      .send(`\uFEFF${rows.join('\r\n')}\r\n`);
  });
  router.post('/verifications', async (request, response) => {
    const verdict = await audit.verify(viewerFor(response), verifyBody.parse(request.body ?? {}).head);
    if (verdict === 'forged') throw new Problem(422, 'HEAD_FORGED', 'No key of this office has signed this head.');
    response.json(verdict);
  });
  router.post('/heads', async (_request, response) => {
    const head = await audit.head(viewerFor(response));
    if (!head) throw notFound();
    response.status(201).json(head);
  });
  return router;
}
