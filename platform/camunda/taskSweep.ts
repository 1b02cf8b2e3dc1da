/** Feeds the work list from the engine's user tasks, and keeps both in step (design §5, Lists). */
import { taskKeyOfForm } from '../../domain/jobs/effects.ts';
import {
  addTasks,
  databaseNow,
  dueChanges,
  knownTasks,
  markGone,
  noteDue,
  offerToFallback,
  type Database,
  type FoundTask,
} from '../../domain/store/index.ts';
import type { Log } from '../log.ts';
import type { EngineClient, EngineUserTask } from './client.ts';
import { isGone } from './errors.ts';
import { startLoop } from './loop.ts';

export interface Swept {
  readonly added: number;
  readonly gone: number;
}
export interface TaskSweep {
  /**
   * Looks for new tasks. `full` reads all pages, so that tasks which are no longer open are found too; else it stops at the first
   * page without anything new.
   */
  sweep(full: boolean): Promise<Swept>;
  stop(): Promise<void>;
}
export interface TaskSweepOptions {
  readonly db: Database;
  readonly client: EngineClient;
  readonly log: Log;
  readonly everyMs?: number;
  /** Every how many looks is a full one. */
  readonly fullEvery?: number;
  readonly pageSize?: number;
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Form ids by process definition and element: a deployed process never changes. */
type FormIds = Map<string, string>;

/** A task with the ids of the case it belongs to, read from the variables at the task, and what its form says that it is. */
async function locate(
  client: EngineClient,
  engineId: string,
  { name, processDefinitionKey, ...task }: EngineUserTask,
  forms: FormIds,
): Promise<FoundTask> {
  const step = `${processDefinitionKey}/${task.elementId}`;
  const [{ matterId, claimId, contactId }, formId] = await Promise.all([
    client.userTaskVariables(task.userTaskKey, ['matterId', 'claimId', 'contactId']),
    forms.get(step) ?? client.userTaskForm(task.userTaskKey),
  ]);
  if (formId !== null) forms.set(step, formId);
  const as = formId === null ? undefined : taskKeyOfForm(formId);
  return {
    ...task,
    engineId,
    matterId: text(matterId),
    claimId: text(claimId),
    contactId: text(contactId),
    ...(as === undefined || as === `${task.processId}/${task.elementId}` ? {} : { drawn: { as, name } }),
  };
}

/** Brings due dates in the engine up to date with the clocks: a clock may have moved while its task was being made. */
async function alignDueDates(db: Database, client: EngineClient): Promise<void> {
  for (const change of await dueChanges(db)) {
    try {
      await client.setUserTaskDue(change.userTaskKey, change.dueAt);
    } catch (error) {
      if (!isGone(error)) throw error;
    }
    await noteDue(db, change);
  }
}

/** Makes a sweep without starting its loop. */
export function createTaskSweep({
  db,
  client,
  pageSize = 100,
}: Omit<TaskSweepOptions, 'log' | 'everyMs' | 'fullEvery'>): (full: boolean) => Promise<Swept> {
  const forms: FormIds = new Map();
  return async (full) => {
    const engineId = await client.engineId();
    const began = await databaseNow(db);
    const seen: string[] = [];
    let added = 0;
    for (let after: string | null = null, more = true; more;) {
      const page = await client.openUserTasks({ newestFirst: !full, after, limit: pageSize });
      const known = await knownTasks(
        db,
        engineId,
        page.items.map(({ userTaskKey }) => userTaskKey),
      );
      const fresh = page.items.filter(({ userTaskKey }) => !known.has(userTaskKey));
      await addTasks(db, await Promise.all(fresh.map((task) => locate(client, engineId, task, forms))));
      added += fresh.length;
      seen.push(...page.items.map(({ userTaskKey }) => userTaskKey));
      after = page.after;
      more = after !== null && (full || fresh.length > 0);
    }
    const gone = full ? await markGone(db, engineId, seen, began) : 0;
    if (full) await offerToFallback(db, null);
    if (full || added > 0) await alignDueDates(db, client);
    return { added, gone };
  };
}

/** Starts sweeping. Sweeps never overlap: a call waits for the one in work. */
export function startTaskSweep({
  db,
  client,
  log,
  everyMs = 1_000,
  fullEvery = 30,
  pageSize = 100,
}: TaskSweepOptions): TaskSweep {
  const once = createTaskSweep({ db, client, pageSize });
  let last: Promise<unknown> = Promise.resolve();
  let looks = 0;
  const sweep = (full: boolean): Promise<Swept> => {
    const next = last.then(() => once(full));
    last = next.catch(() => undefined);
    return next;
  };
  const loop = startLoop({
    everyMs,
    onError: (error) => log.warn({ error }, 'user tasks could not be swept'),
    pass: async () => {
      await sweep(looks++ % fullEvery === 0);
      return false;
    },
  });
  return {
    sweep,
    async stop() {
      await loop.stop();
      await last;
    },
  };
}
