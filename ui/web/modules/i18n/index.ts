/** zh-CN first, English complete, switched at run time; the choice is kept in the browser. */
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en.ts';
import { zh } from './zh.ts';

export type Language = 'zh' | 'en';
const KEY = 'fengqiao.language';

const tell = (language: Language): void => {
  document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN';
};

export function startI18n(): void {
  const language: Language = localStorage.getItem(KEY) === 'en' ? 'en' : 'zh';
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'zh',
    resources: { zh: { translation: zh }, en: { translation: en } },
    interpolation: { escapeValue: false },
  });
  tell(language);
}

export async function switchLanguage(language: Language): Promise<void> {
  localStorage.setItem(KEY, language);
  tell(language);
  await i18next.changeLanguage(language);
}
