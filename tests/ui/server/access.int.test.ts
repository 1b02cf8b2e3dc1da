import type { AuditEntry } from '../../../domain/audit/chain.ts';
import { addTasks, listAudit } from '../../../domain/store/index.ts';
import type { MatterId } from '../../../domain/schema/ids.ts';
import type { Matches } from '../../../domain/schema/intake.ts';
import type { MatterList, MatterView } from '../../../domain/schema/views.ts';
import type { TaskDetail, WorkList } from '../../../domain/schema/workViews.ts';
import { unitId } from '../../../app/demo/county.ts';
import { offeredTask } from '../../support/offeredTask.ts';
import { refer, sort } from '../../support/web/acts.ts';
import { actorOf, lamps, newId, useWebWorld } from '../../support/web/world.ts';

const world = useWebWorld();
let matterId: MatterId;
let publicNumber: string;
let secretCode: string | null;
let accusation: MatterId;
const HOLDER = 'hdl-urban-management';
const COLLEAGUE = 'hdl2-urban-management';
const TASK = '2251799813685411';

beforeAll(async () => {
  await world.at('2026-05-11 09:00');
  ({ matterId, publicNumber, secretCode } = await world.register({}));
  await sort(world, matterId, [['R31_6', 'URBAN_MANAGEMENT']]);
  await refer(world, matterId, 'URBAN_MANAGEMENT', HOLDER);
  accusation = (
    await world.register({
      channel: 'LETTER',
      matterType: 'ACCUSATION',
      secrecyAsked: true,
      text: '反映干部乙某截留补贴。',
      claims: [{ subject: 'CADRE_CONDUCT', text: '请查处。' }],
      accusedUnitId: unitId('QINGHUAI'),
    })
  ).matterId;
  await addTasks(world.parts.db, [
    offeredTask({ userTaskKey: TASK, matterId, groups: [`HDL@${unitId('URBAN_MANAGEMENT')}`] }),
  ]);
});

const get = <T>(as: string, path: string) => world.send<T>('GET', path, { as });
const post = <T>(as: string, path: string, body: unknown) =>
  world.send<T>('POST', path, { as, body, headers: { 'idempotency-key': newId('con') } });
const logged = (act: AuditEntry['act']) => listAudit(world.parts.db, { act, limit: 50 });

test('should ask for a reason before it opens a sealed matter, and show its number alone until then', async () => {
  for (const path of [`/matters/${accusation}`, `/matters/${accusation}/flows`])
    expect(await get('int-yz', path)).toMatchObject({ status: 403, body: { code: 'REASON_REQUIRED' } });
  const alias = await get<MatterView>('int-yz', `/matters/${accusation}/alias`);
  expect(alias.body).toMatchObject({ claims: [], timeline: [], petitioner: { name: null, text: null } });
  expect(alias.body.row.unitNames).toEqual([]);
});

test('should open it to the session that gave a reason, log the reason with every read, and to nobody else', async () => {
  expect((await post('int-yz', `/matters/${accusation}/openings`, { reason: 'CURIOSITY' })).status).toBe(400);
  const opened = await post<{ until: string }>('int-yz', `/matters/${accusation}/openings`, {
    reason: 'HANDLING',
    note: '来电催问',
  });
  expect(opened.status).toBe(201);
  const minutes = (Date.parse(opened.body.until) - Date.now()) / 60_000;
  expect(minutes).toBeGreaterThan(28);
  expect(minutes).toBeLessThanOrEqual(30);
  for (let n = 0; n < 2; n += 1) expect((await get('int-yz', `/matters/${accusation}`)).status).toBe(200);
  expect((await get('sup-yz', `/matters/${accusation}`)).status).toBe(403);
  const { id } = actorOf('int-yz');
  expect(await logged('SEALED_OPENED')).toMatchObject([{ actorId: id, objectId: accusation, reason: 'HANDLING' }]);
  expect(await logged('SEALED_READ')).toMatchObject([
    { actorId: id, objectId: accusation, reason: 'HANDLING' },
    { actorId: id, objectId: accusation, reason: 'HANDLING' },
  ]);
  expect(JSON.stringify(await listAudit(world.parts.db, { limit: 100 }))).not.toContain('来电');
});

test('should close it again when the time is over', async () => {
  const { clock } = world.parts as { clock: { now: () => number } };
  const real = clock.now;
  clock.now = () => real() + 31 * 60_000;
  try {
    expect((await get('int-yz', `/matters/${accusation}`)).status).toBe(403);
  } finally {
    clock.now = real;
  }
});

