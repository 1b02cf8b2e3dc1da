/** The services of bpmn-js that are used here, by their names in its injector; its own types leave most of them open. */
import type { ModdleElement } from '../../../../processes/lint/moddle.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}
/** A shape or a connection on the canvas; its businessObject is the BPMN element. */
export interface Drawn {
  readonly id: string;
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly waypoints?: readonly Point[];
  readonly parent?: Drawn;
  readonly host?: Drawn;
  readonly source?: Drawn;
  readonly target?: Drawn;
  readonly incoming: readonly Drawn[];
  readonly outgoing: readonly Drawn[];
  readonly labelTarget?: Drawn;
  readonly businessObject: ModdleElement;
}
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface ElementTemplate {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
}

export interface Services {
  readonly canvas: {
    zoom(scale: 'fit-viewport' | number, center?: 'auto'): number;
    zoom(): number;
    viewbox(): Box & { readonly inner: Box };
    viewbox(box: Box): void;
    resized(): void;
    getSize(): { readonly width: number; readonly height: number };
    addMarker(element: string, marker: string): void;
    removeMarker(element: string, marker: string): void;
    scrollToElement(element: Drawn, padding?: number): void;
    setRootElement(root: Drawn): void;
    findRoot(element: Drawn): Drawn | undefined;
    getRootElement(): Drawn;
  };
  readonly overlays: {
    add(
      element: string,
      type: string,
      overlay: { readonly position: { readonly top: number; readonly left: number }; readonly html: HTMLElement },
    ): void;
    remove(filter: { readonly type: string }): void;
  };
  readonly minimap: { isOpen(): boolean; open(): void; close(): void };
  readonly elementRegistry: {
    get(id: string): Drawn | undefined;
    filter(test: (element: Drawn) => boolean): Drawn[];
  };
  readonly eventBus: {
    on(events: string | readonly string[], listener: (event: never) => unknown): void;
    /** The higher the priority, the earlier. */
    on(events: string, priority: number, listener: (event: never) => unknown): void;
    fire(event: string, content?: object): void;
  };
  readonly commandStack: {
    registerHandler(command: string, handler: unknown): void;
    execute(command: string, context: object): void;
    undo(): void;
    redo(): void;
    canUndo(): boolean;
    canRedo(): boolean;
  };
  readonly selection: { select(element: Drawn | readonly Drawn[] | null): void; get(): readonly Drawn[] };
  readonly modeling: {
    updateProperties(element: Drawn, properties: object): void;
    updateModdleProperties(element: Drawn, moddle: ModdleElement, properties: object): void;
    removeElements(elements: readonly Drawn[]): void;
    reconnectEnd(connection: Drawn, target: Drawn, docking: Point): void;
    connect(source: Drawn, target: Drawn): Drawn;
    createShape(shape: Drawn, position: Point, parent: Drawn): Drawn;
    layoutConnection(connection: Drawn): void;
    createSpace(
      moving: readonly Drawn[],
      resizing: readonly Drawn[],
      delta: Point,
      direction: string,
      start: number,
    ): void;
  };
  readonly spaceTool: {
    calculateAdjustments(
      elements: readonly Drawn[],
      axis: 'x' | 'y',
      delta: number,
      start: number,
    ): { readonly movingShapes: readonly Drawn[]; readonly resizingShapes: readonly Drawn[] };
  };
  readonly autoPlace: { append(source: Drawn, shape: Drawn, hints?: object): Drawn };
  readonly elementFactory: { createShape(attributes: { readonly type: string }): Drawn };
  readonly bpmnFactory: { create(type: string, attributes?: object): ModdleElement };
  readonly bpmnReplace: { replaceElement(element: Drawn, target: { readonly type: string }): Drawn };
  readonly searchPad: { open(): void; isOpen(): boolean };
  readonly popupMenu: { open(target: Drawn, provider: string, position: Point, options?: object): void };
  readonly elementTemplates: {
    getAll(element: Drawn): readonly ElementTemplate[];
    applyTemplate(element: Drawn, template: ElementTemplate): Drawn;
  };
  readonly elementTemplatesLoader: { setTemplates(templates: readonly object[]): void };
  readonly propertiesPanel: { attachTo(container: HTMLElement): void; detach(): void };
  readonly translate: (template: string, replacements?: Readonly<Record<string, string>>) => string;
}
/** Services that a module brings into bpmn-js, by name. */
export type EditorModule = Record<string, unknown>;
export type Get = <K extends keyof Services>(name: K) => Services[K];
