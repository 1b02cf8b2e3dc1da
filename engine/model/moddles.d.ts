/** The moddle libraries ship no types for their entry points. */
declare module 'bpmn-moddle' {
  export class BpmnModdle {
    constructor(packages?: Readonly<Record<string, unknown>>);
    fromXML(xml: string): Promise<import('./moddleResult.ts').ModdleResult>;
  }
}

declare module 'dmn-moddle' {
  export class DmnModdle {
    constructor(packages?: Readonly<Record<string, unknown>>);
    fromXML(xml: string): Promise<import('./moddleResult.ts').ModdleResult>;
  }
}
