/** Running cases before, while and after they are moved to another version. */
import type { MovePlan, MovePreviewRow } from '../../../../domain/schema/studio.ts';
import type { MovePreview } from '../../../../domain/schema/studioViews.ts';
import {
  beginMove,
  databaseNow,
  listMoves,
  listVersions,
  readMove,
  standingCases,
  stopMove,
  type StoreParts,
} from '../../../../domain/store/index.ts';
import type { Unit } from '../../../../domain/schema/matter.ts';
import type { EngineClient } from '../../../../platform/camunda/index.ts';
import { judge } from '../../../../processes/moves/judge.ts';
import { readVersions } from '../../../../processes/moves/versions.ts';
import type { Viewer } from '../../deps.ts';
import type { StudioMoves } from '../../studioPorts.ts';
import { hiddenFrom } from '../posts.ts';
import { createSightRules } from '../sight.ts';
import { readsMatters } from './files.ts';

export interface MovesParts {
  readonly parts: StoreParts;
  readonly client: EngineClient;
  readonly units: readonly Unit[];
}

/** Elements asked for at a time. */
const PAGE = 1_000;
/** Cases of one move: 30 s of migrations, and as many rows as a person can look through with filters. */
const MOST = 10_000;

export function createStudioMoves({ parts, client, units }: MovesParts): StudioMoves {
  const { db } = parts;
  const sight = createSightRules(units);

  /** What every running case of a version is at. */
  async function standing(definitionKey: string): Promise<ReadonlyMap<string, readonly string[]>> {
    const found = new Map<string, string[]>();
    for (let after: string | null = null, more = true; more;) {
      const page = await client.activeElements(definitionKey, { after, limit: PAGE });
      for (const { processInstanceKey, elementId } of page.items) {
        if (!found.has(processInstanceKey) && found.size >= MOST) return found;
        found.set(processInstanceKey, [...(found.get(processInstanceKey) ?? []), elementId]);
      }
      after = page.after;
      more = after !== null;
    }
    return found;
  }

  async function preview(
    viewer: Viewer,
    { resource, fromKey, toKey, mapping }: Parameters<StudioMoves['preview']>[1],
  ): Promise<MovePreview | undefined> {
    const engineId = await client.engineId();
    const keys = new Set((await listVersions(db, engineId, resource)).map(({ definitionKey }) => definitionKey));
    if (!keys.has(fromKey) || !keys.has(toKey) || fromKey === toKey) return undefined;
    const [fromXml, toXml, at] = await Promise.all([
      client.processXml(fromKey),
      client.processXml(toKey),
      standing(fromKey),
    ]);
    const versions = await readVersions(fromXml, toXml, mapping);
    const through = readsMatters(viewer) ? sight.through(viewer.roles) : [];
    const cases = await standingCases(db, engineId, [...at.keys()], through, hiddenFrom(viewer));
    const items = [...at].map(([processInstanceKey, elementIds]): MovePreviewRow => {
      const found = cases.get(processInstanceKey);
      const dueOn = found?.dueOn ?? null;
      // Clocks belong to clock-watch: a move never changes the day by which the law wants something.
      return {
        processInstanceKey,
        publicNumber: found?.publicNumber ?? null,
        ...judge(versions, elementIds, found?.clockKey ?? null),
        dueOn,
        newDueOn: dueOn,
      };
    });
    const mapped = new Set(versions.mapping.map(({ from }) => from));
    const refused = items.filter((item) => item.refused !== null).length;
    return {
      mapping: [...versions.mapping],
      unmapped: [...new Set([...at.values()].flat())].filter(
        (id) => id !== versions.from.bpmnProcessId && !mapped.has(id),
      ),
      total: items.length,
      movable: items.length - refused,
      refused,
      items,
      asOf: (await databaseNow(db)).toISOString(),
    };
  }

  return {
    preview,
    async begin(viewer, actor, plan: MovePlan, instances) {
      const seen = await preview(viewer, plan);
      if (!seen) return { kind: 'notFound' };
      const wanted = instances === null ? null : new Set(instances);
      const going = seen.items.filter(
        ({ processInstanceKey, refused }) => refused === null && (wanted?.has(processInstanceKey) ?? true),
      );
      const begun = await beginMove(
        parts,
        actor,
        plan,
        going.map(({ processInstanceKey }) => processInstanceKey),
      );
      if (begun.kind !== 'done') return begun;
      const move = await readMove(db, begun.value);
      return move ? { kind: 'done', value: move } : { kind: 'notFound' };
    },
    list: (resource) => listMoves(db, resource),
    read: (moveId) => readMove(db, moveId),
    stop: (moveId) => stopMove(parts, moveId),
  };
}
