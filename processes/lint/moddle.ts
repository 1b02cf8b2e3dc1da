/** The part of a moddle element that the rules read. */
export interface ModdleElement {
  readonly $type: string;
  readonly $parent?: ModdleElement;
  readonly $attrs?: Readonly<Record<string, unknown>>;
  readonly $descriptor?: { readonly properties: readonly { readonly name: string; readonly isReference?: boolean }[] };
  $instanceOf?(type: string): boolean;
  get?(name: string): unknown;
  readonly id?: string;
  readonly name?: string;
}

/** A report in the words of both languages; bpmnlint itself shows the English message. */
export interface ReportMore {
  readonly zh: string;
  /** Article id such as R1-39, where the rule has one. */
  readonly article?: string;
}

/** What a rule reports to: bpmnlint calls `check` for every element of the file. */
export interface Reporter {
  report(id: string, message: string, more: ReportMore): void;
}

/** A rule as bpmnlint loads it. */
export type RuleFactory = () => { check(node: ModdleElement, reporter: Reporter): void };

/** Whether the element is of the type, or of a type derived from it. */
export function is(node: ModdleElement | undefined, type: string): boolean {
  return node?.$instanceOf?.(type) ?? node?.$type === type;
}

/** A property as a single element, or undefined. */
export function one(node: ModdleElement | undefined, name: string): ModdleElement | undefined {
  return node?.get?.(name) as ModdleElement | undefined;
}

/** A property as a list of elements; empty when it is not set. */
export function many(node: ModdleElement | undefined, name: string): readonly ModdleElement[] {
  return (node?.get?.(name) as readonly ModdleElement[] | undefined) ?? [];
}

/** A property as text, or undefined. */
export function text(node: ModdleElement | undefined, name: string): string | undefined {
  const value = node?.get?.(name);
  return typeof value === 'string' ? value : undefined;
}

/** The first extension element of a type, for example `zeebe:TaskDefinition`. */
export function extension(node: ModdleElement, type: string): ModdleElement | undefined {
  return many(one(node, 'extensionElements'), 'values').find((value) => is(value, type));
}

/** The value of a `zeebe:property`, or undefined. */
export function property(node: ModdleElement, name: string): string | undefined {
  const found = many(extension(node, 'zeebe:Properties'), 'properties').find((each) => text(each, 'name') === name);
  return found && text(found, 'value');
}
