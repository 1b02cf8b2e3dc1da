/** Where the flows of a matter stand: its bound instances and the instances they call, each with its diagram and counts. */
import type { BoundFlow } from '../../domain/store/index.ts';
import type { FlowPosition, FlowView } from '../../domain/schema/views.ts';
import type { EngineClient } from './client.ts';

export interface Flows {
  flows(bound: readonly BoundFlow[]): Promise<readonly FlowView[]>;
  /** undefined = the engine does not know the instance (any more). */
  position(processInstanceKey: string): Promise<FlowPosition | undefined>;
}

/** Running flows first; clock-watch instances are left out, their clocks are shown as due dates. */
export function createFlows(client: EngineClient): Flows {
  return {
    async flows(bound) {
      const roots = bound.filter(({ processId }) => processId !== 'clock-watch');
      const found = await Promise.all(
        roots.map(async ({ processInstanceKey }) => {
          const instance = await client.instance(processInstanceKey);
          return instance ? [instance, ...(await client.calledInstances(processInstanceKey))] : [];
        }),
      );
      const views = found
        .flat()
        .map(({ processInstanceKey, processId, processDefinitionKey, state, hasIncident }): FlowView => ({
          processInstanceKey,
          processId,
          processDefinitionKey,
          state,
          hasIncident,
        }));
      return [
        ...views.filter(({ state }) => state === 'ACTIVE').reverse(),
        ...views.filter(({ state }) => state !== 'ACTIVE'),
      ];
    },
    async position(processInstanceKey) {
      const instance = await client.instance(processInstanceKey);
      if (!instance) return undefined;
      const [xml, elements] = await Promise.all([
        client.processXml(instance.processDefinitionKey),
        client.elementCounts(processInstanceKey),
      ]);
      return {
        processId: instance.processId,
        xml,
        elements: elements.map(({ elementId, active, completed, incidents }) => ({
          elementId,
          active,
          completed,
          incidents,
        })),
      };
    },
  };
}
