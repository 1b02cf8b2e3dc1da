/** What is asked of the web server: the reads behind lists, search, duplicates and desk, each in the roles that have them. */
import type pg from 'pg';
import { TOWNS, unitAt, type AccountName } from './county.ts';
import { seeded } from './random.ts';
import { createWords, PEOPLE, PHRASES_SEED } from './words.ts';

/** One request. */
export interface Ask {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: unknown;
}
export interface Endpoint {
  readonly name: string;
  readonly as: readonly AccountName[];
  /** p95 that is promised, ms. */
  readonly goal: number;
  /** The n-th request; answers of the server are asked where a page follows a page. */
  readonly ask: (n: number) => Ask;
}

/** Things that are really there, to ask for. */
export interface Samples {
  readonly matterIds: readonly string[];
  readonly numbers: readonly string[];
  readonly cursors: readonly string[];
  readonly taskKeys: readonly string[];
  readonly searches: readonly object[];
}

const get = (path: string): Ask => ({ method: 'GET', path });
const at = <T>(of: readonly T[], n: number): T => of[n % of.length]!;
const EVERYBODY: readonly AccountName[] = ['handler', 'clerk', 'reviewer', 'supervisor', 'leader', 'auditor'];
const DESK: readonly AccountName[] = ['supervisor', 'reviewer', 'leader', 'auditor'];
const LIST_MS = 50;
const FIGURES_MS = 300;

export const endpointsOf = ({ matterIds, numbers, cursors, taskKeys, searches }: Samples): readonly Endpoint[] => {
  const list = (name: string, path: (n: number) => string, as = EVERYBODY): Endpoint => ({
    name,
    as,
    goal: LIST_MS,
    ask: (n) => get(path(n)),
  });
  return [
    list('matters', () => '/matters'),
    list('matters, a page far behind', (n) => `/matters?cursor=${at(cursors, n)}`),
    list(
      'matters by status',
      (n) => `/matters?status=${at(['REGISTERED', 'IN_HANDLING', 'CLOSED', 'GUIDED', 'NOT_ACCEPTED'], n)}`,
    ),
    list('matters by colour', (n) => `/matters?colour=${at(['RED', 'YELLOW', 'GREEN'], n)}`),
    list('search by number', (n) => `/matters?number=${encodeURIComponent(at(numbers, n))}`),
    list('search by part of a number', (n) => `/matters?number=${at(numbers, n).slice(-4)}`),
    list('one matter', (n) => `/matters/${at(matterIds, n)}`, ['clerk', 'supervisor', 'leader', 'auditor']),
    list('work list, own', () => '/worklist?scope=MINE', ['handler', 'clerk', 'supervisor']),
    list('work list, groups', () => '/worklist?scope=GROUPS', ['handler', 'clerk', 'supervisor']),
    list('work list, watched', () => '/worklist?scope=WATCH', ['clerk', 'supervisor']),
    list('tasks', () => '/tasks', ['handler', 'clerk', 'supervisor']),
    {
      name: 'bulk preview of 50 tasks',
      as: ['handler'],
      goal: FIGURES_MS,
      ask: (n) => ({
        method: 'POST',
        path: '/worklist/previews',
        body: {
          command: { kind: 'TAKE' },
          userTaskKeys: Array.from({ length: 50 }, (_, i) => at(taskKeys, 50 * n + i)),
        },
      }),
    },
    {
      name: 'duplicates',
      as: ['clerk'],
      goal: LIST_MS,
      ask: (n) => ({ method: 'POST', path: '/intake/matches', body: at(searches, n) }),
    },
    list('desk', () => '/supervision', DESK),
    list('desk, late', () => '/supervision/list?list=OVER', DESK),
    list('desk, soon', () => '/supervision/list?list=SOON', DESK),
    list('desk, drafts', () => '/supervision/list?list=DRAFTS', DESK),
    list('desk, ladder', () => '/supervision/ladder?rung=REMIND', DESK),
    list('desk, colours', (n) => `/supervision/colours?of=${at(['RED', 'YELLOW', 'UNOWNED', 'OWNED'], n)}`, DESK),
    list('desk, duties without a task', () => '/supervision/lost', DESK),
    list('desk, signs', () => '/supervision/signs', ['supervisor', 'leader', 'auditor']),
    {
      name: 'desk, forecast',
      as: ['supervisor', 'leader', 'auditor'],
      goal: FIGURES_MS,
      ask: () => get('/supervision/forecast'),
    },
    {
      name: 'statistics',
      as: ['handler', 'supervisor', 'leader', 'auditor'],
      goal: FIGURES_MS,
      ask: (n) =>
        get(
          `/statistics?kind=${at(['MONTH', 'QUARTER', 'YEAR', 'WEEK'], n)}&by=${at(['UNIT', 'CATEGORY', 'TERRITORY'], n)}&metric=${at(['onTimeCloseRate', 'avgHandlingDays', 'repeatRate'], n)}`,
        ),
    },
  ];
};

/** What a clerk types: a petition of somebody who has been here before, and one of somebody new. */
function searches(matters: number): readonly object[] {
  const words = createWords(seeded(PHRASES_SEED), { problem: (term) => term, person: ({ text }) => text });
  const random = seeded(23);
  return Array.from({ length: 200 }, (_, n) => {
    const known = words.person(Math.floor(random() * matters * PEOPLE));
    const person =
      n % 2 === 0 ? known : { name: '测试新人', phone: `188${String(n).padStart(8, '0')}`, address: '测试镇9村' };
    return {
      ...person,
      text: words.text(random).text,
      subjects: ['OTHER'],
      placeUnitId: unitAt(1, TOWNS.from + (n % 16)),
    };
  });
}

/** Asks the database for things to ask for; the same each time. */
export async function sampled(pool: pg.Pool, matters: number): Promise<Samples> {
  const random = seeded(11);
  const column = async (query: string): Promise<readonly string[]> =>
    (await pool.query<{ x: string }>(query)).rows.map(({ x }) => x);
  const { rows } = await pool.query<{ most: string }>('select max(seq) as most from cases.matter');
  const most = Number(rows[0]?.most ?? 0);
  const seqs = Array.from({ length: 200 }, () => Math.ceil(random() * most));
  const ofSeqs = `from cases.matter where confidentiality = 'NORMAL' and seq = any('{${seqs.join()}}') order by seq`;
  return {
    matterIds: await column(
      `select matter_id as x from cases.matter where confidentiality = 'NORMAL' and bureau_unit_id like 'unit_00c00000-0001%' and seq > ${String(most * 0.5)} order by seq limit 200`,
    ),
    numbers: await column(`select public_number as x ${ofSeqs}`),
    cursors: seqs.map((seq) => Buffer.from(String(seq)).toString('base64url')),
    taskKeys: await column(
      `select user_task_key as x from cases.work_item where state = 'OFFERED' and groups && array['HDL@unit_00c00000-0001-7000-8000-000000000005'] order by 1 limit 1000`,
    ),
    searches: searches(matters),
  };
}
