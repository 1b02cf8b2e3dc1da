const ZEEBE = 'http://camunda.org/schema/zeebe/1.0';

/** Swaps each element's name for its `name:en` property before drawing; an element without one keeps its name. */
export function withEnglishNames(xml: string): string {
  const diagram = new DOMParser().parseFromString(xml, 'text/xml');
  for (const property of Array.from(diagram.getElementsByTagNameNS(ZEEBE, 'property'))) {
    if (property.getAttribute('name') !== 'name:en') continue;
    const owner = property.parentElement?.parentElement?.parentElement;
    owner?.setAttribute('name', property.getAttribute('value') ?? '');
  }
  return new XMLSerializer().serializeToString(diagram);
}
