/** The language of a public page: `?lang=en`, else Chinese. The address is the only place that keeps it. */
import type { Request } from 'express';
import { articleName } from '../../../domain/schema/articleNames.ts';
import { codeNames, type CodeList, type Name } from '../../../domain/schema/codeNames.ts';
import type { LocalDate } from '../../../domain/schema/time.ts';
import { en } from './words/en.ts';
import { zh, type PublicWords } from './words/zh.ts';

export interface Speech {
  readonly language: 'zh' | 'en';
  readonly words: PublicWords;
  pick(name: Name): string;
  code(list: CodeList, code: string): string;
  article(reference: string): string;
  /** A day in words. */
  day(on: LocalDate): string;
  /** An address of the public part in this language. */
  readonly to: (path: string) => string;
}

const speechOf = (language: 'zh' | 'en'): Speech => {
  const words = language === 'en' ? en : zh;
  return {
    language,
    words,
    pick: (name) => name[language],
    code: (list, code) => (codeNames[list] as Readonly<Record<string, Name>>)[code]?.[language] ?? code,
    article: (reference) => articleName(reference, language),
    day(on) {
      const day = new Date(`${on}T00:00:00Z`);
      return words.day(day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate(), words.weekday(day));
    },
    to: (path) => `/public${path}${language === 'en' ? '?lang=en' : ''}`,
  };
};
const SPEECHES = { zh: speechOf('zh'), en: speechOf('en') };

export const speechFor = (request: Request): Speech => SPEECHES[request.query['lang'] === 'en' ? 'en' : 'zh'];
