/** English names on the canvas of the editor: each element is drawn with its `name:en`, and keeps its Chinese name. */
import BaseRenderer from 'diagram-js/lib/draw/BaseRenderer';
import { property } from '../../../../../processes/lint/moddle.ts';
import type { Drawn, EditorModule } from '../services.ts';

interface Renderer {
  drawShape(parent: SVGElement, element: Drawn, attributes?: object): SVGElement;
  drawConnection(parent: SVGElement, element: Drawn, attributes?: object): SVGElement;
}
/** Above bpmn-js's own renderer (1000). */
const PRIORITY = 1500;

/** `isOn` is asked at every drawing. */
export const englishLabelsModule = (isOn: () => boolean): EditorModule => {
  class EnglishLabels extends BaseRenderer {
    static readonly $inject = ['eventBus', 'bpmnRenderer'];
    readonly #own: Renderer;

    constructor(eventBus: unknown, own: Renderer) {
      super(eventBus, PRIORITY);
      this.#own = own;
    }

    canRender(element: Drawn): boolean {
      return isOn() && englishOf(element) !== undefined;
    }

    drawShape(parent: SVGElement, element: Drawn, attributes?: object): SVGElement {
      return inEnglish(element, () => this.#own.drawShape(parent, element, attributes));
    }

    drawConnection(parent: SVGElement, element: Drawn, attributes?: object): SVGElement {
      return inEnglish(element, () => this.#own.drawConnection(parent, element, attributes));
    }
  }
  return { __init__: ['englishLabels'], englishLabels: ['type', EnglishLabels] };
};

const englishOf = ({ businessObject }: Drawn): string | undefined =>
  typeof businessObject.get === 'function' ? property(businessObject, 'name:en') : undefined;

/** bpmn-js reads the name while it draws, so it is another one for that moment only. */
function inEnglish<T>(element: Drawn, draw: () => T): T {
  const named = element.businessObject as { name?: string | undefined };
  const { name } = named;
  named.name = englishOf(element);
  try {
    return draw();
  } finally {
    named.name = name;
  }
}
