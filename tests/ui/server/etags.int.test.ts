/** Conditional requests: what has not changed is not sent again, and a write on an old version is refused. */
import type { CalendarDay, PersonRow, UnitRecord } from '../../../domain/schema/administration.ts';
import type { MatterView } from '../../../domain/schema/views.ts';
import { unitId } from '../../../app/demo/county.ts';
import { sort } from '../../support/web/acts.ts';
import { deployAll, draftOn } from '../../support/web/shipped.ts';
import { startStudio, type StudioEngine } from '../../support/web/studio.ts';
import { actorOf, useWebWorld } from '../../support/web/world.ts';

let engine: StudioEngine;
const world = useWebWorld({
  studio: async (url, parts) => {
    engine = await startStudio(url, parts);
    return engine;
  },
});
beforeAll(() => world.at('2026-05-11 09:00'));

const read = async <T = unknown>(as: string, path: string, known?: string) => {
  const answer = await world.send<T>('GET', path, {
    as,
    ...(known === undefined ? {} : { headers: { 'if-none-match': known } }),
  });
  return { ...answer, tag: answer.headers.get('etag') ?? '' };
};

test('should send a matter again only when what is shown of it is another', async () => {
  const { matterId } = await world.register({});
  const path = `/matters/${matterId}`;
  const first = await read<MatterView>('sup-yz', path);
  expect(first.tag).toMatch(new RegExp(`^"${String(first.body.version)}-[\\w-]{22}"$`));
  expect(await read('sup-yz', path, first.tag)).toMatchObject({ status: 304, body: null, tag: first.tag });
  expect(await read('sup-yz', path, `"9-other", W/${first.tag}`)).toMatchObject({ status: 304 });

  await sort(world, matterId, [['R31_6', 'URBAN_MANAGEMENT']], ['APPEAL', 'PRIVATE']);
  const second = await read<MatterView>('sup-yz', path, first.tag);
  expect(second).toMatchObject({ status: 200, body: { row: { confidentiality: 'PRIVATE' } } });
  expect(second.tag).not.toBe(first.tag);
});

test('should not call a matter unchanged whose deadlines have come nearer, nor show one person’s answer to another', async () => {
  const { matterId } = await world.register({});
  const path = `/matters/${matterId}`;
  const monday = await read<MatterView>('sup-yz', path);
  expect((await read('aud-yz', path, monday.tag)).status).toBe(200);
  await world.at('2026-05-12 09:00');
  const tuesday = await read<MatterView>('sup-yz', path, monday.tag);
  expect([tuesday.status, tuesday.body.version]).toEqual([200, monday.body.version]);
});

test('should send lists and the library again only when something in them has changed', async () => {
  await deployAll(world, engine);
  for (const [as, path] of [
    ['sup-yz', '/matters?limit=5'],
    ['dsn-yz', '/studio/library'],
    ['dsn-yz', '/studio/files/claim-handling.bpmn/versions'],
  ] as const) {
    const first = await read(as, path);
    expect({ path, status: (await read(as, path, first.tag)).status }).toEqual({ path, status: 304 });
  }
  const [matters, library] = [await read('sup-yz', '/matters?limit=5'), await read('dsn-yz', '/studio/library')];
  await world.register({ petitioner: { name: '居民丙', phone: null, address: null } });
  await draftOn(world, 'claim-handling.bpmn');
  expect((await read('sup-yz', '/matters?limit=5', matters.tag)).status).toBe(200);
  expect((await read('dsn-yz', '/studio/library', library.tag)).status).toBe(200);
});

test('should take the tag of a draft of a process as the save that it was written on', async () => {
  const { draftId } = await draftOn(world, 'claim-diversion.bpmn');
  const path = `/studio/drafts/${draftId}`;
  const first = await read<{ rev: number; content: string }>('dsn-yz', path);
  expect((await read('dsn-yz', path, first.tag)).status).toBe(304);
  const save = (rev: number, tag: string) =>
    world.send('PUT', `${path}/content`, {
      as: 'dsn-yz',
      // Another content: the same one again is no new save.
      body: { rev, content: `${first.body.content}\n<!-- ${String(rev)} -->` },
      headers: { 'if-match': tag },
    });
  expect(await save(first.body.rev + 1, first.tag)).toMatchObject({
    status: 412,
    body: { code: 'PRECONDITION_FAILED' },
  });
  expect((await save(first.body.rev, first.tag)).status).toBe(200);
  expect(await save(first.body.rev, first.tag)).toMatchObject({ status: 409, body: { code: 'REV_OUT_OF_DATE' } });
});

describe('units, people and days', () => {
  const DAY = { on: '2026-12-12', working: true, name: { zh: '调班', en: 'Work day' } };
  const write = (method: string, path: string, body: unknown, tag?: string) =>
    world.send(method, `/admin${path}`, {
      as: 'adm-yz',
      body,
      ...(tag === undefined ? {} : { headers: { 'if-match': tag } }),
    });

  /** Read, not sent again, changed with its tag, refused with the same tag, refused with none. */
  async function changes<T extends { version: number }>(
    path: string,
    act: (tag?: string, read?: T) => Promise<{ status: number; headers: Headers }>,
  ) {
    const first = await read<T>('adm-yz', `/admin${path}`);
    expect(first.status).toBe(200);
    expect((await read('adm-yz', `/admin${path}`, first.tag)).status).toBe(304);
    const written = await act(first.tag, first.body);
    expect(written.status).toBe(200);
    const second = await read<T>('adm-yz', `/admin${path}`, first.tag);
    expect([second.status, second.tag]).toEqual([200, written.headers.get('etag')]);
    expect((await act(first.tag, first.body)).status).toBe(409);
    expect((await act(undefined, first.body)).status).toBe(428);
  }

  test('should be read one by one with a tag that a write sends back', async () => {
    const unit = `/units/${unitId('JUSTICE')}`;
    await changes<UnitRecord>(unit, (tag, was) =>
      write(
        'PUT',
        unit,
        {
          code: was?.code,
          kind: was?.kind,
          level: was?.level,
          parentId: was?.parentId,
          name: { zh: '云泽县司法局', en: 'Justice' },
        },
        tag,
      ),
    );
    const person = `/people/${actorOf('rev2-yz').id}`;
    await changes<PersonRow>(person, (tag, was) =>
      write('PUT', person, { displayName: '评查员乙', posts: was?.posts }, tag),
    );
    expect(await write('PUT', '/calendar/days', DAY, '"7"')).toMatchObject({
      status: 409,
      body: { code: 'CALENDAR_DAY_NEVER_SET' },
    });
    expect((await write('PUT', '/calendar/days', DAY, '"0"')).status).toBe(200);
    await changes<CalendarDay>('/calendar/days/2026-12-12', (tag) =>
      write('PUT', '/calendar/days', { ...DAY, working: false }, tag),
    );
  });

  test('should show a published day as version 0, and no day that is what its weekday says', async () => {
    expect(await read('adm-yz', '/admin/calendar/days/2026-02-17')).toMatchObject({
      status: 200,
      body: { source: 'STATE_COUNCIL', working: false, version: 0 },
    });
    expect((await read('adm-yz', '/admin/calendar/days/2026-06-03')).status).toBe(404);
    expect((await read('adm-yz', '/admin/units/unit_01980000-0000-7000-8000-000000000000')).status).toBe(404);
    expect((await read('adm-yz', '/admin/people/usr_01980000-0000-7000-8000-000000000000')).status).toBe(404);
  });
});
