import { z } from 'zod';
import { MEDIA_TYPE } from '../../../../domain/attachments/kinds.ts';
import {
  attachmentListSchema,
  attachmentViewSchema,
  contactBodySchema,
  intakeReceiptSchema,
  intakeUnitsSchema,
  matchesSchema,
  matchQuerySchema,
} from '../../../../domain/schema/intake.ts';
import { filesQuery } from '../../routes/attachments.ts';
import { ratingBody, reviewRequestBody } from '../../routes/petitioners.ts';
import { under } from '../operation.ts';

const { get, post } = under('intake');
const petitioner = under('petitioner');
const byCode = { open: true, once: true, problems: [403, 404, 409] } as const;

export const intakeLines = [
  post('/contacts', '登记来信来访（网上信访不用登录）', 'Register a contact (without signing in for the web channel)', {
    open: true,
    once: true,
    body: contactBodySchema,
    status: [201, 200],
    answer: intakeReceiptSchema,
    problems: [401, 403, 404, 409],
  }),
  get('/intake/units', '登记时可选的单位', 'Units to choose from', { answer: intakeUnitsSchema }),
  post('/intake/matches', '找以前的同一件事', 'Find earlier matters that may be the same', {
    body: matchQuerySchema,
    answer: matchesSchema,
  }),
  post('/attachments', '上传一个文件', 'Upload one file', {
    query: z.object({ matterId: filesQuery.shape.matterId.optional() }),
    body: 'FILE',
    status: [201, 200],
    answer: attachmentViewSchema,
    problems: [404, 409, 422],
  }),
  get('/attachments', '事项的文件', 'Files of a matter', {
    query: filesQuery,
    answer: attachmentListSchema,
    problems: [404],
  }),
  get('/attachments/{attachmentId}', '下载文件', 'Download a file', {
    answer: { media: Object.values(MEDIA_TYPE) },
    problems: [409],
  }),
  petitioner.post('/petitioner/ratings', '评价', 'Rate the handling', { ...byCode, body: ratingBody }),
  petitioner.post('/petitioner/review-requests', '请求复查', 'Ask for a review', {
    ...byCode,
    body: reviewRequestBody,
  }),
  petitioner.post('/petitioner/reexamination-requests', '请求复核', 'Ask for a re-examination', {
    ...byCode,
    body: reviewRequestBody,
  }),
];
