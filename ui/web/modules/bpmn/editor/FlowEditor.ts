/** The only importer of bpmn-js's modeler: one draft of a flow, edited. The bpmn.io mark stays visible (licence). */
import Modeler from 'bpmn-js/lib/Modeler';
import {
  BpmnPropertiesPanelModule,
  BpmnPropertiesProviderModule,
  ZeebePropertiesProviderModule,
} from 'bpmn-js-properties-panel';
import { CloudElementTemplatesPropertiesProviderModule } from 'bpmn-js-element-templates';
import { CreateAppendAnythingModule, CreateAppendElementTemplatesModule } from 'bpmn-js-create-append-anything';
import ZeebeBehaviors from 'camunda-bpmn-js-behaviors/lib/camunda-cloud';
import MinimapModule from 'diagram-js-minimap';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn-embedded.css';
import '@bpmn-io/properties-panel/dist/assets/properties-panel.css';
import 'bpmn-js-element-templates/dist/assets/element-templates.css';
import 'diagram-js-minimap/assets/diagram-js-minimap.css';
import { kindWords, outlineOf, type OutlineNode, type Words } from '../../../../../processes/describe/index.ts';
import type { ModdleElement } from '../../../../../processes/lint/moddle.ts';
import { lookAt, lookAtAll } from '../focus.ts';
import { Marks, type Mark } from '../marks.ts';
import type { Drawn, Get } from '../services.ts';
import { clipboardModule } from './clipboard.ts';
import { elementTemplates } from './elementTemplates.ts';
import { englishEntryModule } from './englishEntry.ts';
import { englishLabelsModule } from './englishLabels.ts';
import { conditionOf, groupsOf } from './expressions.ts';
import { feelVariablesModule } from './feelVariables.ts';
import { insertStepModule } from './insertStep.ts';
import { keepUndrawnModule } from './keepUndrawn.ts';
import { OutlineActs } from './outlineActs.ts';
import { speakingIdsModule } from './speakingIds.ts';
import { translateModule, type Language } from './translate.ts';

/** What is selected: one element, or nothing (the process itself). */
export interface Selected {
  readonly id: string;
  readonly kind: Words;
  readonly name: string;
  /** FEEL: condition of a way, candidate groups of a person's step; null = it has none. */
  readonly expression: string | null;
}

/** Width that the palette covers, in CSS pixels: two columns, as it folds on a low canvas. */
const PALETTE = 116;
export interface EditorEvents {
  /** After every change, undo and redo included. */
  readonly onChange: () => void;
  readonly onSelect: (selected: Selected | null) => void;
}

export class FlowEditor {
  readonly #modeler: Modeler;
  readonly #get: Get;
  readonly #host = document.createElement('div');
  readonly #panel: HTMLElement;
  readonly #marks: Marks;
  readonly outlineActs: OutlineActs;
  #language: Language;
  #english: boolean;
  #opening: Promise<unknown> = Promise.resolve();
  #closed = false;
  /** The canvas keeps its size in mind; the page changes it. */
  readonly #sizes = new ResizeObserver(() => this.#closed || this.#get('canvas').resized());

