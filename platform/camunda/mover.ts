/** Moves running cases to another version one by one, each looked at again right before. */
import { workOnMove, type Database, type MoveOne } from '../../domain/store/index.ts';
import type { MovePlan } from '../../domain/schema/studio.ts';
import type { Log } from '../log.ts';
import type { EngineClient } from './client.ts';
import { isRefused, reasonOf } from './errors.ts';
import { startLoop, type Loop } from './loop.ts';

/** Why a case that stands at these elements may not be moved; null = it may. */
export type MoveJudge = (
  plan: MovePlan,
) => Promise<(processInstanceKey: string, elementIds: readonly string[]) => Promise<string | null>>;

export interface MoverOptions {
  readonly db: Database;
  readonly client: EngineClient;
  readonly log: Log;
  readonly judge: MoveJudge;
  /** Cases between two notes of the progress. */
  readonly slice?: number;
}

/** Works on the next slice; false when no move is under way. Throws when the engine cannot be asked: the slice is taken again. */
export function createMover({ db, client, judge, slice = 20 }: MoverOptions): () => Promise<boolean> {
  return () =>
    workOnMove(db, slice, async (plan): Promise<MoveOne> => {
      const refusalOf = await judge(plan);
      return async (processInstanceKey) => {
        const instance = await client.instance(processInstanceKey);
        // Moved before a kill, and not noted.
        if (instance?.processDefinitionKey === plan.toKey) return null;
        if (instance?.state !== 'ACTIVE' || instance.processDefinitionKey !== plan.fromKey)
          return 'The case has ended or left the version meanwhile.';
        const at = await client.activeElementsOf(processInstanceKey);
        const refused = await refusalOf(
          processInstanceKey,
          at.map(({ elementId }) => elementId),
        );
        if (refused !== null) return refused;
        try {
          await client.migrateInstance(processInstanceKey, plan.toKey, plan.mapping);
          return null;
        } catch (error) {
          if (!isRefused(error)) throw error;
          return reasonOf(error);
        }
      };
    });
}

/** Starts working on moves; several may run on one database. */
export function startMover({ everyMs = 2_000, ...options }: MoverOptions & { readonly everyMs?: number }): Loop {
  return startLoop({
    everyMs,
    onError: (error) => options.log.error({ error }, 'running cases could not be moved'),
    pass: createMover(options),
  });
}
