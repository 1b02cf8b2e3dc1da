import {
  decideReviewSchema,
  draftSchema,
  librarySchema,
  moveSchema,
  newDraftSchema,
  releaseSchema,
  requestReviewSchema,
  saveDraftSchema,
} from '../../../../domain/schema/studio.ts';
import { commentBody, lockBody, resolveBody } from '../../routes/studio/drafts.ts';
import { closedQuery, rollbackBody, scenarioBody } from '../../routes/studio/files.ts';
import { movePreviewBody, moveQuery, newMoveBody } from '../../routes/studio/moves.ts';
import { releaseBody } from '../../routes/studio/releases.ts';
import * as answers from '../answers/studio.ts';
import { under } from '../operation.ts';

const { get, post, put, patch, delete: remove } = under('studio');
const FILE = '/studio/files/{resource}';
const DRAFT = '/studio/drafts/{draftId}';
/** What the engine is asked for fails while it is away. */
const asks = { problems: [503] } as const;
const acts = { problems: [404, 409, 413, 503] } as const;

export const studioLines = [
  get('/studio/library', '流程、决策表、表单', 'Processes, decision tables, forms', {
    ...asks,
    answer: librarySchema,
    tagged: true,
  }),
  get('/studio/templates', '可以起步的模板', 'Templates to start from', { answer: answers.templatesSchema }),
  get(`${FILE}/versions`, '一个文件的版本', 'Versions of a file', {
    ...asks,
    answer: answers.versionsSchema,
    tagged: true,
  }),
  get(`${FILE}/contents/{hash}`, '一个版本的内容', 'Content of a version', { answer: answers.contentSchema }),
  get(`${FILE}/running`, '各版本在办的流程', 'Running cases by version', { ...asks, answer: answers.runningSchema }),
  get(`${FILE}/closed-cases`, '回测用的已办结事项', 'Closed cases to test a change on', {
    ...asks,
    query: closedQuery,
    answer: answers.closedCasesSchema,
  }),
  post(`${FILE}/rollback`, '退回旧版', 'Put an older version live again', {
    ...acts,
    body: rollbackBody,
    status: [201],
    answer: releaseSchema,
  }),
  get(`${FILE}/scenarios`, '试走场景', 'Scenarios', { answer: answers.scenariosSchema }),
  post(`${FILE}/scenarios`, '添加试走场景', 'Add a scenario', {
    ...acts,
    body: scenarioBody,
    status: [201],
    answer: answers.scenarioAddedSchema,
  }),
  remove(`${FILE}/scenarios/{scenarioId}`, '删除试走场景', 'Remove a scenario'),

  post('/studio/drafts', '开始一份草稿', 'Begin a draft', {
    ...acts,
    body: newDraftSchema,
    status: [201],
    answer: draftSchema,
  }),
  get('/studio/drafts/answerers', '可以担责的人', 'Who may answer for what was not proved', {
    answer: answers.answerersSchema,
  }),
  get(DRAFT, '一份草稿', 'One draft', { answer: draftSchema, tagged: true }),
  remove(DRAFT, '放弃草稿', 'Discard a draft', { problems: [409] }),
  put(`${DRAFT}/content`, '保存草稿', 'Save a draft', {
    ...acts,
    body: saveDraftSchema,
    answer: answers.contentSavedSchema,
    ifMatch: 'OPTIONAL',
  }),
  get(`${DRAFT}/saves`, '历次保存', 'Its saves', { answer: answers.savesSchema }),
  put(`${DRAFT}/lock`, '开始编辑', 'Take the lock', { ...acts, body: lockBody, answer: answers.lockedSchema }),
  remove(`${DRAFT}/lock`, '结束编辑', 'Leave the lock'),
  post(`${DRAFT}/comments`, '批注', 'Comment', {
    ...acts,
    body: commentBody,
    status: [201],
    answer: answers.commentAddedSchema,
  }),
  patch(`${DRAFT}/comments/{commentId}`, '批注已处理', 'Mark a comment as settled', { body: resolveBody }),
  post(`${DRAFT}/review-requests`, '送审', 'Send for review', {
    ...acts,
    body: requestReviewSchema,
    status: [201],
    answer: answers.checkedSchema,
  }),
  post(`${DRAFT}/decisions`, '审定', 'Decide on it', { ...acts, body: decideReviewSchema, answer: draftSchema }),

  get('/studio/releases', '发布', 'Releases', { answer: answers.releasesSchema }),
  post('/studio/releases', '发布或定时发布', 'Release now or later', {
    ...acts,
    body: releaseBody,
    status: [201, 202],
    answer: releaseSchema,
  }),
  remove('/studio/releases/{releaseId}', '取消定时发布', 'Call off a planned release', { problems: [409] }),

  post('/studio/moves/preview', '迁移前先看', 'What a move would do', {
    ...acts,
    body: movePreviewBody,
    answer: answers.movePreviewSchema,
  }),
  post('/studio/moves', '迁移在办流程', 'Move running cases', {
    ...acts,
    body: newMoveBody,
    status: [202],
    answer: moveSchema,
  }),
  get('/studio/moves', '迁移记录', 'Moves of a file', { query: moveQuery, answer: answers.movesSchema }),
  get('/studio/moves/{moveId}', '一次迁移', 'One move', { answer: moveSchema }),
  remove('/studio/moves/{moveId}', '停止迁移', 'Stop a move', { problems: [409] }),
];
