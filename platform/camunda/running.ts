/** The part of the client that looks at the running instances of a version and moves them to another one. */
import type { ElementCount, Loose } from './client.ts';

/** An element that an instance is at. */
export interface ActiveElement {
  readonly processInstanceKey: string;
  readonly elementId: string;
}

export interface RunningCalls {
  /** How many instances of a version are active. */
  runningInstances(processDefinitionKey: string): Promise<number>;
  /** Keys of the active instances of a process, all versions, smallest first, at most `limit`; `more`: there are others. */
  runningKeys(processId: string, limit: number): Promise<{ readonly keys: readonly string[]; readonly more: boolean }>;
  /** Elements of all active instances of a version, counted. */
  definitionCounts(processDefinitionKey: string): Promise<readonly ElementCount[]>;
  /** One page of what the active instances of a version are at; `after` is the cursor of the page before. */
  activeElements(
    processDefinitionKey: string,
    page: { readonly after: string | null; readonly limit: number },
  ): Promise<{ readonly items: readonly ActiveElement[]; readonly after: string | null }>;
  /** What one instance is at. */
  activeElementsOf(processInstanceKey: string): Promise<readonly ActiveElement[]>;
  /** Throws the engine's refusal. */
  migrateInstance(
    processInstanceKey: string,
    targetDefinitionKey: string,
    mapping: readonly { readonly from: string; readonly to: string }[],
  ): Promise<void>;
}

const asItIs = { consistency: { waitUpToMs: 0 } };
const PAGE = 1_000;
/** Elements that one instance is at: far more than any flow of people has. */
const MOST = 1_000;

export function runningCalls(loose: Loose): RunningCalls {
  async function active(filter: object, page: object) {
    const { items, page: found } = await loose.searchElementInstances(
      {
        filter: { ...filter, state: 'ACTIVE' },
        sort: [{ field: 'processInstanceKey', order: 'ASC' }],
        page,
      },
      asItIs,
    );
    return {
      items: (items ?? []).map(({ processInstanceKey, elementId }) => ({
        processInstanceKey: String(processInstanceKey),
        elementId: String(elementId),
      })),
      end: found.endCursor,
    };
  }
  return {
    async runningInstances(processDefinitionKey) {
      const { page } = await loose.searchProcessInstances(
        { filter: { processDefinitionKey: processDefinitionKey as never, state: 'ACTIVE' }, page: { limit: 1 } },
        asItIs,
      );
      return Number(page.totalItems);
    },
    async runningKeys(processId, limit) {
      const keys: string[] = [];
      for (let after: string | undefined; ;) {
        const { items, page } = await loose.searchProcessInstances(
          {
            filter: { processDefinitionId: processId, state: 'ACTIVE' },
            sort: [{ field: 'processInstanceKey', order: 'ASC' }],
            page: after === undefined ? { limit: PAGE } : { limit: PAGE, after },
          } as never,
          asItIs,
        );
        keys.push(...(items ?? []).map(({ processInstanceKey }) => String(processInstanceKey)));
        const end = page.endCursor;
        if ((items ?? []).length < PAGE || typeof end !== 'string') return { keys, more: false };
        if (keys.length >= limit) return { keys, more: true };
        after = end;
      }
    },
    async definitionCounts(processDefinitionKey) {
      const { items } = await loose.getProcessDefinitionStatistics(
        { processDefinitionKey, filter: { state: 'ACTIVE' } },
        asItIs,
      );
      return (items ?? []).map((one) => ({
        elementId: String(one.elementId),
        active: one.active ?? 0,
        completed: one.completed ?? 0,
        incidents: one.incidents ?? 0,
      }));
    },
    async activeElements(processDefinitionKey, { after, limit }) {
      const { items, end } = await active({ processDefinitionKey }, after === null ? { limit } : { after, limit });
      return { items, after: items.length < limit || typeof end !== 'string' ? null : end };
    },
    activeElementsOf: async (processInstanceKey) => (await active({ processInstanceKey }, { limit: MOST })).items,
    async migrateInstance(processInstanceKey, targetDefinitionKey, mapping) {
      await loose.migrateProcessInstance({
        processInstanceKey,
        targetProcessDefinitionKey: targetDefinitionKey,
        mappingInstructions: mapping.map(({ from, to }) => ({ sourceElementId: from, targetElementId: to })),
      });
    },
  };
}
