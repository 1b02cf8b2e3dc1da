import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clockRules } from '../../../domain/clocks/rules.ts';
import { packagePath } from '../../../platform/paths.ts';
import { articleName } from '../../../domain/schema/articleNames.ts';
import { flowNames } from '../../../ui/web/modules/codes/flowNames.ts';
import { en as sharedEn } from '../../../ui/web/modules/i18n/en.ts';
import { zh as sharedZh } from '../../../ui/web/modules/i18n/zh.ts';

/** Shared words, and those that each page brings along. */
const folders = readdirSync(packagePath('ui/web/pages'), { withFileTypes: true }).filter((entry) =>
  entry.isDirectory(),
);
const zh: Record<string, object> = { ...sharedZh };
const en: Record<string, object> = { ...sharedEn };

beforeAll(async () => {
  for (const { name } of folders) {
    const file = packagePath(`ui/web/pages/${name}/words.ts`);
    if (!existsSync(file)) continue;
    const { words } = (await import(file)) as { words: { zh: object; en: object } };
    zh[name] = words.zh;
    en[name] = words.en;
  }
});

/** Paths of all words; English plural forms count as one. */
const paths = (words: object, at = ''): string[] =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${at}${key.replace(/_(one|other)$/, '')}`] : paths(value as object, `${at}${key}.`),
  );
const placeholders = (words: object): Map<string, string> => {
  const found = new Map<string, string>();
  const walk = (level: object, at: string): void => {
    for (const [key, value] of Object.entries(level)) {
      const path = `${at}${key.replace(/_(one|other)$/, '')}`;
      if (typeof value === 'string') found.set(path, [...value.matchAll(/\{\{\w+\}\}/g)].map(String).sort().join());
      else walk(value as object, `${path}.`);
    }
  };
  walk(words, '');
  return found;
};

test('should say everything in both languages, with the same blanks to fill', () => {
  expect([...new Set(paths(en))].sort()).toEqual([...new Set(paths(zh))].sort());
  expect([...placeholders(en)].sort()).toEqual([...placeholders(zh)].sort());
});

test('should give every English plural both its forms', () => {
  const keys = JSON.stringify(en).match(/"\w+_(?:one|other)"/g) ?? [];
  const stems = (form: string) =>
    keys.filter((key) => key.includes(`_${form}`)).map((key) => key.replace(`_${form}`, ''));
  expect(stems('one')).toEqual(stems('other'));
});

test('should call every shipped process what its diagram calls it', () => {
  const folder = packagePath('processes/bpmn');
  const named = readdirSync(folder)
    .filter((file) => file.endsWith('.bpmn'))
    .map((file) => {
      const xml = readFileSync(join(folder, file), 'utf8');
      const [, id = '', name = ''] = /<bpmn:process id="([^"]+)" name="([^"]+)"/.exec(xml) ?? [];
      const [, english = ''] = /name="name:en" value="([^"]+)"/.exec(xml.slice(xml.indexOf('<bpmn:process'))) ?? [];
      return [id, { zh: name, en: english }];
    });
  expect(flowNames).toEqual(Object.fromEntries(named));
});

test('should name the source of every time limit in words', () => {
  for (const { article } of clockRules) {
    const [source = ''] = article.split('-');
    expect(articleName(article, 'zh')).not.toContain(source);
    expect(articleName(article, 'en')).not.toMatch(new RegExp(`^${source}\\b`));
  }
  expect(articleName('R1-34', 'zh')).toBe('《信访工作条例》第 34 条');
  expect(articleName('R1-34', 'en')).toBe('Regulation on Petition Work, art. 34');
});
