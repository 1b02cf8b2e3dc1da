/** zh-CN first, English complete, switched at run time; the choice is kept in the browser. */
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en.ts';
import { zh } from './zh.ts';

export type Language = 'zh' | 'en';
const KEY = 'fengqiao.language';

/** Words that a page brings along, under its key. */
export interface PageWords {
  readonly key: string;
  readonly words: { readonly zh: object; readonly en: object };
}

const tell = (language: Language): void => {
  document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN';
};

export function startI18n(pages: readonly PageWords[]): void {
  const language: Language = localStorage.getItem(KEY) === 'en' ? 'en' : 'zh';
  const withPages = (shared: object, of: Language) => ({
    translation: { ...shared, ...Object.fromEntries(pages.map(({ key, words }) => [key, words[of]])) },
  });
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'zh',
    resources: { zh: withPages(zh, 'zh'), en: withPages(en, 'en') },
    interpolation: { escapeValue: false },
  });
  tell(language);
}

export async function switchLanguage(language: Language): Promise<void> {
  localStorage.setItem(KEY, language);
  tell(language);
  await i18next.changeLanguage(language);
}
