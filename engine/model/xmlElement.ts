/** The loosely typed elements that the moddle libraries make of XML, and safe ways to read them. */

export interface XmlElement {
  readonly $type: string;
  readonly id?: string;
  readonly [property: string]: unknown;
}

/** A non-empty attribute or body text, or null. */
export function textOf(element: XmlElement, property: string): string | null {
  const value = element[property];
  if (typeof value === 'string') return value === '' ? null : value;
  return typeof value === 'number' ? String(value) : null;
}

export function flagOf(element: XmlElement, property: string, absent: boolean): boolean {
  const value = element[property];
  if (typeof value === 'boolean') return value;
  return value === undefined ? absent : value === 'true';
}

export function childOf(element: XmlElement, property: string): XmlElement | null {
  const value = element[property];
  return isElement(value) ? value : null;
}

export function childrenOf(element: XmlElement, property: string): readonly XmlElement[] {
  const value = element[property];
  return Array.isArray(value) ? value.filter(isElement) : [];
}

/** `bpmn:ServiceTask` without its prefix. */
export function localType(element: XmlElement): string {
  return element.$type.slice(element.$type.indexOf(':') + 1);
}

export function idOf(element: XmlElement): string {
  return element.id ?? '';
}

function isElement(value: unknown): value is XmlElement {
  return typeof value === 'object' && value !== null && '$type' in value;
}
