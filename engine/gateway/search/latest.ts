import type { Filter, Runtime } from '../../runtime/port.ts';
import { every } from './condition.ts';
import { NOTHING } from './fields.ts';

/** Name of the mark that `isLatestVersion` leaves in a filter; no row has such a field. */
export const LATEST = 'isLatestVersion';

const UNDELETED: Filter = { field: 'deletedAt', op: 'exists', value: false };

type DefinitionTable = 'processDefinitions' | 'decisionDefinitions';

const isMark = (filter: Filter): boolean => 'field' in filter && filter.field === LATEST;

/** The newest version of each id, out of the counts of versions: the definitions themselves are large. */
async function newestVersions(runtime: Runtime, table: DefinitionTable, idField: string): Promise<Filter> {
  const ids = await runtime.countBy(table, idField, UNDELETED);
  const found = await Promise.all(
    ids.map(async ({ value: id }): Promise<Filter> => {
      const ofId: Filter = { field: idField, op: 'eq', value: String(id) };
      const versions = await runtime.countBy(table, 'version', { all: [UNDELETED, ofId] });
      const newest = Math.max(0, ...versions.map(({ value }) => Number(value)));
      return { all: [ofId, { field: 'version', op: 'eq', value: newest }] };
    }),
  );
  return found.length > 0 ? { any: found } : NOTHING;
}

/** Replaces the mark of `isLatestVersion` in a filter by a condition on ids and versions; other filters stay as they are. */
export async function withLatest(
  runtime: Runtime,
  table: DefinitionTable,
  idField: string,
  filter: Filter | null,
): Promise<Filter | null> {
  if (!filter) return null;
  const conditions = 'all' in filter ? filter.all : [filter];
  const mark = conditions.find(isMark);
  if (!mark) return filter;
  const newest = await newestVersions(runtime, table, idField);
  const wanted = 'op' in mark && mark.op === 'eq' && mark.value === true;
  const condition: Filter = wanted ? newest : { not: newest };
  return every([condition, ...conditions.filter((other) => !isMark(other))]) ?? null;
}