  constructor(canvas: HTMLElement, panel: HTMLElement, language: Language, { onChange, onSelect }: EditorEvents) {
    this.#language = language;
    this.#english = language === 'en';
    this.#panel = panel;
    this.#host.style.height = '100%';
    canvas.append(this.#host);
    this.#modeler = new Modeler({
      container: this.#host,
      propertiesPanel: { parent: panel },
      moddleExtensions: { zeebe },
      additionalModules: [
        BpmnPropertiesPanelModule,
        BpmnPropertiesProviderModule,
        ZeebePropertiesProviderModule,
        CloudElementTemplatesPropertiesProviderModule,
        CreateAppendAnythingModule,
        CreateAppendElementTemplatesModule,
        ZeebeBehaviors,
        MinimapModule,
        clipboardModule,
        speakingIdsModule,
        keepUndrawnModule,
        feelVariablesModule(() => this.#language),
        insertStepModule,
        translateModule(() => this.#language),
        englishEntryModule(() => this.#language),
        englishLabelsModule(() => this.#english),
      ],
    });
    this.#get = (name) => this.#modeler.get(name);
    this.#marks = new Marks(this.#get);
    this.outlineActs = new OutlineActs(this.#get);
    const events = this.#get('eventBus');
    events.on('commandStack.changed', () => this.#closed || onChange());
    events.on(['selection.changed', 'elements.changed'], () => this.#closed || onSelect(this.selected()));
    this.#sizes.observe(this.#host);
    // The panel asks for a template to be chosen; the menu that changes an element lists them.
    events.on('elementTemplates.select', ({ element }: { readonly element: Drawn }) => this.#chooseTemplate(element));
  }

  async open(xml: string): Promise<void> {
    this.#opening = this.#modeler.importXML(xml);
    await this.#opening;
    if (this.#closed) return;
    this.#get('elementTemplatesLoader').setTemplates(elementTemplates(this.#language));
    this.showAll();
  }

  xml = async (): Promise<string> => (await this.#modeler.saveXML({ format: true })).xml ?? '';
  svg = async (): Promise<string> => (await this.#modeler.saveSVG()).svg;

  /** The whole editor in the language, its palette, panel and templates too. */
  setLanguage(language: Language): void {
    if (language === this.#language) return;
    this.#language = language;
    this.#get('eventBus').fire('i18n.changed');
    this.#get('elementTemplatesLoader').setTemplates(elementTemplates(language));
    const panel = this.#get('propertiesPanel');
    panel.detach();
    panel.attachTo(this.#panel);
    this.#get('eventBus').fire('propertiesPanel.providersChanged');
    this.showEnglish(language === 'en');
    // It says what its button does only when it opens or closes.
    const minimap = this.#get('minimap');
    if (minimap.isOpen()) minimap.open();
    else minimap.close();
  }

  /** English names on the canvas. */
  showEnglish(on: boolean): void {
    this.#english = on;
    const elements = this.#get('elementRegistry').filter(({ parent }) => parent !== undefined);
    this.#get('eventBus').fire('elements.changed', { elements });
  }

  get canUndo(): boolean {
    return this.#get('commandStack').canUndo();
  }

  get canRedo(): boolean {
    return this.#get('commandStack').canRedo();
  }

  undo(): void {
    if (this.canUndo) this.#get('commandStack').undo();
  }

  redo(): void {
    if (this.canRedo) this.#get('commandStack').redo();
  }

  find(): void {
    this.#get('searchPad').open();
  }

  showAll(): void {
    lookAtAll(this.#get, PALETTE);
  }

  select(id: string): void {
    const element = this.#get('elementRegistry').get(id);
    if (!element) return;
    this.#get('selection').select(element);
    this.#get('canvas').scrollToElement(element, 80);
  }

  /** What is selected, as it is called now. */
  selected(): Selected | null {
    const elements = this.#get('selection').get();
    return elements.length === 1 ? selectedOf(elements[0]!) : null;
  }

  lookAt(ids: readonly string[]): void {
    lookAt(this.#get, ids);
  }

  mark(marks: readonly Mark[]): void {
    this.#marks.show(marks);
  }

  /** The flow as a tree, from the model that is being edited. */
  outline(): readonly OutlineNode[] {
    return outlineOf(this.#modeler.getDefinitions() as ModdleElement);
  }

  destroy(): void {
    this.#closed = true;
    this.#sizes.disconnect();
    this.#host.remove();
    void this.#opening.catch(() => undefined).then(() => this.#modeler.destroy());
  }

  #chooseTemplate(element: Drawn): void {
    const { left, top } = this.#panel.getBoundingClientRect();
    const position = { x: left - 320, y: top + 80 };
    this.#get('popupMenu').open(element, 'bpmn-replace', position, { search: true, width: 300 });
  }
}

const selectedOf = ({ id, labelTarget, businessObject }: Drawn): Selected => ({
  id: labelTarget?.id ?? id,
  kind: kindWords(businessObject),
  name: businessObject.name ?? '',
  expression: conditionOf(businessObject) ?? groupsOf(businessObject) ?? null,
});
