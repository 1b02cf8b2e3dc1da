/** Routes about matters and tasks. */
import { holds } from './domainTable.ts';
import { ifMatch, once, signedIn, who, type Line } from './line.ts';

const OPINION = {
  outcome: 'EXPLAINED',
  opinion: { claims: '诉求', facts: '事实', opinion: '意见', legalBasis: '《信访工作条例》第三十二条。' },
};

export const matterLines: readonly Line[] = [
  { route: 'GET /api/v1/session', door: signedIn, ask: () => ({ path: '/api/v1/session' }) },
  {
    route: 'PUT /api/v1/session/password',
    door: signedIn,
    ask: () => ({ path: '/api/v1/session/password', body: { password: 'x', newPassword: 'a quiet courtyard' } }),
    harmless: () => ({ path: '/api/v1/session/password', body: { password: 'x', newPassword: 'short' } }),
  },
  { route: 'GET /api/v1/matters', door: signedIn, ask: () => ({ path: '/api/v1/matters' }) },
  {
    route: 'GET /api/v1/matters/:matterId',
    door: signedIn,
    sees: 'STUB',
    opened: true,
    ask: ({ matterId }) => ({ path: `/api/v1/matters/${matterId}` }),
  },
  {
    route: 'GET /api/v1/matters/:matterId/alias',
    door: signedIn,
    sees: 'STUB',
    ask: ({ matterId }) => ({ path: `/api/v1/matters/${matterId}/alias` }),
  },
  {
    route: 'POST /api/v1/matters/:matterId/openings',
    door: signedIn,
    sees: 'MASKED',
    ask: ({ matterId }) => ({ path: `/api/v1/matters/${matterId}/openings`, body: { reason: 'HANDLING' } }),
    // There is nothing to open of a matter that is not sealed.
    answers: [201, 404],
  },
  {
    route: 'GET /api/v1/matters/:matterId/recusals',
    door: signedIn,
    sees: 'MASKED',
    ask: ({ matterId }) => ({ path: `/api/v1/matters/${matterId}/recusals` }),
  },
  {
    route: 'POST /api/v1/matters/:matterId/recusals',
    door: signedIn,
    sees: 'MASKED',
    ask: ({ matterId }) => ({ path: `/api/v1/matters/${matterId}/recusals`, body: { reason: 'OWN_INTEREST' } }),
    harmless: ({ matterId }) => ({ path: `/api/v1/matters/${matterId}/recusals`, body: { reason: 'BORED' } }),
  },
  {
    route: 'POST /api/v1/matters/:matterId/recusals/:userId/lifting',
    door: signedIn,
    sees: 'MASKED',
    // Of whoever is not recused, there is none to lift.
    ask: ({ matterId }) => ({
      path: `/api/v1/matters/${matterId}/recusals/usr_01980000-0000-7000-8000-00000000ffff/lifting`,
      body: { reason: 'GROUND_GONE' },
    }),
    answers: [404],
  },
  {
    route: 'GET /api/v1/matters/:matterId/flows',
    door: signedIn,
    sees: 'STUB',
    opened: true,
    ask: ({ matterId }) => ({ path: `/api/v1/matters/${matterId}/flows` }),
  },
  {
    route: 'GET /api/v1/matters/:matterId/flows/:key',
    door: signedIn,
    sees: 'STUB',
    opened: true,
    ask: ({ matterId }) => ({ path: `/api/v1/matters/${matterId}/flows/2251799813685400` }),
  },
  {
    route: 'GET /api/v1/attachments',
    door: signedIn,
    sees: 'FULL',
    opened: true,
    ask: ({ matterId }) => ({ path: `/api/v1/attachments?matterId=${matterId}` }),
  },
  {
    route: 'GET /api/v1/attachments/:attachmentId',
    door: signedIn,
    sees: 'FULL',
    opened: true,
    ask: ({ attachmentId }) => ({ path: `/api/v1/attachments/${attachmentId}` }),
  },
  {
    route: 'GET /api/v1/matters/:matterId/documents',
    door: signedIn,
    sees: 'MASKED',
    opened: true,
    ask: ({ matterId }) => ({ path: `/api/v1/matters/${matterId}/documents` }),
  },
  ...['', '/docx'].map((tail): Line => ({
    route: `GET /api/v1/matters/:matterId/documents/:documentId${tail}`,
    door: signedIn,
    sees: 'FULL',
    opened: true,
    ask: ({ matterId, documentId }) => ({ path: `/api/v1/matters/${matterId}/documents/${documentId}${tail}` }),
  })),
  {
    route: 'GET /api/v1/matters/:matterId/deadlines/:clockRef',
    door: signedIn,
    sees: 'MASKED',
    opened: true,
    ask: ({ matterId, clockRef }) => ({ path: `/api/v1/matters/${matterId}/deadlines/${clockRef}` }),
  },
  {
    route: 'POST /api/v1/attachments',
    again: true,
    door: signedIn,
    sees: 'FULL',
    opened: true,
    // Of two posts the one that reads the matter has to be the one that registers.
    acts: ({ role }) => holds(role, 'submit / register matter', 'C'),
    ask: ({ matterId }) => ({
      path: `/api/v1/attachments?matterId=${matterId}`,
      file: new File(['补充'], '补充.txt', { type: 'text/plain' }),
    }),
    harmless: ({ matterId }) => ({
      path: `/api/v1/attachments?matterId=${matterId}`,
      file: new File(['MZ\u0090\0'], '程序.exe'),
    }),
    answers: [422],
  },
  {
    route: 'POST /api/v1/attachments',
    door: who('submit / register matter', 'C'),
    ask: () => ({ path: '/api/v1/attachments', file: new File(['来信'], '来信.txt', { type: 'text/plain' }) }),
  },

  {
    route: 'GET /api/v1/tasks',
    door: signedIn,
    each: true,
    ask: ({ matterId }) => ({ path: `/api/v1/tasks?matterId=${matterId}` }),
  },
  {
    route: 'GET /api/v1/tasks/:userTaskKey',
    door: signedIn,
    task: 'SEES',
    ask: ({ task }) => ({ path: `/api/v1/tasks/${task}` }),
  },
  {
    route: 'GET /api/v1/tasks/:userTaskKey/colleagues',
    door: signedIn,
    task: 'SEES',
    ask: ({ task }) => ({ path: `/api/v1/tasks/${task}/colleagues` }),
  },
  {
    route: 'POST /api/v1/tasks/:userTaskKey/acts',
    door: signedIn,
    task: 'ACTS',
    watched: 409,
    ask: ({ task }) => ({ path: `/api/v1/tasks/${task}/acts`, body: { kind: 'TAKE' }, headers: once() }),
  },
  {
    route: 'POST /api/v1/tasks/:userTaskKey/completion',
    door: signedIn,
    task: 'ACTS',
    ask: ({ task }) => ({ path: `/api/v1/tasks/${task}/completion`, body: OPINION, headers: once() }),
    harmless: ({ task }) => ({ path: `/api/v1/tasks/${task}/completion`, body: {}, headers: once() }),
  },
  {
    route: 'POST /api/v1/tasks/:userTaskKey/withdrawal',
    door: signedIn,
    task: 'ACTS',
    ask: ({ task }) => ({ path: `/api/v1/tasks/${task}/withdrawal`, body: { reason: 'MISTAKE' }, headers: once() }),
    // Nothing was completed that could be taken back.
    answers: [404, 409],
  },
  {
    route: 'POST /api/v1/tasks/:userTaskKey/release',
    door: signedIn,
    task: 'ACTS',
    ask: ({ task }) => ({ path: `/api/v1/tasks/${task}/release`, headers: once() }),
    // Nothing is kept back that could go.
    answers: [404],
  },
  {
    route: 'GET /api/v1/tasks/:userTaskKey/draft',
    door: signedIn,
    task: 'ACTS',
    ask: ({ task }) => ({ path: `/api/v1/tasks/${task}/draft` }),
  },
  {
    route: 'PUT /api/v1/tasks/:userTaskKey/draft',
    door: signedIn,
    task: 'ACTS',
    ask: ({ task }) => ({ path: `/api/v1/tasks/${task}/draft`, body: { form: OPINION }, headers: ifMatch(0) }),
    harmless: ({ task }) => ({ path: `/api/v1/tasks/${task}/draft`, body: {}, headers: ifMatch(0) }),
  },
  ...['POST', 'DELETE'].map((method): Line => ({
    route: `${method} /api/v1/tasks/:userTaskKey/draft/editing`,
    door: signedIn,
    task: 'ACTS',
    ask: ({ task }) => ({ path: `/api/v1/tasks/${task}/draft/editing` }),
  })),
  { route: 'GET /api/v1/worklist', door: signedIn, ask: () => ({ path: '/api/v1/worklist?scope=GROUPS' }) },
  { route: 'GET /api/v1/worklist/last-act', door: signedIn, ask: () => ({ path: '/api/v1/worklist/last-act' }) },
  {
    route: 'POST /api/v1/worklist/previews',
    door: signedIn,
    each: true,
    ask: ({ task }) => ({
      path: '/api/v1/worklist/previews',
      body: { command: { kind: 'TAKE' }, userTaskKeys: [task] },
    }),
  },

  {
    route: 'GET /api/v1/intake/units',
    door: who('submit / register matter', 'C'),
    ask: () => ({ path: '/api/v1/intake/units' }),
  },
  {
    route: 'POST /api/v1/intake/matches',
    door: who('submit / register matter', 'C'),
    each: true,
    ask: ({ words: [text = '', name = ''] }) => ({ path: '/api/v1/intake/matches', body: { text, name } }),
  },
];
