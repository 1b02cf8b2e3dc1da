/** bpmnlint and bpmn-moddle ship no types that fit; this is the part that is used here. */
declare module 'bpmnlint' {
  export class Linter {
    constructor(options: {
      readonly config: object;
      readonly resolver: {
        resolveRule(packageName: string, ruleName: string): unknown;
        resolveConfig(packageName: string, configName: string): unknown;
      };
    });
    lint(root: unknown): Promise<unknown>;
  }
}
