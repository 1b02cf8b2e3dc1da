/** Every route × every role, at home and elsewhere × every confidentiality, against the table of the domain description (§5). */
import { routesOf } from '../../support/web/routes.ts';
import { startStudio, type StudioEngine } from '../../support/web/studio.ts';
import { standingFlows } from '../../support/web/story.ts';
import { PASSWORD, useWebWorld } from '../../support/web/world.ts';
import { cast, gather, type Actor } from './permissions/cast.ts';
import { deskLines } from './permissions/deskLines.ts';
import { isAboutMatter, type Ask, type Line, type Subject, type Things } from './permissions/line.ts';
import { matterLines } from './permissions/matterLines.ts';
import { officeLines } from './permissions/officeLines.ts';
import { openLines } from './permissions/openLines.ts';
import { readsWords, sealed, sightOf, type Level } from './permissions/sights.ts';
import { request, setStage } from './permissions/stage.ts';

const lines: readonly Line[] = [...matterLines, ...deskLines, ...officeLines];

let engine: StudioEngine;
const world = useWebWorld({
  flows: standingFlows,
  studio: async (url, parts) => {
    engine = await startStudio(url, parts);
    return engine;
  },
});
let subjects: readonly Subject[];
let things: Things;
const cookies = new Map<string, string>();

async function signIn(account: string): Promise<void> {
  const { headers } = await world.send('POST', '/session', { body: { account, password: PASSWORD } });
  cookies.set(account, headers.get('set-cookie')?.split(';')[0] ?? '');
}

beforeAll(async () => {
  const people = await gather(world);
  await Promise.all(['int-yz', ...cast.map(({ account }) => account)].map(signIn));
  ({ subjects, things } = await setStage(world, engine, (account) => cookies.get(account) ?? ''));
  for (const { matterId } of subjects) await people.recuse(matterId as never);
}, 60_000);

interface Trial {
  readonly line: Line;
  readonly actor: Actor | null;
  readonly subject: Subject;
}
interface Answer extends Trial {
  readonly status: number;
  readonly text: string;
}

const trials: () => readonly Trial[] = () =>
  lines.flatMap((line) =>
    subjects
      .slice(0, isAboutMatter(line) ? undefined : 1)
      .flatMap((subject) => [null, ...cast].map((actor) => ({ line, actor, subject }))),
  );

const RANK = ['NONE', 'STUB', 'MASKED', 'FULL'];
const opens = (actor: Actor, level: Level): boolean => RANK.indexOf(sightOf(actor, level)) >= 2;

/** Whom the stage has offered the task to. */
const offered = ({ role, place }: Actor, level: Level): boolean =>
  level === 'SECRET_STUB'
    ? role === 'INT' && place === 'HOME'
    : level === 'WHISTLEBLOWER'
      ? place === 'COMPETENT'
      : (role === 'HDL' || role === 'FH') && place === 'HOME';

/** The answer that refuses, or null for whoever is let in. Only who has the task acts on it; intake and supervision see it, to urge. */
function refusal({ line, actor, subject: { level } }: Trial): 401 | 403 | 404 | 409 | null {
  if (actor === null) return 401;
  if (line.door !== 'ANYONE' && !line.door(actor)) return 403;
  if (line.sees !== undefined && RANK.indexOf(sightOf(actor, level)) < RANK.indexOf(line.sees)) return 404;
  if (line.acts && !line.acts(actor)) return 403;
  const watches = (actor.role === 'INT' || actor.role === 'SUP') && opens(actor, level);
  if (line.task === undefined || offered(actor, level) || (line.task === 'SEES' && watches)) return null;
  return watches ? (line.watched ?? 404) : 404;
}

/** Whoever sees the course of a sealed matter is asked for a reason before anything else is said. */
const asksReason = ({ line, actor, subject: { level } }: Trial): boolean =>
  line.opened === true && sealed.includes(level) && actor !== null && opens(actor, level);

async function run(some: readonly Trial[], askOf: (trial: Trial) => Ask): Promise<Answer[]> {
  const answers: Answer[] = [];
  const left = [...some].reverse();
  const hand = async () => {
    for (let trial = left.pop(); trial; trial = left.pop()) {
      const [method = ''] = trial.line.route.split(' ');
      const cookie = trial.actor ? (cookies.get(trial.actor.account) ?? '') : null;
      const response = await request(world.url, method, askOf(trial), cookie);
      answers.push({ ...trial, status: response.status, text: await response.text() });
    }
  };
  await Promise.all(Array.from({ length: 8 }, hand));
  return answers;
}
const told = ({ line, actor, subject, status, text }: Answer): string =>
  `${line.route} by ${actor?.account ?? 'nobody'} on ${subject.level}: ${String(status)} ${text.slice(0, 160)}`;

/** Everything that the application has written, the log of refused sign-ins aside. */
async function written(): Promise<unknown> {
  const { rows: tables } = await world.pool.query<{ name: string }>(
    `select table_name as name from information_schema.tables
     where table_schema = 'cases' and table_type = 'BASE TABLE' order by 1`,
  );
  const prints: Record<string, string> = {};
  for (const { name } of tables) {
    const { rows } = await world.pool.query<{ print: string }>(
      `select count(*) || ':' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as print
       from cases."${name}" t`,
    );
    prints[name] = rows[0]?.print ?? '';
  }
  return prints;
}

