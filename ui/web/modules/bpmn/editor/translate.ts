/** Words of the modeler in the language of the page, switched while it is open. */
import type { EditorModule } from '../services.ts';
import { zhPanel } from './zhPanel.ts';
import { zhTools } from './zhTools.ts';

const zh: Readonly<Record<string, string>> = { ...zhPanel, ...zhTools };
export type Language = 'zh' | 'en';

export const translated = (
  language: Language,
  template: string,
  replacements: Readonly<Record<string, string>> = {},
  further: Readonly<Record<string, string>> = {},
): string =>
  ((language === 'zh' ? (further[template] ?? zh[template]) : undefined) ?? template).replace(
    /{([^}]+)}/g,
    (_, key: string) => replacements[key] ?? `{${key}}`,
  );

/**
 * A module that takes the place of bpmn-js's own `translate`. `language` is asked at every word; `further` are Chinese words that go
 * before those of the modeler.
 */
export const translateModule = (
  language: () => Language,
  further?: Readonly<Record<string, string>>,
): EditorModule => ({
  translate: [
    'value',
    (template: string, replacements?: Readonly<Record<string, string>>) =>
      translated(language(), template, replacements, further),
  ],
});
