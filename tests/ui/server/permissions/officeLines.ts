/** Routes of administration and of the process studio. */
import { leave } from '../../../processes/support/leave.ts';
import { butNot, either, ifMatch, signedIn, who, type Ask, type Line, type Things } from './line.ts';
import type { Actor } from './cast.ts';

const administers = who('users, roles, holidays', 'U');
const readsOffice = who('users, roles, holidays', 'UR');
const log = who('audit log', 'RM');

const designs = who('edit BPMN/DMN draft', 'U');
const publishes = who('publish process/rule version', 'D');
/** The administrator's D is technical: to release and to move, not to judge. */
const approves = butNot(publishes, 'ADM');
const technical = ({ posts }: Actor): boolean => posts.some(({ role }) => role === 'ADM');
const studio = either(who('edit BPMN/DMN draft', 'CUR'), who('publish process/rule version', 'CDR'));
const takesPart = either(designs, publishes);
/** Who is where (ux §1): the table has no line for running flows; approvers look at them from the studio. */
const operates = ({ posts }: Actor): boolean => posts.some(({ role }) => ['DSN', 'ADM', 'AUD'].includes(role));

const at = (path: string, more: Omit<Ask, 'path'> = {}): Ask => ({ path: `/api/v1/${path}`, ...more });
type Asking = (things: Things) => Ask;
const line = (route: string, door: Line['door'], ask: Asking, more: Partial<Line> & { idle?: Asking } = {}): Line => {
  const { idle, ...rest } = more;
  const [method = '', path = ''] = route.split(' ');
  return {
    route: `${method} /api/v1/${path}`,
    door,
    ask: (_subject, things) => ask(things),
    ...(idle && { harmless: (_subject, things) => idle(things) }),
    ...rest,
  };
};

const STALE = 99;
const DAY = { on: '2026-12-12', working: true, name: { zh: '调班', en: 'Work day' } };
const unit = { code: 'NEW_UNIT', kind: 'TOWN', level: 'TOWN', parentId: null, name: { zh: '新镇', en: 'New Town' } };
const scenario = { name: '一次请假', startsAt: '2026-03-02T01:00:00.000Z', choices: [], path: [] };
const NONE = 'rel_01980000-0000-7000-8000-000000000000';
const NO_MOVE = 'mov_01980000-0000-7000-8000-000000000000';

