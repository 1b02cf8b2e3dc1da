/** What is used of bpmnlint's configuration and of Camunda's plugin, which ship no types. */
declare module 'bpmnlint/config/recommended' {
  const config: object;
  export { config as default };
}
declare module 'bpmnlint-plugin-camunda-compat' {
  const plugin: {
    readonly configs: Readonly<Record<string, object>>;
    /** Rule name to its file in the package, without the ending. */
    readonly rules: Readonly<Record<string, string | undefined>>;
  };
  export { plugin as default };
}
