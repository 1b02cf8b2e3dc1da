/** The acts of a run once more on another store: the same answers, the same records, the same rows. */
import { isDeepStrictEqual } from 'node:util';
import type { TableName } from '../../../engine/runtime/port.ts';
import type { EngineStore } from '../../../engine/store/port.ts';
import { Records } from './checks/records.ts';
import { Stage } from './path/stage.ts';
import type { Played } from './play.ts';

/** Every table a path may write. */
const COMPARED = [
  'processInstances',
  'elementInstances',
  'sequenceFlows',
  'variables',
  'jobs',
  'userTasks',
  'incidents',
  'messageSubscriptions',
  'correlatedMessageSubscriptions',
  'timers',
  'signalSubscriptions',
  'messageStarts',
  'messages',
  'messageStartLocks',
  'decisionInstances',
  'resources',
  'processDefinitions',
  'deferred',
] as const satisfies readonly TableName[];

/** Throws where the stores differ. Nothing is normalised: both begin with the same key and the same clock. */
export const playAgain = async (played: Played, store: EngineStore): Promise<void> => {
  const records = new Records();
  const stage = new Stage(store, (applied) => records.add(applied));
  await stage.start();
  try {
    for (const [index, act] of played.acts.entries()) {
      const answer = await stage.perform(act);
      if (!isDeepStrictEqual(plain(answer), plain(played.answers[index])))
        throw new Error(
          `act ${String(index)} (${act.do}) was answered ${JSON.stringify(answer)} and not ${JSON.stringify(played.answers[index])}`,
        );
    }
    const at = records.lines.findIndex((line, index) => line !== played.records[index]);
    if (at >= 0 || records.lines.length !== played.records.length)
      throw new Error(`record ${String(at)} is ${String(records.lines[at])} and not ${String(played.records[at])}`);
    if (stage.troubles.length > 0) throw new Error(stage.troubles.join('\n'));
    for (const table of COMPARED) await compareRows(table, stage, played.stage);
  } finally {
    await stage.close();
  }
};

const compareRows = async (table: TableName, here: Stage, there: Stage): Promise<void> => {
  const [rows, others] = [await here.rows(table), await there.rows(table)];
  if (rows.length !== others.length)
    throw new Error(`${table} has ${String(rows.length)} rows and not ${String(others.length)}`);
  rows.forEach((row, index) => {
    if (!isDeepStrictEqual(plain(row), plain(others[index])))
      throw new Error(`${table} has ${JSON.stringify(row)} and not ${JSON.stringify(others[index])}`);
  });
};

/** As it would leave the process: objects without classes, and without what is undefined. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));
