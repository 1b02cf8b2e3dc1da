/** Packages of bpmn.io that ship no types; this is the part that is used here. */
declare module 'bpmn-js-properties-panel' {
  export const BpmnPropertiesPanelModule: Record<string, unknown>;
  export const BpmnPropertiesProviderModule: Record<string, unknown>;
  export const ZeebePropertiesProviderModule: Record<string, unknown>;
}
declare module 'bpmn-js-element-templates' {
  export const CloudElementTemplatesPropertiesProviderModule: Record<string, unknown>;
}
declare module 'bpmn-js-create-append-anything' {
  export const CreateAppendAnythingModule: Record<string, unknown>;
  export const CreateAppendElementTemplatesModule: Record<string, unknown>;
}
declare module 'camunda-bpmn-js-behaviors/lib/camunda-cloud' {
  const ZeebeBehaviors: Record<string, unknown>;
  export { ZeebeBehaviors as default };
}
declare module 'diagram-js-minimap' {
  const MinimapModule: Record<string, unknown>;
  export { MinimapModule as default };
}
declare module '@bpmn-io/properties-panel' {
  export function TextFieldEntry(props: object): unknown;
  export function isTextFieldEntryEdited(node: unknown): boolean;
  export function useDebounce(set: unknown): unknown;
}
declare module 'diagram-js/lib/draw/BaseRenderer' {
  class BaseRenderer {
    constructor(eventBus: unknown, priority: number);
  }
  export { BaseRenderer as default };
}
declare module 'zeebe-bpmn-moddle/resources/zeebe.json' {
  const descriptor: Record<string, unknown>;
  export { descriptor as default };
}
