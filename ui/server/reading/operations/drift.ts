/** Compares what the case store knows with what the engine runs. Both move meanwhile: only what a second look confirms is told. */
import type { Drift } from '../../../../domain/schema/operationViews.ts';
import {
  expectedFlows,
  MAIN_FLOW,
  notTaken,
  strayFlows,
  unbegunFlows,
  type Database,
  type Missed,
} from '../../../../domain/store/index.ts';
import type { EngineClient } from '../../../../platform/camunda/index.ts';

/** Running flows that one comparison takes in: twenty pages of the engine. */
const COMPARED = 20_000;
/** Flows of one finding that are looked at again and named. */
const NAMED = 50;

type Client = Pick<EngineClient, 'engineId' | 'runningKeys' | 'instance'>;

/** Those of the keys whose instance is, or is not, running at a second look. */
async function confirmed(client: Client, keys: readonly string[], running: boolean): Promise<readonly string[]> {
  const found = await Promise.all(
    keys.slice(0, NAMED).map(async (key) => ((await client.instance(key))?.state === 'ACTIVE') === running),
  );
  return keys.filter((_, n) => found[n] ?? true);
}

export async function findDrift(db: Database, client: Client): Promise<Omit<Drift, 'asOf'>> {
  const engineId = await client.engineId();
  const { keys, more } = await client.runningKeys(MAIN_FLOW, COMPARED);
  const running = new Set(keys);
  const last = BigInt(keys.at(-1) ?? 0);
  const missing = (await expectedFlows(db, engineId)).filter(
    (key) => !running.has(key) && (!more || BigInt(key) <= last),
  );
  const still = new Set(missing.length === 0 ? [] : await expectedFlows(db, engineId));
  const lost = await confirmed(
    client,
    missing.filter((key) => still.has(key)),
    false,
  );
  const unknown = await confirmed(client, await strayFlows(db, engineId, keys), true);
  const stray = unknown.length === 0 ? [] : await strayFlows(db, engineId, unknown);

  const flows = (kind: 'FLOW_LOST' | 'FLOW_STRAY', of: readonly string[]) =>
    of.length === 0
      ? []
      : [{ kind, what: MAIN_FLOW, count: of.length, since: null, instances: of.slice(0, NAMED) } as const];
  const missed = (kind: 'FLOW_NOT_BEGUN' | 'REFUSED' | 'GONE', { what, count, since }: Missed) =>
    ({ kind, what, count, since: since.toISOString(), instances: [] }) as const;
  return {
    findings: [
      ...flows('FLOW_LOST', lost),
      ...flows('FLOW_STRAY', stray),
      ...(await unbegunFlows(db)).map((one) => missed('FLOW_NOT_BEGUN', one)),
      ...(await notTaken(db)).map((one) => missed(one.state, one)),
    ],
    compared: keys.length,
    more,
  };
}
