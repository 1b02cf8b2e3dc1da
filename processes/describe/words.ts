/** What a person reads, in both languages. */
import type { Name } from '../../domain/schema/codeNames.ts';

export type Words = Name;
export const words = (zh: string, en: string): Words => ({ zh, en });

/** Something that is shown as the designer wrote it. */
export const quoted = (text: string): Words => words(`“${text}”`, `"${text}"`);

/** A list with a comma between and a word before the last: `甲、乙或丙`, `a, b or c`. */
export function listed(items: readonly Words[], commaZh: string, lastZh: string, lastEn: string): Words {
  const join = (texts: readonly string[], comma: string, last: string): string =>
    texts.length < 2 ? (texts[0] ?? '') : `${texts.slice(0, -1).join(comma)}${last}${texts.at(-1)!}`;
  return words(
    join(
      items.map(({ zh }) => zh),
      commaZh,
      lastZh,
    ),
    join(
      items.map(({ en }) => en),
      ', ',
      lastEn,
    ),
  );
}
export const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

export const allOf = (items: readonly Words[]): Words => listed(items, '、', '和', ' and ');
