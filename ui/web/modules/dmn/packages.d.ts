/** dmn-js ships no types; this is the part that is used here. */
declare module 'dmn-js/lib/Modeler' {
  interface View {
    readonly id: string;
    readonly type: 'drd' | 'decisionTable' | 'literalExpression' | 'boxedExpression';
  }
  interface Viewer {
    get(name: 'eventBus'): { on(event: string, listener: () => void): void };
  }
  class DmnModeler {
    constructor(
      options: { readonly container: HTMLElement } & Partial<
        Record<View['type'], { readonly additionalModules: readonly object[] }>
      >,
    );
    importXML(xml: string): Promise<unknown>;
    saveXML(options: { readonly format: boolean }): Promise<{ readonly xml: string }>;
    getViews(): readonly View[];
    getActiveView(): View | undefined;
    getActiveViewer(): Viewer | undefined;
    open(view: View): Promise<unknown>;
    on(event: string, listener: () => void): void;
    destroy(): void;
  }
  export { DmnModeler as default };
}