test('should open no matter for a reason to somebody who does not see it, or that is not sealed', async () => {
  const given = { reason: 'HANDLING' };
  expect((await post('hdl-qinghuai', `/matters/${accusation}/openings`, given)).status).toBe(404);
  expect((await get('hdl-qinghuai', `/matters/${accusation}/alias`)).status).toBe(404);
  expect((await post('int-yz', `/matters/${matterId}/openings`, given)).status).toBe(404);
});

test('should tell the petitioner which units read the matter on which day, once each, and no sealed reads', async () => {
  for (let n = 0; n < 3; n += 1) expect((await get(HOLDER, `/matters/${matterId}`)).status).toBe(200);
  await get(COLLEAGUE, `/matters/${matterId}`);
  const response = await fetch(`${world.url}/public/query`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ publicNumber, secretCode: secretCode ?? '' }),
  });
  const page = await response.text();
  const part = page.slice(page.indexOf('谁看过我的材料'), page.indexOf('核对码'));
  expect(part.match(/云泽县城管局/g)).toHaveLength(1);
  expect(part).toContain('2026-05-11');
  expect(page.length).toBeLessThan(30_000);
});

describe('a person who is recused from a matter', () => {
  const readers: Readonly<Record<string, (account: string) => Promise<unknown>>> = {
    view: async (as) => (await get(as, `/matters/${matterId}`)).status,
    alias: async (as) => (await get(as, `/matters/${matterId}/alias`)).status,
    flows: async (as) => (await get(as, `/matters/${matterId}/flows`)).status,
    attachments: async (as) => (await get(as, `/attachments?matterId=${matterId}`)).status,
    recusals: async (as) => (await get(as, `/matters/${matterId}/recusals`)).status,
    task: async (as) => (await get(as, `/tasks/${TASK}`)).status,
    colleagues: async (as) => (await get(as, `/tasks/${TASK}/colleagues`)).status,
    act: async (as) => (await post(as, `/tasks/${TASK}/acts`, { kind: 'TAKE' })).status,
    completion: async (as) => (await post(as, `/tasks/${TASK}/completion`, { decision: 'ACCEPTED' })).status,
    release: async (as) => (await post(as, `/tasks/${TASK}/release`, {})).status,
  };

  test('should see it no more by any reader, at once', async () => {
    expect((await post(HOLDER, `/tasks/${TASK}/acts`, { kind: 'TAKE' })).status).toBe(200);
    const before = (await get<MatterList>(HOLDER, '/matters')).body;
    expect(before.items.map((row) => row.matterId)).toContain(matterId);

    const declared = await post(HOLDER, `/matters/${matterId}/recusals`, { reason: 'CLOSE_TO_PETITIONER' });
    expect(declared.status).toBe(204);
    const seen = Object.fromEntries(
      await Promise.all(Object.entries(readers).map(async ([name, read]) => [name, await read(HOLDER)] as const)),
    );
    expect(seen).toEqual(Object.fromEntries(Object.keys(readers).map((name) => [name, 404])));
    expect((await get<MatterList>(HOLDER, '/matters')).body).toMatchObject({
      total: before.total - 1,
      items: before.items.filter((row) => row.matterId !== matterId),
    });
    const work = (await get<WorkList>(HOLDER, '/worklist?scope=GROUPS')).body;
    expect(work).toMatchObject({ items: [], scopes: { MINE: 0, GROUPS: 0 } });
    expect((await get<{ items: unknown[] }>(HOLDER, '/tasks')).body.items).toEqual([]);
    const previews = await post<{ items: unknown[] }>(HOLDER, '/worklist/previews', {
      command: { kind: 'TAKE' },
      userTaskKeys: [TASK],
    });
    expect(previews.body.items).toEqual([]);
  });

  test('should have given the open task back to the group, where a colleague takes it', async () => {
    const task = (await get<TaskDetail>(COLLEAGUE, `/tasks/${TASK}`)).body;
    expect(task.row.holder).toBeNull();
    expect(task.acts.at(-1)).toMatchObject({ kind: 'TaskReturned', reason: 'RECUSAL' });
    expect((await post(COLLEAGUE, `/tasks/${TASK}/acts`, { kind: 'TAKE' })).status).toBe(200);
    const colleagues = await get<{ handOver: { userId: string }[] }>(COLLEAGUE, `/tasks/${TASK}/colleagues`);
    expect(colleagues.body.handOver.map(({ userId }) => userId)).not.toContain(actorOf(HOLDER).id);
  });

  test('should find it neither by its words nor in the count of matters about the same problem', async () => {
    const query = {
      name: '',
      phone: '',
      address: '',
      text: lamps.text,
      subjects: ['PUBLIC_FACILITY'],
      placeUnitId: lamps.placeUnitId,
    };
    const matches = async () =>
      (await post<Matches>('int2-yz', '/intake/matches', query)).body.items.map((match) => match.matterId);
    expect(await matches()).toContain(matterId);
    const decided = await post('sup-yz', `/matters/${matterId}/recusals`, {
      reason: 'HANDLED_BEFORE',
      userId: actorOf('int2-yz').id,
    });
    expect(decided.status).toBe(204);
    expect(await matches()).not.toContain(matterId);
  });

  test('should be one whom a head of the unit or a supervisor may name, and nobody else', async () => {
    const { id } = actorOf(COLLEAGUE);
    const given = { reason: 'IMPARTIALITY', userId: id };
    expect((await post('int-yz', `/matters/${matterId}/recusals`, given)).status).toBe(404);
    expect((await post('ldr-education', `/matters/${matterId}/recusals`, given)).status).toBe(404);
    expect((await post('ldr-urban-management', `/matters/${matterId}/recusals`, given)).status).toBe(204);
    expect((await get(COLLEAGUE, `/matters/${matterId}`)).status).toBe(404);
    const told = await get<{ recused: object[] }>('ldr-urban-management', `/matters/${matterId}/recusals`);
    expect(told.body.recused).toMatchObject([
      { kind: 'DECLARED', reason: 'CLOSE_TO_PETITIONER', on: '2026-05-11' },
      { kind: 'DECIDED', reason: 'HANDLED_BEFORE' },
      { kind: 'DECIDED', reason: 'IMPARTIALITY' },
    ]);
  });

  test('should stand in the audit log with who decided it', async () => {
    const entries = await logged('RECUSED');
    expect(entries.map(({ actorId, actorRole, reason }) => [actorId, actorRole, reason])).toEqual([
      [actorOf('ldr-urban-management').id, 'LDR', `DECIDED:IMPARTIALITY:${actorOf(COLLEAGUE).id}`],
      [actorOf('sup-yz').id, 'SUP', `DECIDED:HANDLED_BEFORE:${actorOf('int2-yz').id}`],
      [actorOf(HOLDER).id, 'FH', 'DECLARED:CLOSE_TO_PETITIONER'],
    ]);
  });

  test('should stay on record: it is neither changed nor taken away', async () => {
    for (const table of ['recusal', 'recusal_lifting'])
      await expect(world.pool.query(`delete from cases.${table}`)).rejects.toThrow('append-only');
  });

  test('should have it lifted by whoever decides on recusals, and by nobody else', async () => {
    const path = `/matters/${matterId}/recusals/${actorOf(COLLEAGUE).id}/lifting`;
    const reason = { reason: 'ENTERED_BY_MISTAKE' };
    for (const as of [COLLEAGUE, 'int-yz', 'ldr-education']) expect((await post(as, path, reason)).status).toBe(404);
    expect((await post('ldr-urban-management', path, { reason: 'WHATEVER' })).status).toBe(400);
    expect((await get(COLLEAGUE, `/matters/${matterId}`)).status).toBe(404);

    expect((await post('ldr-urban-management', path, reason)).status).toBe(204);
    expect((await get(COLLEAGUE, `/matters/${matterId}`)).status).toBe(200);
    expect((await post('ldr-urban-management', path, reason)).status).toBe(404);
    const [entry] = await logged('RECUSAL_LIFTED');
    expect(entry).toMatchObject({
      actorId: actorOf('ldr-urban-management').id,
      reason: `ENTERED_BY_MISTAKE:${actorOf(COLLEAGUE).id}`,
    });

    // The same person may be recused again, and is.
    const again = { reason: 'IMPARTIALITY', userId: actorOf(COLLEAGUE).id };
    expect((await post('ldr-urban-management', `/matters/${matterId}/recusals`, again)).status).toBe(204);
    expect((await get(COLLEAGUE, `/matters/${matterId}`)).status).toBe(404);
    const told = await get<{ recused: { name: string; mayLift: boolean }[] }>(
      'ldr-urban-management',
      `/matters/${matterId}/recusals`,
    );
    // Not that of a clerk, who is of another unit.
    expect(told.body.recused.map(({ mayLift }) => mayLift)).toEqual([true, false, true]);
  });
});
