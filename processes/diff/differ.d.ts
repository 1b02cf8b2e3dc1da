/** bpmn-js-differ ships no types. */
declare module 'bpmn-js-differ' {
  type Element = import('../lint/moddle.ts').ModdleElement;
  type ById<T> = Readonly<Record<string, T>>;

  export function diff(
    older: Element,
    newer: Element,
  ): {
    readonly _added: ById<Element>;
    readonly _removed: ById<Element>;
    readonly _changed: ById<{ readonly model: Element; readonly attrs: ById<unknown> }>;
    readonly _layoutChanged: ById<Element>;
  };
}