const seen: Answer[] = [];

test('should have a line for every route, and no line for a route that is not there', () => {
  const known = [...lines.filter(({ again }) => !again), ...openLines].map(({ route }) => route);
  expect(known.toSorted()).toEqual([...new Set(known)].toSorted());
  expect(known.toSorted()).toEqual(routesOf(world.app).toSorted());
});

test('should refuse whoever the table does not let in, and change nothing', async () => {
  const before = await written();
  const refused = trials().filter((trial) => refusal(trial) !== null && !asksReason(trial));
  const answers = await run(refused, ({ line, subject, actor }) => line.ask(subject, things, actor));
  expect(answers.filter((answer) => answer.status !== refusal(answer)).map(told)).toEqual([]);
  expect(await written()).toEqual(before);
  seen.push(...answers);
}, 60_000);

test('should ask for a reason before a sealed matter is opened', async () => {
  const answers = await run(trials().filter(asksReason), ({ line, subject, actor }) =>
    line.ask(subject, things, actor),
  );
  expect(answers.length).toBeGreaterThan(0);
  expect(answers.filter(({ status, text }) => status !== 403 || !text.includes('REASON_REQUIRED')).map(told)).toEqual(
    [],
  );
  seen.push(...answers);
});

test('should let in whoever the table lets in', async () => {
  const admitted = trials().filter((trial) => refusal(trial) === null);
  const isOpening = ({ line }: Trial) => line.route.endsWith('/openings');
  const ask = ({ line, subject, actor }: Trial) => (line.harmless ?? line.ask)(subject, things, actor);
  const openings = await run(admitted.filter(isOpening), ask);
  // Once they have opened it, those who read no words are still given none.
  const closed = await run(
    trials().filter((trial) => refusal(trial) !== null && asksReason(trial)),
    ({ line, subject, actor }) => line.ask(subject, things, actor),
  );
  expect(closed.filter((answer) => answer.status !== refusal(answer)).map(told)).toEqual([]);
  const answers = [
    ...openings,
    ...(await run(
      admitted.filter((trial) => !isOpening(trial)),
      ask,
    )),
  ];
  const wrong = answers.filter(({ line, status }) =>
    line.answers ? !line.answers.includes(status) : [401, 403, 404].includes(status) || status >= 500,
  );
  expect(wrong.map(told)).toEqual([]);
  seen.push(...answers, ...closed);
}, 60_000);

test('should never tell of a matter that somebody does not see, nor its words to somebody who does not read them', () => {
  const leaks = seen.flatMap((answer) =>
    subjects
      .filter(({ level, matterId, publicNumber, words, note }) => {
        const sight = answer.actor ? sightOf(answer.actor, level) : 'NONE';
        // The log is that of the whole installation, in one chain; it names a matter by its opaque id.
        const isLog = answer.line.route.startsWith('GET /api/v1/admin/audit');
        const exists = [publicNumber, ...(isLog ? [] : [matterId])].some((id) => answer.text.includes(id));
        const reads = answer.actor !== null && sight === 'FULL' && readsWords(answer.actor, level);
        const readsNote = reads || (answer.actor !== null && offered(answer.actor, level));
        if (!readsNote && answer.text.includes(note)) return true;
        return (exists && sight === 'NONE') || (!reads && words.some((word) => answer.text.includes(word)));
      })
      .map(({ level }) => `${level} in ${told(answer)}`),
  );
  expect(leaks).toEqual([]);
});

test('should list and count to each exactly the matters that they see', () => {
  const lists = seen.filter(({ line, actor }) => line.route === 'GET /api/v1/matters' && actor !== null);
  expect(lists).toHaveLength(cast.length);
  for (const { actor, text } of lists) {
    const { items, total } = JSON.parse(text) as { items: { matterId: string }[]; total: number };
    const expected = subjects.filter(({ level }) => actor && sightOf(actor, level) !== 'NONE');
    const listed = items.map(({ matterId }) => matterId).toSorted();
    expect([actor?.account, listed, total]).toEqual([
      actor?.account,
      expected.map(({ matterId }) => matterId).toSorted(),
      expected.length,
    ]);
  }
});

test('should open to a petitioner the own matter by number and code, and to another code nothing', async () => {
  const [own, other] = subjects;
  if (!own || !other) throw new Error('no matters');
  for (const line of openLines) {
    const [method = ''] = line.route.split(' ');
    const right = await request(world.url, method, line.ask(own, own.secretCode), null);
    expect([line.route, line.answers.includes(right.status), right.status]).toEqual([line.route, true, right.status]);
    const page = await right.text();
    expect(page).not.toContain(other.words[0]);
    if (!line.secret) continue;
    const wrong = await request(world.url, method, line.ask(own, other.secretCode), null);
    const said = await wrong.text();
    expect([line.route, wrong.status]).toEqual([line.route, 404]);
    for (const word of own.words) expect(said).not.toContain(word);
  }
});
