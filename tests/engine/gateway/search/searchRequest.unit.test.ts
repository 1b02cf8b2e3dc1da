import { parseBody } from '../../../../engine/gateway/http/validate.ts';
import { filterObject } from '../../../../engine/gateway/search/fields.ts';
import { writeCursor } from '../../../../engine/gateway/search/page.ts';
import { searchRequest } from '../../../../engine/gateway/search/request.ts';
import { instanceFilter, instanceSort } from '../../../../engine/gateway/views/processInstances.ts';
import { userTaskFilter, userTaskSort } from '../../../../engine/gateway/views/userTasks.ts';
import { jobFilter, jobSort } from '../../../../engine/gateway/views/jobs.ts';

const tasks = searchRequest(filterObject(userTaskFilter), userTaskSort);
const instances = searchRequest(instanceFilter, instanceSort);
const jobs = searchRequest(filterObject(jobFilter), jobSort);

const filterOf = (schema: typeof tasks, filter: unknown): unknown => parseBody(schema, { filter }).filter;

describe('a search without a wish', () => {
  test.each([
    [undefined],
    [null],
    [{}],
    [{ filter: {}, sort: [], page: {} }],
    [{ filter: null, sort: null, page: null }],
  ])('should ask for the first hundred of all: %j', (body) => {
    expect(parseBody(tasks, body)).toEqual({ filter: null, sort: [], page: { limit: 100 } });
  });
});

