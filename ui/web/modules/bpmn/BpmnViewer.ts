/** The only importer of bpmn-js's viewer: shows a diagram and where its flow stands. The bpmn.io mark stays visible (licence). */
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import type { FlowPosition } from '../../../../domain/schema/views.ts';
import { withEnglishNames } from './englishNames.ts';

interface Shape {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly businessObject?: { readonly name?: string };
}
interface Canvas {
  zoom(scale: 'fit-viewport' | number, center?: 'auto' | { x: number; y: number }): number;
  zoom(): number;
  viewbox(): { inner: { x: number; y: number; width: number; height: number } };
  viewbox(box: { x: number; y: number; width: number; height: number }): void;
  getSize(): { width: number; height: number };
  addMarker(element: string, marker: string): void;
}
interface Overlays {
  add(element: string, overlay: { position: { top: number; left: number }; html: HTMLElement }): void;
}
interface Registry {
  get(id: string): Shape | undefined;
}

/** Names of the elements where the flow stands, for the words beside the picture. */
export interface Standing {
  readonly now: readonly string[];
  readonly stuck: readonly string[];
}

/** Below this scale the words of a diagram cannot be read. */
const READABLE = 0.6;

export class BpmnViewer {
  readonly #viewer: NavigatedViewer;
  readonly #host = document.createElement('div');
  #drawing: Promise<unknown> = Promise.resolve();
  #closed = false;
  #current: Shape | undefined;

  constructor(container: HTMLElement) {
    // The wheel scrolls the page; the diagram is moved by dragging and zoomed by its buttons.
    this.#host.style.height = '100%';
    container.append(this.#host);
    this.#viewer = new NavigatedViewer({ container: this.#host, zoomScroll: { enabled: false } });
  }

  /** Draws the diagram and marks where the flow stands; `language` en takes the English name of each element. */
  async show(position: FlowPosition, language: 'zh' | 'en', words: { now: string; stuck: string }): Promise<Standing> {
    this.#drawing = this.#viewer.importXML(language === 'en' ? withEnglishNames(position.xml) : position.xml);
    await this.#drawing;
    if (this.#closed) return { now: [], stuck: [] };
    const canvas = this.#viewer.get<Canvas>('canvas');
    const overlays = this.#viewer.get<Overlays>('overlays');
    const registry = this.#viewer.get<Registry>('elementRegistry');
    const now: string[] = [];
    const stuck: string[] = [];
    for (const { elementId, active, completed, incidents } of position.elements) {
      const shape = registry.get(elementId);
      if (!shape) continue;
      const isStuck = incidents > 0;
      canvas.addMarker(
        elementId,
        isStuck ? 'flow-stuck' : active > 0 ? 'flow-now' : completed > 0 ? 'flow-done' : 'flow-ahead',
      );
      if (active === 0 && !isStuck) continue;
      this.#current ??= shape;
      (isStuck ? stuck : now).push(shape.businessObject?.name ?? elementId);
      overlays.add(elementId, {
        position: { top: -12, left: 6 },
        html: badge(isStuck ? words.stuck : words.now, active + incidents, isStuck),
      });
    }
    if (canvas.zoom('fit-viewport', 'auto') < READABLE && this.#current) this.showCurrent();
    return { now, stuck };
  }

  /** The whole diagram. */
  showAll(): void {
    this.#viewer.get<Canvas>('canvas').zoom('fit-viewport', 'auto');
  }

  /** The step where the flow stands, or the beginning of a flow that stands nowhere, at a size that can be read. */
  showCurrent(): void {
    const canvas = this.#viewer.get<Canvas>('canvas');
    const size = canvas.getSize();
    const width = size.width / 0.85;
    const height = size.height / 0.85;
    const { inner } = canvas.viewbox();
    const shape = this.#current ?? { ...inner, width: 0 };
    canvas.viewbox({
      x: within(shape.x + shape.width / 2 - width / 2, width, inner.x, inner.width),
      y: within(shape.y + shape.height / 2 - height / 2, height, inner.y, inner.height),
      width,
      height,
    });
  }

  /** Larger (`by` above 1) or smaller around the middle. */
  zoom(by: number): void {
    const canvas = this.#viewer.get<Canvas>('canvas');
    canvas.zoom(Math.min(3, Math.max(0.15, canvas.zoom() * by)));
  }

  /** Takes the diagram away at once; what bpmn-js is still drawing ends first, since it cannot be stopped halfway. */
  destroy(): void {
    this.#closed = true;
    this.#host.remove();
    void this.#drawing.catch(() => undefined).then(() => this.#viewer.destroy());
  }
}

/** Where a view of `length` begins so that it shows no emptiness beside what is drawn; what is smaller than the view is centred. */
function within(start: number, length: number, drawnStart: number, drawnLength: number): number {
  const last = drawnStart + drawnLength - length;
  return last < drawnStart ? (drawnStart + last) / 2 : Math.min(last, Math.max(drawnStart, start));
}

function badge(word: string, count: number, stuck: boolean): HTMLElement {
  const element = document.createElement('span');
  element.className = stuck ? 'flow-badge stuck' : 'flow-badge';
  element.textContent = count > 1 ? `${word} ${count}` : word;
  return element;
}
