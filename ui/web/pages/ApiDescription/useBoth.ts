import { useTranslation } from 'react-i18next';
import type { Both } from './openApi.ts';

/** Gives the text of the description in the language of the page. */
export function useBoth(): (text: Both) => string {
  const { i18n } = useTranslation();
  return (text) => (i18n.language === 'en' ? text.en : text.zh);
}
