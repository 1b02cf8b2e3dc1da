/** What the readers of single elements share while one file is read. */
import type { Findings } from '../findings.ts';
import { childOf, childrenOf, idOf, type XmlElement } from '../xmlElement.ts';

export interface Reading extends Findings {
  /** Associations of the whole file by the id of their source. */
  readonly associations: ReadonlyMap<string, readonly XmlElement[]>;
}

/** The first zeebe extension of a type, for example `TaskDefinition`; several of one kind are refused. */
export function extensionOf(element: XmlElement, type: string, reading: Reading): XmlElement | null {
  const found = extensionsOf(element).filter((extension) => extension.$type === `zeebe:${type}`);
  if (found.length > 1)
    reading.refuse(idOf(element), `It has ${found.length} ${extensionName(type)} extensions, but one is allowed.`);
  return found[0] ?? null;
}

export function extensionsOf(element: XmlElement): readonly XmlElement[] {
  const extensions = childOf(element, 'extensionElements');
  return extensions === null ? [] : childrenOf(extensions, 'values');
}

/** `TaskDefinition` as it is written in XML: `zeebe:taskDefinition`. */
export function extensionName(type: string): string {
  return `zeebe:${type.charAt(0).toLowerCase()}${type.slice(1)}`;
}