describe('a filter', () => {
  test('should take a plain value as equality', () => {
    expect(filterOf(tasks, { state: 'CREATED' })).toEqual({ field: 'state', op: 'eq', value: 'CREATED' });
  });

  test('should take enumerations in any casing', () => {
    expect(filterOf(tasks, { state: 'created' })).toEqual({ field: 'state', op: 'eq', value: 'CREATED' });
    expect(filterOf(tasks, { state: { $like: 'creat*' } })).toEqual({ field: 'state', op: 'like', value: 'CREAT*' });
  });

  test('should join the operators of one field and the fields of one filter', () => {
    expect(filterOf(tasks, { priority: { $gt: 10, $lte: 50 }, elementId: 'review' })).toEqual({
      all: [
        {
          all: [
            { field: 'priority', op: 'gt', value: 10 },
            { field: 'priority', op: 'lte', value: 50 },
          ],
        },
        { field: 'elementId', op: 'eq', value: 'review' },
      ],
    });
  });

  test('should take empty lists and nulls, as the Java client sends them, for nothing', () => {
    const sent = {
      state: { $eq: 'CREATED', $in: [], $neq: null },
      tags: [],
      processInstanceVariables: [],
      assignee: {},
    };
    expect(filterOf(tasks, sent)).toEqual({ field: 'state', op: 'eq', value: 'CREATED' });
  });

  test('should read dates with any offset as instants', () => {
    const value = Date.UTC(2026, 4, 17, 16);
    expect(filterOf(tasks, { creationDate: { $lt: '2026-05-18T00:00:00+08:00' } })).toEqual({
      field: 'creationDate',
      op: 'lt',
      value,
    });
    expect(filterOf(tasks, { dueDate: '2026-05-18T00:00:00+08:00' })).toEqual({
      field: 'dueDate',
      op: 'eq',
      value: '2026-05-17T16:00:00.000Z',
    });
  });

  test('should look into lists', () => {
    expect(filterOf(tasks, { candidateGroup: { $in: ['a', 'b'] } })).toEqual({
      field: 'candidateGroups',
      op: 'contains',
      value: ['a', 'b'],
      like: false,
    });
  });

  test('should compare variables as JSON text without spaces', () => {
    expect(filterOf(tasks, { processInstanceVariables: [{ name: 'order', value: '{ "id": 1 }' }] })).toEqual({
      variable: 'order',
      scopeField: 'processInstanceKey',
      value: { field: 'value', op: 'eq', value: '{"id":1}' },
    });
  });

  test('should take keys as text or as exact numbers', () => {
    const expected = { field: 'key', op: 'eq', value: '2251799813685249' };
    expect(filterOf(tasks, { userTaskKey: '2251799813685249' })).toEqual(expected);
    expect(filterOf(tasks, { userTaskKey: 2251799813685249 })).toEqual(expected);
  });

  test('should ask the element conditions of a process instance of one and the same element', () => {
    expect(filterOf(instances, { elementId: 'review', elementInstanceState: 'active' })).toEqual({
      exists: 'elementInstances',
      column: 'processInstanceKey',
      field: 'key',
      where: {
        all: [
          { field: 'elementId', op: 'eq', value: 'review' },
          { field: 'state', op: 'eq', value: 'ACTIVE' },
        ],
      },
    });
  });

  test('should join $or with the other fields', () => {
    expect(filterOf(instances, { state: 'ACTIVE', $or: [{ businessId: 'a' }, { hasIncident: true }] })).toEqual({
      all: [
        { field: 'state', op: 'eq', value: 'ACTIVE' },
        {
          any: [
            { field: 'businessId', op: 'eq', value: 'a' },
            { field: 'hasIncident', op: 'eq', value: true },
          ],
        },
      ],
    });
  });

  test.each([
    [tasks, { filter: { stat: 'CREATED' } }, 'filter.stat: unknown field'],
    [tasks, { filters: {} }, 'filters: unknown field'],
    [tasks, { filter: { state: 'OPEN' } }, 'filter.state: expected one of CREATING'],
    [tasks, { filter: { priority: 'high' } }, 'filter.priority: expected an integer'],
    [tasks, { filter: { priority: { $like: '1*' } } }, 'filter.priority.$like: unknown operator'],
    [tasks, { filter: { userTaskKey: 'abc' } }, 'filter.userTaskKey: expected a key'],
    [tasks, { filter: { userTaskKey: 2 ** 60 } }, 'filter.userTaskKey: expected a key'],
    [tasks, { filter: { creationDate: '2026-05-18' } }, 'filter.creationDate: expected an ISO 8601 date-time'],
    [tasks, { filter: { assignee: { $in: 'a' } } }, 'filter.assignee.$in: expected a list'],
    [tasks, { filter: { localVariables: [{ nam: 'x' }] } }, 'filter.localVariables[0].nam: unknown field'],
    [instances, { filter: { stat: 'ACTIVE' } }, 'filter.stat: unknown field'],
    [instances, { filter: { $or: [{ state: 'ACTIVE' }, { stat: 1 }] } }, 'filter.$or[1].stat: unknown field'],
    [instances, { filter: { incidentErrorHashCode: 1 } }, 'filter.incidentErrorHashCode: searching by this field'],
    [tasks, { sort: [{ field: 'colour' }] }, 'sort[0].field: expected one of creationDate'],
    [tasks, { sort: [{ field: 'name', order: 'up' }] }, 'sort[0].order: expected one of ASC, DESC'],
    [tasks, { page: { limit: 0 } }, 'page.limit'],
    [tasks, { page: { limit: 10_001 } }, 'page.limit'],
    [tasks, { page: { after: 'nonsense' } }, 'page.after: is not a cursor'],
    [tasks, [], 'expected object'],
  ])('should be refused with the path of what is wrong (%#)', (schema, body, message) => {
    expect(() => parseBody(schema, body)).toThrow(message);
  });
});

describe('a page', () => {
  const sort = [{ field: 'key', descending: true }];

  test('should take a cursor of a search with the same sort', () => {
    const after = writeCursor(sort, ['9', '9']);
    expect(parseBody(jobs, { sort: [{ field: 'jobKey', order: 'desc' }], page: { after, from: 0, limit: 5 } })).toEqual(
      {
        filter: null,
        sort,
        page: { limit: 5, after: ['9', '9'] },
      },
    );
  });

  test('should refuse a cursor of a search with another sort', () => {
    const after = writeCursor(sort, ['9', '9']);
    expect(() => parseBody(jobs, { sort: [{ field: 'jobKey' }], page: { after } })).toThrow('page.after');
  });

  test('should refuse two directions at once', () => {
    const cursor = writeCursor([], ['9']);
    expect(() => parseBody(jobs, { page: { after: cursor, before: cursor } })).toThrow('page.before');
  });
});
