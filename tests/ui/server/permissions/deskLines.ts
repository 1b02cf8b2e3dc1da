/** Routes of the desks: registering, supervision, monthly review. */
import { unitId } from '../../../../app/demo/county.ts';
import { butNot, either, once, who, type Line, type Things } from './line.ts';
import type { Actor } from './cast.ts';

/**
 * The table lets a handler read measures and reviews of the own unit (R, M): they have them in the matter and in their tasks. The desks
 * themselves show the whole county's quality.
 */
const supervision = butNot(
  either(who('督办 / 通报 / 约谈 / listing', 'CRD'), who('colour, leader ownership, plan', 'RD')),
  'HDL',
  'FH',
);
/** How colleagues work is not for reviewers, who judge opinions (the table is silent; the stricter reading). */
const paces = butNot(supervision, 'REV');
const review = butNot(who('monthly review, defects', 'CDR'), 'HDL', 'FH');
/** The table is silent: who reads matters counts them, but the grid worker, who reads one grid; the juvenile member counts the own. */
const statistics = butNot(
  either(who('read normal matter', 'RM'), ({ posts }) => posts.some(({ role }) => role === 'JUV')),
  'GRD',
);
const page = (path: string) => () => ({ path: `/api/v1/${path}` });

const letterTo = (unit: string, attachmentIds: readonly string[]) => ({
  channel: 'LETTER',
  receivedAtUnitId: unit,
  petitioner: { name: '居民乙', phone: null, address: null },
  text: '来信一封。',
  claims: [{ subject: 'OTHER', text: '请处理。' }],
  attachmentIds,
});
const registers = who('submit / register matter', 'C');
/** The unit of the post that allows it; the other county stands for a unit that is not the own. */
const unitOf = (actor: Actor | null, { bureauId }: Things): string => {
  const post = actor?.posts.find((held) => registers({ ...actor, posts: [held] }));
  return post === undefined || post.at.startsWith('YG_') ? bureauId : unitId(post.at);
};

export const deskLines: readonly Line[] = [
  {
    route: 'POST /api/v1/contacts',
    door: (actor) => registers(actor) && !actor.posts.some(({ at }) => at.startsWith('YG_')),
    ask: (_subject, things, actor) => ({
      path: '/api/v1/contacts',
      body: letterTo(unitOf(actor, things), []),
      headers: once(),
    }),
    harmless: (_subject, things, actor) => ({
      path: '/api/v1/contacts',
      body: letterTo(unitOf(actor, things), ['att_01980000-0000-7000-8000-000000000000']),
      headers: once(),
    }),
  },

  { route: 'GET /api/v1/supervision', door: supervision, ask: page('supervision') },
  { route: 'GET /api/v1/supervision/list', door: supervision, ask: page('supervision/list?list=OVER') },
  { route: 'GET /api/v1/supervision/lost', door: supervision, ask: page('supervision/lost') },
  { route: 'GET /api/v1/supervision/ladder', door: supervision, ask: page('supervision/ladder?rung=SUPERVISION') },
  { route: 'GET /api/v1/supervision/colours', door: supervision, ask: page('supervision/colours?of=RED') },
  { route: 'GET /api/v1/supervision/signs', door: paces, ask: page('supervision/signs') },
  { route: 'GET /api/v1/supervision/forecast', door: paces, ask: page('supervision/forecast') },
  {
    route: 'GET /api/v1/supervision/decisions/:userTaskKey',
    door: supervision,
    each: true,
    ask: ({ task }) => ({ path: `/api/v1/supervision/decisions/${task}` }),
    // The task of a handler is no decision of the desk.
    answers: [404],
  },
  {
    route: 'POST /api/v1/supervision/orders',
    // C: a reviewer drafts measures from a review and not from the desk, so that only a supervisor orders here.
    door: butNot(who('督办 / 通报 / 约谈 / listing', 'C'), 'REV'),
    sees: 'MASKED',
    ask: ({ matterId, claimId }) => ({
      path: '/api/v1/supervision/orders',
      body: { matterId, claimId, ground: 'SHIRKING' },
      headers: once(),
    }),
    harmless: ({ matterId }) => ({
      path: '/api/v1/supervision/orders',
      body: { matterId, claimId: null, ground: 'BOREDOM' },
      headers: once(),
    }),
  },
  {
    route: 'POST /api/v1/supervision/orders/previews',
    door: supervision,
    each: true,
    ask: ({ task }) => ({
      path: '/api/v1/supervision/orders/previews',
      body: { ground: 'SHIRKING', userTaskKeys: [task] },
    }),
  },

  { route: 'GET /api/v1/statistics', door: statistics, ask: page('statistics?kind=YEAR') },
  { route: 'GET /api/v1/statistics/export', door: statistics, ask: page('statistics/export') },

  { route: 'GET /api/v1/review', door: review, ask: page('review') },
  { route: 'GET /api/v1/review/redos', door: review, ask: page('review/redos') },
  ...['', '/draw', '/matters/:matterId'].map((tail): Line => ({
    route: `GET /api/v1/review/rounds/:unitId/:month${tail}`,
    door: review,
    ask: ({ matterId }, { bureauId }) => ({
      path: `/api/v1/review/rounds/${bureauId}/2026-04${tail.replace(':matterId', matterId)}`,
    }),
    // No round was drawn in that month.
    answers: [404],
  })),
];
