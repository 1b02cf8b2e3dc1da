/** A version of a flow that is only looked at: picture, marks, export. */
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import { withEnglishNames } from './englishNames.ts';
import { lookAt } from './focus.ts';
import { Marks, type Mark } from './marks.ts';
import type { Drawn, Get } from './services.ts';

export class StudioViewer {
  readonly #viewer: NavigatedViewer;
  readonly #host = document.createElement('div');
  readonly #get: Get;
  readonly #marks: Marks;
  #drawing: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(container: HTMLElement, onChoose?: (elementId: string) => void) {
    this.#host.style.height = '100%';
    container.append(this.#host);
    this.#viewer = new NavigatedViewer({ container: this.#host, zoomScroll: { enabled: false } });
    this.#get = (name) => this.#viewer.get(name);
    this.#marks = new Marks(this.#get);
    if (onChoose)
      this.#get('eventBus').on('element.click', ({ element }: { readonly element: Drawn }) =>
        onChoose((element.labelTarget ?? element).id),
      );
  }

  async show(xml: string, language: 'zh' | 'en'): Promise<void> {
    this.#drawing = this.#viewer.importXML(language === 'en' ? withEnglishNames(xml) : xml);
    await this.#drawing;
    if (!this.#closed) this.showAll();
  }

  mark(marks: readonly Mark[]): void {
    if (!this.#closed) this.#marks.show(marks);
  }

  lookAt(ids: readonly string[]): void {
    if (!this.#closed) lookAt(this.#get, ids);
  }

  showAll(): void {
    this.#get('canvas').zoom('fit-viewport', 'auto');
  }

  svg = async (): Promise<string> => (await this.#viewer.saveSVG()).svg;

  /** What is still being drawn ends first: it cannot be stopped halfway. */
  destroy(): void {
    this.#closed = true;
    this.#host.remove();
    void this.#drawing.catch(() => undefined).then(() => this.#viewer.destroy());
  }
}
