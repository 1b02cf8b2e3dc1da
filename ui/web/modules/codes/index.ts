/** Names of codes in the language of the page, from the one catalogue of the domain. */
import { useTranslation } from 'react-i18next';
import { codeNames, type CodeList, type Name } from '../../../../domain/schema/codeNames.ts';
import { articleName } from '../../../../domain/schema/articleNames.ts';
import { flowNames, flowStateNames } from './flowNames.ts';
import { refusalName, type Refusal } from './refusals.ts';
import { taskNames } from './taskNames.ts';

/** All lists a page translates codes from: the domain's, and the engine's process ids, flow states and user tasks. */
const lists: Readonly<Record<CodeList | 'process' | 'flowState' | 'task', Readonly<Record<string, Name>>>> = {
  ...codeNames,
  process: flowNames,
  flowState: flowStateNames,
  task: taskNames,
  // What staff did with a task stands in the same timeline as the events of the case.
  eventType: { ...codeNames.eventType, ...codeNames.staffAct },
};

export type CodeKind = keyof typeof lists;

interface Step {
  readonly taskKey: string;
  readonly drawnName: string | null;
}

/** `code('claimStatus', 'ACCEPTED')`, `pick({zh, en})` and `article('R1-34')` in the current language. */
export function useCodes() {
  const { i18n } = useTranslation();
  const language = i18n.language === 'en' ? 'en' : 'zh';
  const code = (kind: CodeKind, of: string): string => lists[kind][of]?.[language] ?? of;
  return {
    language,
    /** A code that the catalogue does not know is shown as it is: a newer server may send one. */
    code,
    /** A step that the office drew itself is called what it calls it; that name is Chinese only. */
    taskName: ({ taskKey, drawnName }: Step): string =>
      language === 'zh' && drawnName !== null ? drawnName : code('task', taskKey),
    pick: (names: Name): string => names[language],
    article: (reference: string): string => articleName(reference, language),
    refusal: (refusal: Refusal): string => refusalName(refusal, language),
  } as const;
}
