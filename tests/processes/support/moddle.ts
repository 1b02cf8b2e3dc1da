import { createRequire } from 'node:module';
import { readFileSync, readdirSync } from 'node:fs';
import { packagePath } from '../../../platform/paths.ts';
import type { ModdleElement } from '../../../processes/lint/moddle.ts';

const require = createRequire(import.meta.url);
interface Moddle {
  fromXML(
    xml: string,
    type?: string,
  ): Promise<{ rootElement: ModdleElement; warnings: readonly { message: string }[] }>;
}
type MakeModdle = new (packages?: Readonly<Record<string, unknown>>) => Moddle;
/** The moddles ship no types, so they are loaded by name. */
const load = async (name: string): Promise<Record<string, MakeModdle>> =>
  (await import(name)) as Record<string, MakeModdle>;
const { BpmnModdle } = (await load('bpmn-moddle')) as { BpmnModdle: MakeModdle };
const { DmnModdle } = (await load('dmn-moddle')) as { DmnModdle: MakeModdle };
const zeebe: unknown = require('zeebe-bpmn-moddle/resources/zeebe.json');
const modeler: unknown = require('modeler-moddle/resources/modeler.json');

/** A file as elements, with what the reader complained about. */
export interface Model {
  readonly root: ModdleElement;
  readonly warnings: readonly string[];
}

/** Reads BPMN XML with the Zeebe extensions. */
export async function readBpmn(xml: string): Promise<Model> {
  const { rootElement, warnings } = await new BpmnModdle({ zeebe, modeler }).fromXML(xml);
  return { root: rootElement, warnings: warnings.map((each) => each.message) };
}

/** Reads DMN XML. */
export async function readDmn(xml: string): Promise<Model> {
  const { rootElement, warnings } = await new DmnModdle().fromXML(xml, 'dmn:Definitions');
  return { root: rootElement, warnings: warnings.map((each) => each.message) };
}

/** The texts of the shipped files of one kind, by their names without the ending. */
export function shipped(folder: 'bpmn' | 'dmn' | 'forms', ending: string): ReadonlyMap<string, string> {
  const names = readdirSync(packagePath(`processes/${folder}`)).filter((file) => file.endsWith(ending));
  return new Map(
    names.map((file) => [
      file.slice(0, -ending.length),
      readFileSync(packagePath(`processes/${folder}/${file}`), 'utf8'),
    ]),
  );
}

/** The element and everything it contains, extensions and diagrams too. */
export function* everything(node: ModdleElement): Generator<ModdleElement> {
  yield node;
  for (const { name, isReference } of node.$descriptor?.properties ?? []) {
    if (isReference === true) continue;
    const value = node.get?.(name);
    for (const each of Array.isArray(value) ? (value as unknown[]) : [value])
      if (each !== null && typeof each === 'object' && '$type' in each) yield* everything(each as ModdleElement);
  }
}

/** Every contained element of one type or of a type derived from it. */
export function all(root: ModdleElement, type: string): readonly ModdleElement[] {
  return [...everything(root)].filter((each) => each.$instanceOf?.(type) ?? each.$type === type);
}
