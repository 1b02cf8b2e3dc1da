import {
  calendarDayBodySchema,
  newPersonBodySchema,
  peopleQuerySchema,
  personBodySchema,
  unitBodySchema,
} from '../../../../domain/schema/administration.ts';
import { auditQuery, verifyBody } from '../../routes/admin/audit.ts';
import * as answers from '../answers/administration.ts';
import { under } from '../operation.ts';

const { get, post, put, delete: remove } = under('administration');
const UNIT = '/admin/units/{unitId}';
const PERSON = '/admin/people/{userId}';
const DAYS = '/admin/calendar/days';
const changes = { ifMatch: 'REQUIRED' } as const;

export const administrationLines = [
  get('/admin/units', '单位', 'Units', { answer: answers.unitListSchema }),
  post('/admin/units', '新增单位', 'Add a unit', {
    body: unitBodySchema,
    status: [201],
    answer: answers.unitRecordSchema,
    problems: [409],
  }),
  get(UNIT, '一个单位', 'One unit', { answer: answers.unitRecordSchema, tagged: true }),
  put(UNIT, '修改单位', 'Change a unit', { ...changes, body: unitBodySchema, answer: answers.unitRecordSchema }),
  post(`${UNIT}/closing`, '撤销单位', 'Close a unit', { ...changes, answer: answers.unitRecordSchema }),

  post('/admin/people/search', '查找人员', 'Find people', {
    body: peopleQuerySchema,
    answer: answers.peopleListSchema,
  }),
  post('/admin/people', '新增人员', 'Add a person', {
    body: newPersonBodySchema,
    status: [201],
    answer: answers.withPasswordSchema,
    problems: [409],
  }),
  get(PERSON, '一个人', 'One person', { answer: answers.personRowSchema, tagged: true }),
  put(PERSON, '修改人员和岗位', 'Change a person and posts', {
    ...changes,
    body: personBodySchema,
    answer: answers.personRowSchema,
  }),
  post(`${PERSON}/disabling`, '停用账号', 'Disable the account', { ...changes, answer: answers.personRowSchema }),
  post(`${PERSON}/enabling`, '启用账号', 'Enable the account', { ...changes, answer: answers.personRowSchema }),
  post(`${PERSON}/password`, '重设密码', 'Set a temporary password', {
    status: [201],
    answer: answers.withPasswordSchema,
  }),

  get('/admin/calendar/{year}', '一年的节假日', 'Days of a year', { answer: answers.calendarYearSchema }),
  get(`${DAYS}/{on}`, '一天', 'One day', { answer: answers.calendarDaySchema, tagged: true }),
  post('/admin/calendar/previews', '改一天前先看', 'What a changed day would move', {
    body: calendarDayBodySchema,
    answer: answers.calendarPreviewSchema,
  }),
  put(DAYS, '设定本地日', 'Set a local day', {
    ...changes,
    body: calendarDayBodySchema,
    answer: answers.calendarDaySchema,
  }),
  remove(`${DAYS}/{on}`, '取消本地日', 'Withdraw a local day', { ...changes, answer: answers.calendarDaySchema }),

  get('/admin/audit', '审计日志', 'Audit log', { query: auditQuery, answer: answers.auditListSchema }),
  get('/admin/audit/export', '导出日志', 'Export the log', { query: auditQuery, answer: { media: ['text/csv'] } }),
  post('/admin/audit/verifications', '核对日志', 'Verify the chain', {
    body: verifyBody,
    answer: answers.chainVerdictSchema,
    problems: [422],
  }),
  post('/admin/audit/heads', '导出签名链头', 'Export a signed head', {
    status: [201],
    answer: answers.signedHeadSchema,
    problems: [404],
  }),
];
