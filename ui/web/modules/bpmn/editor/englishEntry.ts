/** A field for the English name, under the name in the properties panel. */
import { isTextFieldEntryEdited, TextFieldEntry } from '@bpmn-io/properties-panel';
import { property } from '../../../../../processes/lint/moddle.ts';
import type { Drawn, EditorModule, Get, Services } from '../services.ts';
import { setEnglishName } from './extensions.ts';
import type { Language } from './translate.ts';

interface Group {
  readonly id: string;
  readonly entries?: { readonly id: string }[];
}
interface Panel {
  registerProvider(priority: number, provider: object): void;
}
interface Injector {
  get<K extends keyof Services>(name: K): Services[K];
  get(name: 'debounceInput'): unknown;
}
/** After the providers of bpmn-js, whose group it joins. */
const PRIORITY = 200;
const LABEL = { zh: '英文名', en: 'English name' } as const;

export const englishEntryModule = (language: () => Language): EditorModule => {
  class EnglishEntry {
    static readonly $inject = ['propertiesPanel', 'injector'];

    constructor(panel: Panel, injector: Injector) {
      const get: Get = (name) => injector.get(name);
      const component = ({ element, id }: { element: Drawn; id: string }): unknown =>
        TextFieldEntry({
          element,
          id,
          label: LABEL[language()],
          getValue: () => property(element.businessObject, 'name:en') ?? '',
          setValue: (value: string | undefined) => setEnglishName(get, element, value ?? ''),
          debounce: injector.get('debounceInput'),
        });
      panel.registerProvider(PRIORITY, {
        getGroups: () => (groups: Group[]) => {
          const entries = groups.find(({ id }) => id === 'general')?.entries;
          const at = entries?.findIndex(({ id }) => id === 'name') ?? -1;
          entries?.splice(at + 1, 0, {
            id: 'name-en',
            component,
            isEdited: isTextFieldEntryEdited,
          } as { id: string });
          return groups;
        },
      });
    }
  }
  return { __init__: ['englishEntry'], englishEntry: ['type', EnglishEntry] };
};
