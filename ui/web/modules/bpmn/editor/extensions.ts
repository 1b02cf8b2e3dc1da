/** Extension elements changed in one command, so that one Ctrl Z takes the whole change back. */
import { is, many, one, type ModdleElement } from '../../../../../processes/lint/moddle.ts';
import type { Drawn, Get } from '../services.ts';

/** Replaces the extension of a type by another, or takes it away. */
export function setExtension(get: Get, element: Drawn, type: string, extension: ModdleElement | null): void {
  const values = many(one(element.businessObject, 'extensionElements'), 'values').filter((each) => !is(each, type));
  const extensionElements = get('bpmnFactory').create('bpmn:ExtensionElements', {
    values: extension ? [...values, extension] : values,
  });
  get('modeling').updateProperties(element, { extensionElements });
}

/** The English name stands in the extension property `name:en`, which the engine carries along and ignores. */
export function setEnglishName(get: Get, element: Drawn, name: string): void {
  const before = many(
    many(one(element.businessObject, 'extensionElements'), 'values').find((each) => is(each, 'zeebe:Properties')),
    'properties',
  );
  const others = before.filter((each) => each.get?.('name') !== 'name:en');
  const factory = get('bpmnFactory');
  const own = name === '' ? [] : [factory.create('zeebe:Property', { name: 'name:en', value: name })];
  const properties = [...others, ...own];
  setExtension(
    get,
    element,
    'zeebe:Properties',
    properties.length === 0 ? null : factory.create('zeebe:Properties', { properties }),
  );
}
