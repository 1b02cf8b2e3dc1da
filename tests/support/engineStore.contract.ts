/** What every engine store must do: run on memory and on PostgreSQL. */
import type { Key } from '../../engine/core/json.ts';
import type { InstanceState } from '../../engine/core/state.ts';
import {
  FIRST_KEY,
  type Batch,
  type EngineStore,
  type Filter,
  type Query,
  type RowChange,
} from '../../engine/store/port.ts';
import type { Tables } from '../../engine/store/rows.ts';

import { document, element, instance, job, processInstance, put, userTask, variable } from './engineStore.rows.ts';

const keysOf = (rows: readonly { readonly key: string }[]): string[] => rows.map(({ key }) => key);

/** `open` gives a store on fresh data; `another` a second one on the same data. */
export const engineStoreContract = (open: () => Promise<{ store: EngineStore; another: () => EngineStore }>): void => {
  let store: EngineStore;
  let another: () => EngineStore;
  let epoch: number;

  const commit = (rows: readonly RowChange[], more: Partial<Batch> = {}) =>
    store.commitBatch({ epoch, number: 1, instances: [], rows, nextFreeKey: FIRST_KEY, ...more });
  const find = async <T extends keyof Tables>(
    table: T,
    filter: Filter | null,
    more: Partial<Query> = {},
  ): Promise<string[]> =>
    keysOf((await store.search(table, { filter, sort: [], page: { limit: 100 }, ...more })).items);

  beforeEach(async () => {
    ({ store, another } = await open());
    ({ epoch } = await store.openWriter());
  });
  afterEach(() => store.close());

  describe('writing', () => {
    test('should begin with the first key and real time', async () => {
      await store.close();
      store = another();
      const state = await store.openWriter();
      expect(state).toMatchObject({ nextFreeKey: FIRST_KEY, clockPin: null, lastBatch: null, epoch: epoch + 1 });
    });

    test('should keep the free keys and the clock pin for the next writer', async () => {
      await commit([], { nextFreeKey: FIRST_KEY + 1000n, clockPin: 42 });
      await commit([], { nextFreeKey: FIRST_KEY + 500n });
      await store.close();
      store = another();
      expect(await store.openWriter()).toMatchObject({ nextFreeKey: FIRST_KEY + 1000n, clockPin: 42 });
    });

    test('should tell the next writer which batch was committed last, by whomever', async () => {
      await commit([], { number: 7 });
      for (const fenced of [8, 9]) {
        await store.close();
        store = another();
        expect(await store.openWriter()).toMatchObject({ lastBatch: { epoch, number: 7 } });
        expect((await commit([], { number: fenced })).ok).toBe(false);
      }
    });

    test('should let a second writer wait until the first has closed, and fence the first', async () => {
      const second = another();
      const waiting = second.openWriter();
      const state = await Promise.race([waiting, commit(put('jobs', job('10')))]);
      expect(state).toEqual({ ok: true });
      const first = store;
      await first.close();
      expect((await waiting).epoch).toBe(epoch + 1);
      store = second;
      expect(
        await store.commitBatch({
          epoch,
          number: 2,
          instances: [],
          rows: put('jobs', job('11')),
          nextFreeKey: FIRST_KEY,
        }),
      ).toEqual({
        ok: false,
        reason: 'fenced',
      });
      expect(await find('jobs', null)).toEqual(['10']);
    });

    test('should give up waiting when asked to', async () => {
      const second = another();
      const abort = new AbortController();
      const waiting = second.openWriter({ signal: abort.signal });
      abort.abort(new Error('enough'));
      await expect(waiting).rejects.toThrow('enough');
      await second.close();
    });

    test('should apply changes of one row in order', async () => {
      await commit([
        ...put('jobs', job('10'), job('11'), job('12')),
        { table: 'jobs', op: 'patch', key: '10', set: { retries: 2 } },
        { table: 'jobs', op: 'patch', key: '10', set: { worker: 'w', retries: 1 } },
        { table: 'jobs', op: 'delete', key: '11' },
        { table: 'jobs', op: 'patch', key: '11', set: { retries: 9 } },
        { table: 'jobs', op: 'delete', key: '12' },
        ...put('jobs', job('12', { retries: 7 })),
        { table: 'jobs', op: 'patch', key: '99', set: { retries: 9 } },
      ]);
      expect(await find('jobs', null)).toEqual(['10', '12']);
      expect(await store.get('jobs', '10')).toEqual(job('10', { retries: 1, worker: 'w' }));
      expect(await store.get('jobs', '12')).toEqual(job('12', { retries: 7 }));
      expect(await store.get('jobs', '11')).toBeNull();
    });

    test('should read every kind of value back as it was written', async () => {
      const task = userTask('20', {
        candidateGroups: ['a,b', '"c"', '云'],
        dueDate: '2026-05-18T00:00:00.000Z',
        priority: 0,
        tags: ['x'],
      });
      const values = [null, true, 1.5, 'a\0b', '\ud800', { 'k\0': ['深', { n: null }] }];
      const rows = values.map((value, index) => variable(String(30 + index), '1', `v${String(index)}`, value));
      await commit([...put('userTasks', task), ...put('variables', ...rows)]);
      expect(await store.get('userTasks', '20')).toEqual(task);
      const read = await store.search('variables', { filter: null, sort: [], page: { limit: 100 } });
      expect(read.items).toEqual(rows);
    });
  });

  describe('documents', () => {
    const load = async () => (await store.loadInstances(['1'])).get('1') ?? null;
    const change = (previous: InstanceState | null, state: InstanceState | null) =>
      commit([], { instances: [{ processInstanceKey: '1', previous, state }] });

    test('should keep a small document, change it and delete it', async () => {
      const first = document([element('2')]);
      await change(null, first);
      expect(await load()).toEqual(first);
      const second = { ...first, tags: ['b'] };
      await change(first, second);
      expect(await load()).toEqual(second);
      await change(second, null);
      expect(await load()).toBeNull();
    });

    test('should load several at once, those that are there', async () => {
      const small = document([element('2')]);
      const large = document(Array.from({ length: 300 }, (_, index) => element(String(1000 + index))));
      await commit([], {
        instances: [
          { processInstanceKey: '1', previous: null, state: small },
          { processInstanceKey: '3', previous: null, state: large },
        ],
      });
      const loaded = await store.loadInstances(['1', '2', '3']);
      expect([...loaded].sort()).toEqual([
        ['1', small],
        ['3', large],
      ]);
    });

    test('should keep a document that grows over many pages and shrinks again', async () => {
      const many = Array.from({ length: 300 }, (_, index) => element(String(1000 + index)));
      const small = document(many.slice(0, 2));
      const large = document(many);
      const changed = document(
        many.map((each) => (each.key === '1100' ? { ...each, state: 'COMPLETING' as const } : each)),
      );
      const pages = large.elements.pages.map((page, index) => {
        const now = changed.elements.pages[index]!;
        return JSON.stringify(now) === JSON.stringify(page) ? page : now;
      });
      const sharing = { ...changed, elements: { ...changed.elements, pages } };
      const medium = document(many.slice(0, 100));
      let previous: InstanceState | null = null;
      for (const next of [small, large, sharing, medium, small, large, null]) {
        await change(previous, next);
        expect(await load()).toEqual(next);
        previous = next;
      }
    });
  });

  describe('searching', () => {
    beforeEach(() =>
      commit([
        ...put(
          'userTasks',
          userTask('1', {
            assignee: 'A',
            candidateGroups: ['clerks', 'north'],
            creationDate: 30,
            dueDate: '2026-01-02T00:00:00.000Z',
            priority: 10,
          }),
          userTask('2', { assignee: 'B', candidateGroups: ['clerks'], creationDate: 20, state: 'COMPLETED' }),
          userTask('3', { assignee: null, candidateGroups: [], creationDate: 20, dueDate: '2026-01-01T00:00:00.000Z' }),
          userTask('10', { assignee: 'a%_\\b', creationDate: 10, elementInstanceKey: '77' }),
        ),
        ...put(
          'variables',
          variable('40', '77', 'city', 'x'),
          variable('41', '77', 'count', 3),
          variable('42', '2', 'city', 'y'),
        ),
      ]),
    );

    test.each<[string, Filter, string[]]>([
      ['eq', { field: 'assignee', op: 'eq', value: 'A' }, ['1']],
      ['neq, which a missing value satisfies', { field: 'assignee', op: 'neq', value: 'A' }, ['2', '3', '10']],
      ['exists', { field: 'assignee', op: 'exists', value: true }, ['1', '2', '10']],
      ['does not exist', { field: 'assignee', op: 'exists', value: false }, ['3']],
      ['in', { field: 'key', op: 'in', value: ['1', 10, 'x'] }, ['1', '10']],
      ['in nothing', { field: 'key', op: 'in', value: [] }, []],
      ['not in', { field: 'assignee', op: 'notIn', value: ['A', 'B'] }, ['3', '10']],
      ['not in nothing', { field: 'assignee', op: 'notIn', value: [] }, ['1', '2', '3', '10']],
      ['a key that is no key', { field: 'key', op: 'eq', value: "1' or true" }, []],
      ['greater', { field: 'creationDate', op: 'gt', value: 20 }, ['1']],
      ['at most', { field: 'creationDate', op: 'lte', value: 20 }, ['2', '3', '10']],
      ['an instant in another zone', { field: 'dueDate', op: 'eq', value: '2026-01-01T08:00:00+08:00' }, ['3']],
      ['an instant before', { field: 'dueDate', op: 'lt', value: '2026-01-01T12:00:00Z' }, ['3']],
      ['like with *', { field: 'assignee', op: 'like', value: 'a*b' }, ['10']],
      ['like with ?', { field: 'assignee', op: 'like', value: '?' }, ['1', '2']],
      ["like with SQL's wildcards as text", { field: 'assignee', op: 'like', value: 'a%_\\\\b' }, ['10']],
      ['like, all of it', { field: 'assignee', op: 'like', value: 'a' }, []],
      ['contains', { field: 'candidateGroups', op: 'contains', value: 'clerks' }, ['1', '2']],
      ['contains one of', { field: 'candidateGroups', op: 'contains', value: ['north', 'south'] }, ['1']],
      ['contains like', { field: 'candidateGroups', op: 'contains', value: 'n*', like: true }, ['1']],
      [
        'a variable',
        { variable: 'city', scopeField: 'elementInstanceKey', value: { field: 'value', op: 'eq', value: '"x"' } },
        ['10'],
      ],
      [
        'a number',
        { variable: 'count', scopeField: 'elementInstanceKey', value: { field: 'value', op: 'eq', value: '3' } },
        ['10'],
      ],
      [
        'a variable like',
        { variable: 'city', scopeField: 'elementInstanceKey', value: { field: 'value', op: 'like', value: '"?"' } },
        ['1', '2', '3', '10'],
      ],
      [
        'another table',
        {
          exists: 'variables',
          column: 'scopeKey',
          field: 'elementInstanceKey',
          where: { field: 'name', op: 'eq', value: 'count' },
        },
        ['10'],
      ],
      [
        'all',
        {
          all: [
            { field: 'priority', op: 'eq', value: 50 },
            { field: 'state', op: 'eq', value: 'CREATED' },
          ],
        },
        ['3', '10'],
      ],
      [
        'any',
        {
          any: [
            { field: 'key', op: 'eq', value: '1' },
            { field: 'key', op: 'eq', value: '2' },
          ],
        },
        ['1', '2'],
      ],
      ['any of none', { any: [] }, []],
      ['not', { not: { field: 'assignee', op: 'eq', value: 'A' } }, ['2', '3', '10']],
    ])('should find by %s', async (_, filter, expected) => {
      expect(await find('userTasks', filter)).toEqual(expected);
    });

    test('should refuse a field that the table does not have', async () => {
      await expect(
        Promise.resolve().then(() => find('userTasks', { field: 'color"', op: 'eq', value: 'A' })),
      ).rejects.toThrow('color');
    });

    test.each([
      ['ascending, nulls last', [{ field: 'dueDate', descending: false }], ['3', '1', '2', '10']],
      ['descending, nulls first', [{ field: 'dueDate', descending: true }], ['2', '10', '1', '3']],
      [
        'two fields',
        [
          { field: 'creationDate', descending: false },
          { field: 'key', descending: true },
        ],
        ['10', '3', '2', '1'],
      ],
      ['keys as numbers', [], ['1', '2', '3', '10']],
    ])('should sort %s', async (_, sort, expected) => {
      expect(await find('userTasks', null, { sort })).toEqual(expected);
      const pages: string[] = [];
      for (let after: Query['page']['after']; ;) {
        const page = await store.search('userTasks', {
          filter: null,
          sort,
          page: { limit: 1, ...(after && { after }) },
        });
        expect(page.totalItems).toBe(4);
        if (!page.end) break;
        pages.push(...keysOf(page.items));
        after = page.end;
      }
      expect(pages).toEqual(expected);
      const last = await store.search('userTasks', { filter: null, sort, page: { from: 3, limit: 1 } });
      expect(keysOf(last.items)).toEqual(expected.slice(3));
      const before = await store.search('userTasks', { filter: null, sort, page: { limit: 2, before: last.start! } });
      expect(keysOf(before.items)).toEqual(expected.slice(1, 3));
    });

    test('should count by a field, most frequent first', async () => {
      expect(await store.countBy('userTasks', 'state', null)).toEqual([
        { value: 'CREATED', count: 3 },
        { value: 'COMPLETED', count: 1 },
      ]);
    });

    test('should count elements by state', async () => {
      const at = (key: Key, more: Partial<Tables['elementInstances']>): Tables['elementInstances'] => ({
        ...instance,
        key,
        elementId: 'work',
        elementName: null,
        type: 'SERVICE_TASK',
        state: 'ACTIVE',
        startDate: 0,
        endDate: null,
        hasIncident: false,
        incidentKey: null,
        scopeKey: '1',
        ...more,
      });
      await commit(
        put(
          'elementInstances',
          at('60', {}),
          at('61', { hasIncident: true }),
          at('62', { state: 'COMPLETED' }),
          at('63', { state: 'TERMINATED', elementId: 'other' }),
        ),
      );
      expect(await store.elementStatistics({ field: 'processDefinitionKey', op: 'eq', value: '9' })).toEqual([
        { elementId: 'other', active: 0, canceled: 1, incidents: 0, completed: 0 },
        { elementId: 'work', active: 1, canceled: 0, incidents: 1, completed: 1 },
      ]);
    });

    test('should see the incidents of called instances', async () => {
      const incident = (key: Key, processInstanceKey: Key): Tables['incidents'] => ({
        ...instance,
        key,
        processInstanceKey,
        rootProcessInstanceKey: '100',
        errorType: 'JOB_NO_RETRIES',
        errorMessage: '',
        state: 'ACTIVE',
        elementId: 'work',
        elementInstanceKey: '2',
        jobKey: null,
        creationTime: 0,
      });
      const below = (key: Key, parent: Key) =>
        processInstance(key, { rootProcessInstanceKey: '100', parentProcessInstanceKey: parent });
      await commit([
        ...put(
          'processInstances',
          processInstance('100'),
          below('101', '100'),
          below('102', '101'),
          below('103', '100'),
          processInstance('104'),
        ),
        ...put('incidents', incident('200', '102')),
      ]);
      expect(await find('processInstances', { field: 'hasIncident', op: 'eq', value: true })).toEqual([
        '100',
        '101',
        '102',
      ]);
      expect(await store.get('processInstances', '101')).toMatchObject({ hasIncident: true });
      expect(await store.get('processInstances', '103')).toMatchObject({ hasIncident: false });
    });
  });

  describe('look-ups', () => {
    test('should find the jobs a worker may have', async () => {
      await commit(
        put(
          'jobs',
          job('10', { availableAt: 200 }),
          job('9'),
          job('11', { deadline: 100, worker: 'w' }),
          job('12', { deadline: 300 }),
          job('13', { activatable: false }),
          job('14', { type: 'ship' }),
        ),
      );
      expect(keysOf(await store.activatableJobs('pack', 150, 10))).toEqual(['9', '11']);
      expect(keysOf(await store.activatableJobs('pack', 150, 1))).toEqual(['9']);
      expect(keysOf(await store.activatableJobs('pack', 300, 10))).toEqual(['9', '10', '11', '12']);
      expect(await store.activatableJobTypes(150)).toEqual(['pack', 'ship']);
      expect(await store.nextJobWake(150)).toBe(200);
      expect(await store.nextJobWake(200)).toBe(300);
      expect(await store.nextJobWake(300)).toBeNull();
    });

    test('should find due timers in due order', async () => {
      const timer = (key: Key, dueAt: number): Tables['timers'] => ({
        key,
        processInstanceKey: '1',
        elementInstanceKey: '2',
        processDefinitionKey: '9',
        elementId: 'wait',
        dueAt,
        repetitions: 1,
        interval: null,
      });
      expect(await store.nextTimerDue()).toBeNull();
      await commit(put('timers', timer('10', 30), timer('9', 20), timer('11', 20), timer('12', 99)));
      expect(await store.nextTimerDue()).toBe(20);
      expect(keysOf(await store.dueTimers(30, 10))).toEqual(['9', '11', '10']);
      expect(keysOf(await store.dueTimers(30, 2))).toEqual(['9', '11']);
    });

    test('should find subscriptions and buffered messages, oldest first', async () => {
      const subscription = (
        key: Key,
        state: 'CREATED' | 'CORRELATED',
        correlationKey: string,
      ): Tables['messageSubscriptions'] => ({
        ...instance,
        key,
        elementId: 'wait',
        elementInstanceKey: '2',
        state,
        messageName: 'paid',
        correlationKey,
        lastUpdatedDate: 0,
      });
      const message = (key: Key, expiresAt: number, messageId: string | null): Tables['messages'] => ({
        key,
        name: 'paid',
        correlationKey: 'a',
        messageId,
        variables: { n: 1 },
        expiresAt,
        correlatedTo: ['q'],
      });
      await commit([
        ...put(
          'messageSubscriptions',
          subscription('12', 'CREATED', 'a'),
          subscription('9', 'CREATED', 'a'),
          subscription('10', 'CORRELATED', 'a'),
          subscription('11', 'CREATED', 'b'),
        ),
        ...put('messages', message('20', 100, 'id'), message('21', 200, null), message('19', 300, 'other')),
        ...put('messageStarts', {
          key: '30',
          messageName: 'paid',
          processDefinitionKey: '9',
          processDefinitionId: 'p',
          elementId: 's',
        }),
        ...put('signalSubscriptions', {
          key: '31',
          signalName: 'storm',
          processInstanceKey: null,
          elementInstanceKey: null,
          processDefinitionKey: '9',
          elementId: 's',
        }),
      ]);
      expect(keysOf(await store.openMessageSubscriptions('paid', 'a'))).toEqual(['9', '12']);
      expect(await store.bufferedMessages('paid', 'a', 100)).toEqual([
        message('19', 300, 'other'),
        message('21', 200, null),
      ]);
      expect(keysOf(await store.bufferedMessages('paid', 'b', 0))).toEqual([]);
      expect(await store.messageById('paid', 'a', 'id', 99)).toEqual(message('20', 100, 'id'));
      expect(await store.messageById('paid', 'a', 'id', 100)).toBeNull();
      expect(await store.expiredMessages(200, 10)).toEqual(['20', '21']);
      expect(keysOf(await store.messageStarts('paid'))).toEqual(['30']);
      expect(keysOf(await store.signalSubscriptions('storm'))).toEqual(['31']);
    });
  });
};
