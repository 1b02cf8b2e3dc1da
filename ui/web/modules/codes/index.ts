/** Names of codes in the language of the page, from the one catalogue of the domain. */
import { useTranslation } from 'react-i18next';
import { codeNames, type CodeList, type Name } from '../../../../domain/schema/codeNames.ts';
import { articleName } from './articles.ts';
import { flowNames, flowStateNames } from './flowNames.ts';

/** All lists a page translates codes from: the domain's, and the engine's process ids and flow states. */
const lists: Readonly<Record<CodeList | 'process' | 'flowState', Readonly<Record<string, Name>>>> = {
  ...codeNames,
  process: flowNames,
  flowState: flowStateNames,
};

export type CodeKind = keyof typeof lists;

/** `code('claimStatus', 'ACCEPTED')`, `pick({zh, en})` and `article('R1-34')` in the current language. */
export function useCodes() {
  const { i18n } = useTranslation();
  const language = i18n.language === 'en' ? 'en' : 'zh';
  return {
    language,
    /** A code that the catalogue does not know is shown as it is: a newer server may send one. */
    code: (kind: CodeKind, code: string): string => lists[kind][code]?.[language] ?? code,
    pick: (names: Name): string => names[language],
    article: (reference: string): string => articleName(reference, language),
  } as const;
}
