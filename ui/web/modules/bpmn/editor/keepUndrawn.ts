/**
 * bpmn-js writes only what is on its canvas into the diagram of a file. Shapes that it could not draw (of a process that has no pool
 * among pools, of an element that is not there) would be lost by saving; they stay as they were.
 */
import type { ModdleElement } from '../../../../../processes/lint/moddle.ts';
import type { EditorModule, Services } from '../services.ts';

interface Saving {
  readonly definitions: ModdleElement;
}
/** bpmn-js sorts what is drawn at 2000. */
const BEFORE_SORTING = 3000;
const AFTER_SORTING = 1000;

const planesOf = ({ definitions }: Saving): readonly ModdleElement[] =>
  ((definitions.get?.('diagrams') ?? []) as readonly ModdleElement[]).map(
    (diagram) => diagram.get?.('plane') as ModdleElement,
  );
const shapesOf = (plane: ModdleElement): ModdleElement[] => (plane.get?.('planeElement') ?? []) as ModdleElement[];

class KeepUndrawn {
  static readonly $inject = ['eventBus', 'elementRegistry'];

  constructor(eventBus: Services['eventBus'], registry: Services['elementRegistry']) {
    const isDrawn = (shape: ModdleElement): boolean => {
      const { id } = (shape.get?.('bpmnElement') ?? {}) as { readonly id?: string };
      return id !== undefined && registry.get(id) !== undefined;
    };
    let undrawn = new Map<ModdleElement, readonly ModdleElement[]>();
    eventBus.on('saveXML.start', BEFORE_SORTING, (saving: Saving) => {
      undrawn = new Map(planesOf(saving).map((plane) => [plane, shapesOf(plane).filter((shape) => !isDrawn(shape))]));
    });
    eventBus.on('saveXML.start', AFTER_SORTING, () => {
      for (const [plane, shapes] of undrawn) {
        const kept = shapesOf(plane);
        kept.push(...shapes.filter((shape) => !kept.includes(shape)));
      }
    });
  }
}

export const keepUndrawnModule: EditorModule = { __init__: ['keepUndrawn'], keepUndrawn: ['type', KeepUndrawn] };