export const officeLines: readonly Line[] = [
  // It describes addresses and schemas, and nothing that is kept.
  line('GET openapi.json', signedIn, () => at('openapi.json')),
  line('GET admin/units', readsOffice, () => at('admin/units')),
  line('GET admin/units/:unitId', readsOffice, ({ unitId }) => at(`admin/units/${unitId}`)),
  line('POST admin/units', administers, () => at('admin/units', { body: unit }), {
    idle: () => at('admin/units', { body: { ...unit, code: 'YZ_GOV' } }),
  }),
  line(
    'PUT admin/units/:unitId',
    administers,
    ({ unitId, unitVersion }) => at(`admin/units/${unitId}`, { body: unit, headers: ifMatch(unitVersion) }),
    { idle: ({ unitId }) => at(`admin/units/${unitId}`, { body: unit, headers: ifMatch(STALE) }) },
  ),
  line(
    'POST admin/units/:unitId/closing',
    administers,
    ({ unitId, unitVersion }) => at(`admin/units/${unitId}/closing`, { headers: ifMatch(unitVersion) }),
    { idle: ({ unitId }) => at(`admin/units/${unitId}/closing`, { headers: ifMatch(STALE) }) },
  ),
  line('POST admin/people/search', readsOffice, () => at('admin/people/search', { body: {} })),
  line('GET admin/people/:userId', readsOffice, ({ userId }) => at(`admin/people/${userId}`)),
  line(
    'POST admin/people',
    administers,
    () => at('admin/people', { body: { account: 'new-one', displayName: '新人', posts: [] } }),
    { idle: () => at('admin/people', { body: { account: 'int-yz', displayName: '新人', posts: [] } }) },
  ),
  line(
    'PUT admin/people/:userId',
    administers,
    ({ userId, personVersion }) =>
      at(`admin/people/${userId}`, { body: { displayName: '改名', posts: [] }, headers: ifMatch(personVersion) }),
    {
      idle: ({ userId }) =>
        at(`admin/people/${userId}`, { body: { displayName: '改名', posts: [] }, headers: ifMatch(STALE) }),
    },
  ),
  ...['disabling', 'enabling'].map((act) =>
    line(
      `POST admin/people/:userId/${act}`,
      administers,
      ({ userId, personVersion }) => at(`admin/people/${userId}/${act}`, { headers: ifMatch(personVersion) }),
      { idle: ({ userId }) => at(`admin/people/${userId}/${act}`, { headers: ifMatch(STALE) }) },
    ),
  ),
  line(
    'POST admin/people/:userId/password',
    administers,
    ({ userId, personVersion }) => at(`admin/people/${userId}/password`, { headers: ifMatch(personVersion) }),
    { idle: ({ userId }) => at(`admin/people/${userId}x/password`, { headers: ifMatch(STALE) }) },
  ),
  line('GET admin/calendar/:year', readsOffice, () => at('admin/calendar/2026')),
  // Spring Festival, as published.
  line('GET admin/calendar/days/:on', readsOffice, () => at('admin/calendar/days/2026-02-17')),
  line('POST admin/calendar/previews', readsOffice, () => at('admin/calendar/previews', { body: DAY })),
  line('PUT admin/calendar/days', administers, () => at('admin/calendar/days', { body: DAY, headers: ifMatch(0) }), {
    idle: () => at('admin/calendar/days', { body: DAY, headers: ifMatch(STALE) }),
  }),
  line(
    'DELETE admin/calendar/days/:on',
    administers,
    () => at('admin/calendar/days/2026-12-12', { headers: ifMatch(1) }),
    // No such day was set.
    { answers: [404] },
  ),
  line('GET admin/audit', log, () => at('admin/audit?limit=200')),
  line('GET admin/audit/export', log, () => at('admin/audit/export')),
  line('POST admin/audit/verifications', log, () => at('admin/audit/verifications', { body: {} })),
  line('POST admin/audit/heads', log, () => at('admin/audit/heads')),

  line('GET studio/library', studio, () => at('studio/library')),
  line('GET studio/templates', studio, () => at('studio/templates')),
  ...['versions', 'running', 'closed-cases', 'scenarios'].map((part) =>
    line(`GET studio/files/:resource/${part}`, studio, ({ resource }) => at(`studio/files/${resource}/${part}`)),
  ),
  line('GET studio/files/:resource/contents/:hash', studio, ({ resource, hash }) =>
    at(`studio/files/${resource}/contents/${hash}`),
  ),
  line(
    'POST studio/files/:resource/rollback',
    publishes,
    ({ resource, hash }) => at(`studio/files/${resource}/rollback`, { body: { hash, why: '回退' } }),
    { idle: ({ resource }) => at(`studio/files/${resource}/rollback`, { body: {} }) },
  ),
  line(
    'POST studio/files/:resource/scenarios',
    designs,
    ({ resource }) => at(`studio/files/${resource}/scenarios`, { body: scenario }),
    { idle: ({ resource }) => at(`studio/files/${resource}/scenarios`, { body: {} }) },
  ),
  line(
    'DELETE studio/files/:resource/scenarios/:scenarioId',
    designs,
    ({ resource, scenarioId }) => at(`studio/files/${resource}/scenarios/${scenarioId}`),
    {
      idle: ({ resource }) => at(`studio/files/${resource}/scenarios/scn_01980000-0000-7000-8000-000000000000`),
      answers: [404],
    },
  ),
  line(
    'POST studio/drafts',
    designs,
    ({ resource }) => at('studio/drafts', { body: { resource, from: { kind: 'IMPORT', content: leave() } } }),
    { idle: () => at('studio/drafts', { body: {} }) },
  ),
  line('GET studio/drafts/answerers', studio, () => at('studio/drafts/answerers')),
  line('GET studio/drafts/:draftId', studio, ({ draftId }) => at(`studio/drafts/${draftId}`)),
  line('DELETE studio/drafts/:draftId', designs, ({ draftId }) => at(`studio/drafts/${draftId}`), {
    idle: () => at('studio/drafts/drf_01980000-0000-7000-8000-000000000000'),
    answers: [404],
  }),
  line(
    'PUT studio/drafts/:draftId/content',
    designs,
    ({ draftId }) => at(`studio/drafts/${draftId}/content`, { body: { rev: 1, content: leave({ name: '改' }) } }),
    { idle: ({ draftId }) => at(`studio/drafts/${draftId}/content`, { body: { rev: STALE, content: leave() } }) },
  ),
  line('GET studio/drafts/:draftId/saves', studio, ({ draftId }) => at(`studio/drafts/${draftId}/saves`)),
  line('PUT studio/drafts/:draftId/lock', designs, ({ draftId }) => at(`studio/drafts/${draftId}/lock`, { body: {} })),
  line('DELETE studio/drafts/:draftId/lock', designs, ({ draftId }) => at(`studio/drafts/${draftId}/lock`)),
  line(
    'POST studio/drafts/:draftId/comments',
    takesPart,
    ({ draftId }) => at(`studio/drafts/${draftId}/comments`, { body: { elementId: null, text: '请改' } }),
    { idle: ({ draftId }) => at(`studio/drafts/${draftId}/comments`, { body: {} }) },
  ),
  line(
    'PATCH studio/drafts/:draftId/comments/:commentId',
    takesPart,
    ({ draftId, commentId }) => at(`studio/drafts/${draftId}/comments/${commentId}`, { body: { resolved: true } }),
    { idle: ({ draftId, commentId }) => at(`studio/drafts/${draftId}/comments/${commentId}`, { body: {} }) },
  ),
  line(
    'POST studio/drafts/:draftId/review-requests',
    designs,
    ({ draftId }) =>
      at(`studio/drafts/${draftId}/review-requests`, { body: { rev: 1, why: '送审', answersFor: null } }),
    { idle: ({ draftId }) => at(`studio/drafts/${draftId}/review-requests`, { body: {} }) },
  ),
  line(
    'POST studio/drafts/:draftId/decisions',
    approves,
    ({ draftId }) => at(`studio/drafts/${draftId}/decisions`, { body: { rev: 1, decision: 'APPROVED', words: '' } }),
    { idle: ({ draftId }) => at(`studio/drafts/${draftId}/decisions`, { body: {} }) },
  ),
  line('GET studio/releases', studio, () => at('studio/releases')),
  line(
    'POST studio/releases',
    publishes,
    ({ draftId }) => at('studio/releases', { body: { draftIds: [draftId], at: null, why: '' } }),
    { idle: () => at('studio/releases', { body: {} }) },
  ),
  line('DELETE studio/releases/:releaseId', publishes, () => at(`studio/releases/${NONE}`), { answers: [404] }),
  line('GET studio/moves', studio, ({ resource }) => at(`studio/moves?resource=${resource}`)),
  line('GET studio/moves/:moveId', studio, () => at(`studio/moves/${NO_MOVE}`), { answers: [404] }),
  line(
    'POST studio/moves/preview',
    studio,
    ({ resource, definitionKey }) =>
      at('studio/moves/preview', { body: { resource, fromKey: definitionKey, toKey: '1' } }),
    { answers: [404] },
  ),
  line(
    'POST studio/moves',
    technical,
    ({ resource, definitionKey }) =>
      at('studio/moves', { body: { resource, fromKey: definitionKey, toKey: '1', mapping: [] } }),
    { answers: [404] },
  ),
  line('DELETE studio/moves/:moveId', technical, () => at(`studio/moves/${NO_MOVE}`), { answers: [404] }),

  line('GET operations', operates, () => at('operations')),
  line('GET operations/drift', operates, () => at('operations/drift')),
  line('GET operations/workers', operates, () => at('operations/workers')),
  line('GET operations/processes/:definitionKey', operates, ({ definitionKey }) =>
    at(`operations/processes/${definitionKey}`),
  ),
  line('GET operations/instances/:key', operates, () => at('operations/instances/1'), { answers: [404] }),
  ...Object.entries({
    retries: { incidentKey: '1', reason: 'CAUSE_REMOVED' },
    variables: { scopeKey: '1', name: 'amount', was: '1', value: 2, reason: 'WRONG_DATA' },
    moves: { elementInstanceKey: '1', toElementId: 'task-sign', reason: 'WRONG_STEP' },
    suspensions: { reason: 'UNDER_EXAMINATION' },
    resumptions: { reason: 'CAUSE_REMOVED' },
    cancellations: { words: '1', reason: 'STARTED_TWICE' },
  }).map(([act, body]) =>
    line(`POST operations/instances/:key/${act}`, technical, () => at(`operations/instances/1/${act}`, { body }), {
      answers: [404],
    }),
  ),
];
