/**
 * Ids that say what they are (processes/lint/rules/idsSpeak.ts) in place of bpmn-js's `Activity_0x1y2z3`: as soon as a new element
 * has an English name, and a new line both its ends. An id that somebody wrote is never changed: running cases are known by it.
 */
import CommandInterceptor from 'diagram-js/lib/command/CommandInterceptor';
import type { Drawn, EditorModule, Services } from '../services.ts';
import { proposedId } from './proposedId.ts';

const isDrawn = (value: unknown): value is Drawn =>
  typeof value === 'object' && value !== null && 'id' in value && 'businessObject' in value;

class SpeakingIds extends CommandInterceptor {
  static override readonly $inject = ['eventBus', 'modeling', 'elementRegistry'];

  constructor(
    eventBus: ConstructorParameters<typeof CommandInterceptor>[0],
    modeling: Services['modeling'],
    registry: Services['elementRegistry'],
  ) {
    super(eventBus);
    this.postExecuted(({ context }: { readonly context: object }) => {
      const touched = Object.values(context).flat().filter(isDrawn);
      const lines = touched.flatMap(({ incoming = [], outgoing = [] }) => [...incoming, ...outgoing]);
      for (const element of new Set([...touched, ...lines])) {
        const proposed = registry.get(element.id) === element ? proposedId(element) : null;
        if (proposed !== null) modeling.updateProperties(element, { id: freeId(registry, proposed) });
      }
    });
  }
}

function freeId(registry: Services['elementRegistry'], proposed: string): string {
  let id = proposed;
  for (let n = 2; registry.get(id); n++) id = `${proposed}-${n}`;
  return id;
}

export const speakingIdsModule: EditorModule = { __init__: ['speakingIds'], speakingIds: ['type', SpeakingIds] };
