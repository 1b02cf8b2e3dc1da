/** What a player sees: everything live in the store, and the instances themselves. */
import { allEntries } from '../../../../engine/core/pages.ts';
import type { AdHocSubProcessElement, ExecutableElement } from '../../../../engine/core/model.ts';
import type { ElementInstance, InstanceState } from '../../../../engine/core/state.ts';
import type { MemoryDatabase } from '../../../../engine/store/memory/memoryStore.ts';
import type { TableName, Tables } from '../../../../engine/store/rows.ts';
import type { Stage } from './stage.ts';

export interface LiveElement {
  readonly instance: InstanceState;
  readonly element: ElementInstance;
  readonly model: ExecutableElement;
}

export class Sight {
  readonly #data: MemoryDatabase;
  readonly #stage: Stage;

  constructor(data: MemoryDatabase, stage: Stage) {
    this.#data = data;
    this.#stage = stage;
  }

  #rows<T extends TableName>(table: T, wanted: (row: Tables[T]) => boolean): readonly Tables[T][] {
    return [...this.#data.table(table).values()].filter(wanted);
  }

  get now(): number {
    return this.#stage.engine.now();
  }

  get instances(): readonly InstanceState[] {
    return [...this.#data.instances.values()];
  }

  get roots(): readonly InstanceState[] {
    return this.instances.filter(({ parent }) => parent === null);
  }

  /** Jobs that can be completed, whoever has them. */
  get jobs(): readonly Tables['jobs'][] {
    return this.#rows('jobs', ({ activatable }) => activatable);
  }

  get userTasks(): readonly Tables['userTasks'][] {
    return this.#rows('userTasks', ({ state }) => state === 'CREATED');
  }

  get incidents(): readonly Tables['incidents'][] {
    return this.#rows('incidents', ({ state }) => state === 'ACTIVE');
  }

  get subscriptions(): readonly Tables['messageSubscriptions'][] {
    return this.#rows('messageSubscriptions', ({ state }) => state === 'CREATED');
  }

  get signals(): readonly Tables['signalSubscriptions'][] {
    return this.#rows('signalSubscriptions', () => true);
  }

  /** When the next timer is due. */
  get nextTimer(): number | null {
    const due = this.#rows('timers', () => true).map(({ dueAt }) => dueAt);
    return due.length === 0 ? null : Math.min(...due);
  }

  /** The newest definition of a process, if it is of that version. */
  definition(processDefinitionId: string, version: number): Tables['processDefinitions'] | undefined {
    return this.#rows(
      'processDefinitions',
      (row) => row.processDefinitionId === processDefinitionId && row.version === version,
    )[0];
  }

  versionOf({ processDefinitionKey }: InstanceState): number {
    return this.#data.table('processDefinitions').get(processDefinitionKey)?.version ?? 0;
  }

  processOf({ processDefinitionKey }: InstanceState) {
    const process = this.#stage.processes.get(processDefinitionKey);
    if (!process) throw new Error(`process definition ${processDefinitionKey} is not deployed`);
    return process;
  }

  /** Everything alive inside the instances, without the processes themselves. */
  get elements(): readonly LiveElement[] {
    return this.instances.flatMap((instance) => {
      const { elements } = this.processOf(instance);
      return [...allEntries(instance.elements)]
        .filter(({ scopeKey }) => scopeKey !== null)
        .map((element) => ({ instance, element, model: elements[element.elementId]! }));
    });
  }

  /** Codes that something alive in the instance, or a scope of it, may catch. */
  caughtErrors(processInstanceKey: string): string[] {
    const instance = this.#data.instances.get(processInstanceKey);
    if (!instance) return [];
    const { elements } = this.processOf(instance);
    const alive = new Set([...allEntries(instance.elements)].map(({ elementId }) => elementId));
    return Object.values(elements).flatMap((model) => {
      const place =
        model.type === 'BOUNDARY_EVENT' ? model.attachedToId : (elements[model.scopeId ?? '']?.scopeId ?? '');
      const catches = model.type === 'BOUNDARY_EVENT' || model.type === 'START_EVENT';
      return catches && model.event.kind === 'error' && alive.has(place) ? [model.event.code ?? 'ANY'] : [];
    });
  }

  /** Ad-hoc sub-processes in which someone may begin an element. */
  get adHocs(): readonly { readonly key: string; readonly childIds: readonly string[]; readonly isIdle: boolean }[] {
    return this.elements
      .filter(
        ({ element }) =>
          element.type === 'AD_HOC_SUB_PROCESS' && element.state === 'ACTIVATED' && !element.adHoc?.ending,
      )
      .map(({ element, model, instance }) => {
        const { elements } = this.processOf(instance);
        return {
          key: element.key,
          childIds: (model as AdHocSubProcessElement).childIds.filter(
            (id) => elements[id]!.incoming.length === 0 && elements[id]!.type !== 'BOUNDARY_EVENT',
          ),
          isIdle: !element.activeChildren && !element.job && !element.incidents,
        };
      });
  }
}
