/** Scenarios of a file: runs that must still go as they went. */
import type { ScenarioId, UserId } from '../../schema/ids.ts';
import type { Scenario } from '../../schema/studio.ts';
import type { StoreParts } from '../act.ts';
import type { Database } from '../database.ts';
import { done, NOT_FOUND, refusal, type Studied } from './outcome.ts';
import { personsOf } from './persons.ts';

export async function listScenarios(db: Database, resource: string): Promise<readonly Scenario[]> {
  const rows = await db
    .selectFrom('cases.studio_scenario')
    .selectAll()
    .where('resource', '=', resource)
    .orderBy('name')
    .execute();
  const persons = await personsOf(
    db,
    rows.map(({ author_id }) => author_id),
  );
  return rows.map((row) => ({
    scenarioId: row.scenario_id as ScenarioId,
    resource: row.resource,
    name: row.name,
    startsAt: row.starts_at.toISOString(),
    choices: row.choices,
    path: row.path,
    author: persons.known(row.author_id),
  }));
}

export type NewScenario = Pick<Scenario, 'name' | 'startsAt' | 'choices' | 'path'>;

export async function addScenario(
  { db, newId }: StoreParts,
  author: UserId,
  resource: string,
  { name, startsAt, choices, path }: NewScenario,
): Promise<Studied<{ readonly scenarioId: ScenarioId }>> {
  const scenarioId = newId('scn');
  const added = await db
    .insertInto('cases.studio_scenario')
    .values({
      scenario_id: scenarioId,
      resource,
      name,
      starts_at: startsAt,
      choices: JSON.stringify(choices),
      path: JSON.stringify(path),
      author_id: author,
    })
    .onConflict((oc) => oc.columns(['resource', 'name']).doNothing())
    .returning('scenario_id')
    .executeTakeFirst();
  return added ? done({ scenarioId }) : refusal('NAME_TAKEN');
}

export async function removeScenario(
  { db }: StoreParts,
  resource: string,
  scenarioId: ScenarioId,
): Promise<Studied<null>> {
  const { numDeletedRows } = await db
    .deleteFrom('cases.studio_scenario')
    .where('scenario_id', '=', scenarioId)
    .where('resource', '=', resource)
    .executeTakeFirst();
  return numDeletedRows === 0n ? NOT_FOUND : done(null);
}
