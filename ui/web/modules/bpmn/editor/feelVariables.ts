/**
 * What the FEEL fields of the properties panel propose: the variables that the contracts of the process give, with where they come
 * from, in place of the few that bpmn-js finds in mappings.
 */
import { is, type ModdleElement } from '../../../../../processes/lint/moddle.ts';
import { processVariables, type ProcessVariable } from '../../../../../processes/lint/processVariables.ts';
import type { EditorModule, Services } from '../services.ts';
import type { Language } from './translate.ts';

/** A proposal of @bpmn-io/feel-editor. */
interface Proposal {
  readonly name: string;
  /** Beside the name. */
  readonly detail: string;
  /** In a note of its own. */
  readonly info: string;
  readonly isList: boolean;
  readonly entries: readonly Proposal[];
}

const words = {
  zh: { from: '来自', values: '取值', all: '、' },
  en: { from: 'from', values: 'values', all: ', ' },
} as const;

function proposalOf(
  { name, type, values, members, from }: ProcessVariable,
  language: Language,
  nameOf: (elementId: string) => string,
): Proposal {
  const { from: origin, values: each, all } = words[language];
  const info = [
    ...(from.length === 0 ? [] : [`${origin} ${from.map(nameOf).join(all)}`]),
    ...(values === null ? [] : [`${each} ${values.map((value) => JSON.stringify(value)).join(all)}`]),
  ];
  return {
    name,
    detail: type,
    info: info.join('\n'),
    isList: type === 'list',
    entries: members.map((member) => proposalOf(member, language, nameOf)),
  };
}

/** The service that the panel asks by this name, once a change. */
class VariableResolver {
  static readonly $inject = ['elementRegistry', 'pageLanguage'];
  readonly #registry: Services['elementRegistry'];
  readonly #language: () => Language;

  constructor(registry: Services['elementRegistry'], language: () => Language) {
    this.#registry = registry;
    this.#language = language;
  }

  getVariablesForElement(element: ModdleElement): readonly Proposal[] {
    let process: ModdleElement | undefined = element;
    while (process && !is(process, 'bpmn:Process')) process = process.$parent;
    if (!process) return [];
    const nameOf = (id: string): string => {
      const own = id === process.id ? process : this.#registry.get(id)?.businessObject;
      return own?.name ?? id;
    };
    return processVariables(process).map((variable) => proposalOf(variable, this.#language(), nameOf));
  }
}

export const feelVariablesModule = (language: () => Language): EditorModule => ({
  variableResolver: ['type', VariableResolver],
  pageLanguage: ['value', language],
});
