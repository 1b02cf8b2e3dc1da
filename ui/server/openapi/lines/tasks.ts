import { z } from 'zod';
import {
  draftBodySchema,
  draftSavedSchema,
  draftViewSchema,
  editingViewSchema,
} from '../../../../domain/schema/deadlineViews.ts';
import { staffCommandSchema } from '../../../../domain/schema/staffActs.ts';
import { colleaguesSchema, taskDetailSchema, workListSchema } from '../../../../domain/schema/workViews.ts';
import { completionQuery, withdrawalBody } from '../../routes/tasks.ts';
import { actPreviewBody, workListQuery } from '../../routes/worklist.ts';
import { actPreviewsSchema, lastActAnswerSchema, openTasksSchema, replayedSchema } from '../answers/matters.ts';
import { under } from '../operation.ts';

const { get, post, put, delete: remove } = under('tasks');
/** Which fields it has is the task's form: `GET /tasks/{userTaskKey}` gives it. */
const filledForm = z.record(z.string(), z.unknown());

export const taskLines = [
  get('/worklist', '工作台列表', 'Work list', { query: workListQuery, answer: workListSchema }),
  post('/worklist/previews', '批量操作前先看', 'What a bulk act would do', {
    body: actPreviewBody,
    answer: actPreviewsSchema,
  }),
  get('/worklist/last-act', '刚才做的能不能撤回', 'The last act that may be taken back', {
    answer: lastActAnswerSchema,
  }),
  get('/tasks', '没办完的任务', 'Open tasks', {
    query: z.object({ matterId: z.string().optional() }),
    answer: openTasksSchema,
    problems: [404],
  }),
  get('/tasks/{userTaskKey}', '一个任务和它的表单', 'One task with its form', { answer: taskDetailSchema }),
  get('/tasks/{userTaskKey}/colleagues', '可以转办、加签的同事', 'Colleagues to hand over to or to sign', {
    answer: colleaguesSchema,
  }),
  post(
    '/tasks/{userTaskKey}/acts',
    '认领、转办、退回、加签、催办、备注',
    'Take, hand over, return, co-sign, urge, note',
    {
      once: true,
      body: staffCommandSchema,
      answer: replayedSchema,
      problems: [409],
    },
  ),
  post('/tasks/{userTaskKey}/completion', '提交任务的表单', 'Complete the task with its form', {
    query: completionQuery,
    body: filledForm,
    status: [202],
    answer: replayedSchema,
    ifMatch: 'OPTIONAL',
    problems: [409],
  }),
  post('/tasks/{userTaskKey}/withdrawal', '撤回', 'Take a completion back', {
    body: withdrawalBody,
    answer: replayedSchema,
    problems: [409],
  }),
  post('/tasks/{userTaskKey}/release', '退回给小组', 'Give the task back to its group'),
  get('/tasks/{userTaskKey}/draft', '表单草稿', 'Draft of the form', { answer: draftViewSchema, tagged: true }),
  put('/tasks/{userTaskKey}/draft', '保存表单草稿', 'Save a draft of the form', {
    body: draftBodySchema,
    answer: draftSavedSchema,
    ifMatch: 'REQUIRED',
  }),
  post('/tasks/{userTaskKey}/draft/editing', '谁也在写', 'Say that one has the form open; who else has', {
    answer: editingViewSchema,
  }),
  remove('/tasks/{userTaskKey}/draft/editing', '不写了', 'Say that one has left the form'),
];
