/**
 * Puts due releases live: all files of one release and what goes with them in one deployment, so that all of it is live or
 * nothing. A release that was deployed and killed before its note is deployed again: the engine answers unchanged files with the
 * definitions that it has (Camunda docs, "Deploying a resource"), so that it takes effect once.
 */
import {
  endDueRelease,
  keepContents,
  liveFiles,
  readContents,
  type Database,
  type DueRelease,
  type Ended,
} from '../../domain/store/index.ts';
import type { Log } from '../log.ts';
import type { EngineClient, EngineResource } from './client.ts';
import { withHashes } from './deployer.ts';
import { isRefused, reasonOf } from './errors.ts';
import { startLoop, type Loop } from './loop.ts';

/**
 * Files of one deployment: the changed ones with what they use and what uses them, since forms and decisions bind by
 * deployment. `live` and `changed`: contents by file name.
 */
export type GoingTogether = (
  live: ReadonlyMap<string, string>,
  changed: ReadonlyMap<string, string>,
) => Promise<readonly EngineResource[]>;

export interface ReleaserOptions {
  readonly db: Database;
  readonly client: EngineClient;
  readonly log: Log;
  readonly goingTogether: GoingTogether;
}

/** Ends the release that is due first; false when none is. Throws when the engine cannot be asked: the release stays due. */
export function createReleaser({ db, client, log, goingTogether }: ReleaserOptions): () => Promise<boolean> {
  return async () => {
    const engineId = await client.engineId();
    return endDueRelease(db, engineId, async (tx, due): Promise<Ended> => {
      const live = await liveFiles(tx, engineId);
      const contents = await readContents(tx, [
        ...due.files.map(({ hash }) => hash),
        ...[...live.values()].map(({ hash }) => hash),
      ]);
      const byName = (files: Iterable<{ readonly resource: string; readonly hash: string }>) =>
        new Map(
          [...files].flatMap(({ resource, hash }) => {
            const content = contents.get(hash);
            return content === undefined ? [] : [[resource, content] as const];
          }),
        );
      const files = await goingTogether(byName(live.values()), byName(due.files));
      await keepContents(
        tx,
        files.map(({ content }) => content),
      );
      return deploy(client, log, due, files);
    });
  };
}

async function deploy(
  client: EngineClient,
  log: Log,
  { releaseId, kind }: DueRelease,
  files: readonly EngineResource[],
): Promise<Ended> {
  try {
    const deployed = await client.deploy(files);
    log.info(
      { releaseId, kind, definitions: deployed.map(({ definitionId, version }) => `${definitionId} v${version}`) },
      'released',
    );
    return { deployed: withHashes(deployed, files) };
  } catch (error) {
    if (!isRefused(error)) throw error;
    log.warn({ releaseId, kind, reason: reasonOf(error) }, 'a release was refused');
    return { failure: reasonOf(error) };
  }
}

/** Starts looking for due releases; several may run on one database. */
export function startReleaser({ everyMs = 5_000, ...options }: ReleaserOptions & { readonly everyMs?: number }): Loop {
  return startLoop({
    everyMs,
    onError: (error) => options.log.error({ error }, 'a due release could not be put live'),
    pass: createReleaser(options),
  });
}
