/** What the process studio's releases and moves know of models: the platform itself knows none. */
import { NOTHING_HIDDEN, standingCases, type Database } from '../../domain/store/index.ts';
import type { EngineClient, GoingTogether, MoveJudge } from '../../platform/camunda/index.ts';
import { filesOfDeployment } from '../../processes/files/deployment.ts';
import { rememberFiles } from '../../processes/files/remember.ts';
import { judge } from '../../processes/moves/judge.ts';
import { readVersions } from '../../processes/moves/versions.ts';

const readOnce = rememberFiles();
export const goingTogether: GoingTogether = (live, changed) => filesOfDeployment(live, changed, readOnce);

/** Looks at a case right before it is moved, as the preview did. */
export const createMoveJudge =
  (db: Database, client: EngineClient): MoveJudge =>
  async ({ fromKey, toKey, mapping }) => {
    const [fromXml, toXml] = await Promise.all([client.processXml(fromKey), client.processXml(toKey)]);
    const versions = await readVersions(fromXml, toXml, mapping);
    const engineId = await client.engineId();
    return async (processInstanceKey, elementIds) => {
      const found = (await standingCases(db, engineId, [processInstanceKey], [], NOTHING_HIDDEN)).get(
        processInstanceKey,
      );
      return judge(versions, elementIds, found?.clockKey ?? null).refused?.zh ?? null;
    };
  };
