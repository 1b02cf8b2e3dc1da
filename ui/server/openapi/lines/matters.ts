import { documentViewSchema } from '../../../../domain/documents/views.ts';
import { deadlineReceiptSchema } from '../../../../domain/schema/deadlineViews.ts';
import { flowPositionSchema, matterListSchema, matterViewSchema } from '../../../../domain/schema/views.ts';
import { liftingBody, matterQuery, openingBody, recusalBody } from '../../routes/matters.ts';
import { documentsSchema, flowsSchema, openedSchema, recusalOptionsSchema } from '../answers/matters.ts';
import { under } from '../operation.ts';

const { get, post } = under('matters');
const documents = under('documents');
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export const matterLines = [
  get('/matters', '信访事项列表', 'List matters', { query: matterQuery, answer: matterListSchema, tagged: true }),
  get('/matters/{matterId}', '一件信访事项', 'One matter', { answer: matterViewSchema, tagged: true }),
  get('/matters/{matterId}/alias', '密封事项的编号和日期', 'Number and day of a sealed matter', {
    answer: matterViewSchema,
  }),
  post('/matters/{matterId}/openings', '说明理由打开密封事项', 'Open a sealed matter for a reason', {
    body: openingBody,
    status: [201],
    answer: openedSchema,
  }),
  get('/matters/{matterId}/recusals', '回避情况和可以回避的人', 'Who is recused, and who may be', {
    answer: recusalOptionsSchema,
  }),
  post('/matters/{matterId}/recusals', '回避', 'Recuse oneself or a colleague', { body: recusalBody }),
  post('/matters/{matterId}/recusals/{userId}/lifting', '解除回避', 'Lift a recusal', { body: liftingBody }),
  get('/matters/{matterId}/flows', '事项的流程', 'Flows of a matter', { answer: flowsSchema }),
  get('/matters/{matterId}/flows/{key}', '流程走到哪里', 'Where a flow stands', { answer: flowPositionSchema }),
  documents.get('/matters/{matterId}/documents', '文书列表', 'Documents of a matter', { answer: documentsSchema }),
  documents.get('/matters/{matterId}/documents/{documentId}', '一份文书', 'One document', {
    answer: documentViewSchema,
  }),
  documents.get('/matters/{matterId}/documents/{documentId}/docx', '下载文书', 'Download a document', {
    answer: { media: [DOCX] },
  }),
  documents.get('/matters/{matterId}/deadlines/{clockRef}', '期限凭据', 'Deadline receipt', {
    answer: deadlineReceiptSchema,
  }),
];
