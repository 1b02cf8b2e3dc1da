/** Library, versions, contents and running cases of the files. */
import { may } from '../../../../domain/access/permissions.ts';
import type { DraftRow, FileVersion, LibraryFile } from '../../../../domain/schema/studio.ts';
import type { Unit } from '../../../../domain/schema/matter.ts';
import {
  closedCases,
  databaseNow,
  isContentOf,
  listVersions,
  openDrafts,
  readContents,
  readDraft,
  type KnownVersion,
  type StoreParts,
} from '../../../../domain/store/index.ts';
import { isAway, type EngineClient } from '../../../../platform/camunda/index.ts';
import { idOfFile, kindOf } from '../../../../processes/files/readFile.ts';
import { describe } from '../../../../processes/describe/index.ts';
import { remember, type ReadOne } from '../../../../processes/files/remember.ts';
import type { Viewer } from '../../deps.ts';
import type { StudioFiles } from '../../studioPorts.ts';
import { hiddenFrom } from '../posts.ts';
import { createSightRules } from '../sight.ts';
import type { TemplateShelf } from './templates.ts';

export interface FilesParts {
  readonly parts: StoreParts;
  readonly client: EngineClient;
  readonly units: readonly Unit[];
  readonly readFile: ReadOne;
  readonly shelf: TemplateShelf;
}

/** Newest versions of which cases are counted: each costs the engine a request. Of older ones nothing is said. */
const COUNTED = 20;

const DECISIONS = 'decisions';
/** A process and its forms lie together; decisions are used by several. */
const folderOf = (resource: string): string =>
  kindOf(resource) === 'DMN' ? DECISIONS : (idOfFile(resource).split('.')[0] ?? '');

function grouped<T extends { readonly resource: string }>(items: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(item.resource, [...(groups.get(item.resource) ?? []), item]);
  return groups;
}

export const readsMatters = ({ roles }: Viewer): boolean =>
  roles.some(({ role }) => may(role, 'READ_MATTER', 'R') || may(role, 'READ_MATTER', 'M'));

export function createStudioFiles({ parts, client, units, readFile, shelf }: FilesParts): StudioFiles {
  const { db } = parts;
  const sight = createSightRules(units);
  const summaryOf = remember((_resource, content) => describe(content));

  /** Null where the engine cannot be asked: the library is there without it. */
  async function countOf({ definitionKey }: KnownVersion): Promise<number | null> {
    try {
      return await client.runningInstances(definitionKey);
    } catch (error) {
      if (isAway(error)) return null;
      throw error;
    }
  }
  async function counted(versions: readonly KnownVersion[]): Promise<readonly FileVersion[]> {
    return Promise.all(
      versions.map(async ({ resource, ...version }, n) => ({
        ...version,
        running: kindOf(resource) === 'BPMN' && n < COUNTED ? await countOf({ resource, ...version }) : null,
      })),
    );
  }

  async function fileOf(
    resource: string,
    versions: readonly KnownVersion[],
    drafts: readonly DraftRow[],
    content: string,
  ): Promise<LibraryFile> {
    const read = await readFile(resource, content);
    const all = await counted(versions);
    return {
      resource,
      kind: kindOf(resource),
      name: read.ok ? read.facts.name : { zh: idOfFile(resource), en: idOfFile(resource) },
      summary: read.ok && read.facts.process ? await summaryOf(resource, content) : null,
      folder: folderOf(resource),
      live: all[0] ?? null,
      running: all.flatMap(({ version, running }) => (running ? [{ version, count: running }] : [])),
      drafts: [...drafts],
    };
  }

  return {
    async library() {
      const [versions, drafts] = await Promise.all([listVersions(db, await client.engineId()), openDrafts(db)]);
      const byFile = grouped(versions);
      const draftsOf = grouped(drafts);
      const contents = await readContents(
        db,
        [...byFile.values()].map(([live]) => live!.hash),
      );
      const names = [...new Set([...byFile.keys(), ...draftsOf.keys()])].sort();
      const items = await Promise.all(
        names.map(async (resource) => {
          const own = byFile.get(resource) ?? [];
          const begun = draftsOf.get(resource) ?? [];
          const content =
            contents.get(own[0]?.hash ?? '') ??
            (begun[0] && (await readDraft(db, begun[0].draftId, begun[0].author.userId))?.content) ??
            '';
          return fileOf(resource, own, begun, content);
        }),
      );
      return { items, asOf: (await databaseNow(db)).toISOString() };
    },
    templates: () => shelf.list(),
    async versions(resource) {
      const versions = await listVersions(db, await client.engineId(), resource);
      return versions.length === 0 ? undefined : counted(versions);
    },
    async content(resource, hash) {
      return (await isContentOf(db, resource, hash)) ? (await readContents(db, [hash])).get(hash) : undefined;
    },
    async running(resource) {
      const versions = await listVersions(db, await client.engineId(), resource);
      if (versions.length === 0) return undefined;
      const all = await Promise.all(
        versions.slice(0, COUNTED).map(async ({ version, definitionKey, hash, state }) => {
          const [count, elements] = await Promise.all([
            client.runningInstances(definitionKey),
            client.definitionCounts(definitionKey),
          ]);
          return {
            version,
            definitionKey,
            hash,
            state,
            count,
            elements: elements
              .filter(({ active, incidents }) => active + incidents > 0)
              .map(({ elementId, active, incidents }) => ({ elementId, active, incidents })),
          };
        }),
      );
      return all.filter(({ count, state }) => count > 0 || state === 'LIVE');
    },
    closedCases: (viewer, resource, query) =>
      closedCases(parts, {
        ...query,
        processId: idOfFile(resource),
        through: readsMatters(viewer) ? sight.through(viewer.roles) : null,
        hidden: hiddenFrom(viewer),
      }),
  };
}
