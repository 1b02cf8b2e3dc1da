/** Releases and roll backs. What is due is put live at once here too; whatever is left over, the workers take. */
import {
  cancelRelease,
  listReleases,
  planRelease,
  planRollback,
  readContents,
  readRelease,
  type StoreParts,
  type Studied,
} from '../../../../domain/store/index.ts';
import type { ReleaseId } from '../../../../domain/schema/ids.ts';
import type { Release } from '../../../../domain/schema/studio.ts';
import { filesUsedBy } from '../../../../processes/files/deployment.ts';
import type { ReadOne } from '../../../../processes/files/remember.ts';
import type { Outcome, StudioParts, StudioReleases } from '../../studioPorts.ts';

export function createStudioReleases(
  parts: StoreParts,
  { client, release }: Pick<StudioParts, 'client' | 'release'>,
  readFile: ReadOne,
): StudioReleases {
  const { db } = parts;

  /** Ends everything that is due, oldest first, this one among it unless it is planned for later. */
  async function settle(planned: Studied<ReleaseId>): Promise<Outcome<Release>> {
    if (planned.kind !== 'done') return planned;
    try {
      while (await release());
    } catch {
      // Whatever kept it from going live, the plan stands: the workers try again, and log why not.
    }
    const found = await readRelease(db, planned.value);
    return found ? { kind: 'done', value: found } : { kind: 'notFound' };
  }

  /** Files that a content used, read from what was live then. */
  async function usedThen(resource: string, then: ReadonlyMap<string, string>): Promise<readonly string[]> {
    const contents = await readContents(db, [...then.values()]);
    const byName = [...then].flatMap(([name, hash]) => {
      const content = contents.get(hash);
      return content === undefined ? [] : [[name, content] as const];
    });
    return filesUsedBy(resource, new Map(byName), readFile);
  }

  return {
    list: () => listReleases(db),
    plan: async (actor, planned) => settle(await planRelease(parts, await client.engineId(), actor, planned)),
    cancel: (actor, releaseId) => cancelRelease(parts, actor, releaseId),
    rollBack: async (actor, resource, { hash, why }) =>
      settle(
        await planRollback(parts, await client.engineId(), actor, { resource, hash, why }, (then) =>
          usedThen(resource, then),
        ),
      ),
  };
}
