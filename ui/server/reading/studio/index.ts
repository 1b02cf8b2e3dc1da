/** The process studio over its store and the engine. */
import { addScenario, listScenarios, removeScenario, type StoreParts } from '../../../../domain/store/index.ts';
import type { Unit } from '../../../../domain/schema/matter.ts';
import { packagePath } from '../../../../platform/paths.ts';
import { rememberFiles } from '../../../../processes/files/remember.ts';
import type { StudioDesk, StudioParts } from '../../studioPorts.ts';
import { createStudioDrafts } from './drafts.ts';
import { createStudioFiles } from './files.ts';
import { createStudioMoves } from './moves.ts';
import { createStudioReleases } from './releases.ts';
import { createTemplateShelf } from './templates.ts';

export function createStudioDesk(parts: StoreParts, units: readonly Unit[], studio: StudioParts): StudioDesk {
  const { client, checkDraft } = studio;
  const readFile = rememberFiles();
  const shelf = createTemplateShelf(packagePath('processes/templates'));
  return {
    files: createStudioFiles({ parts, client, units, readFile, shelf }),
    drafts: createStudioDrafts({ parts, client, units, checkDraft, shelf }),
    scenarios: {
      list: (resource) => listScenarios(parts.db, resource),
      add: (author, resource, scenario) => addScenario(parts, author, resource, scenario),
      remove: (resource, scenarioId) => removeScenario(parts, resource, scenarioId),
    },
    releases: createStudioReleases(parts, studio, readFile),
    moves: createStudioMoves({ parts, client, units }),
  };
}
