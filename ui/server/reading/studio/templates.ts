/** Templates to start from: complete small processes that bear the name of the new one once they are taken. */
import { readdir, readFile as readText } from 'node:fs/promises';
import { join } from 'node:path';
import { idOfFile, readFile } from '../../../../processes/files/readFile.ts';
import type { Template } from '../../../../domain/schema/studioViews.ts';

export interface TemplateShelf {
  list(): Promise<readonly Template[]>;
  /** The template under the name of the new file; undefined = there is no such template. */
  take(template: string, resource: string): Promise<string | undefined>;
}

/** `documentation` holds both languages: `中文 | English`. */
function explanationOf(xml: string): Template['explanation'] {
  const text = /<bpmn:documentation>([^<]*)<\/bpmn:documentation>/.exec(xml)?.[1] ?? '';
  const [zh = '', en = zh] = text.split('|').map((part) => part.trim());
  return { zh, en };
}

export function createTemplateShelf(folder: string): TemplateShelf {
  const names = async (): Promise<string[]> => (await readdir(folder)).filter((name) => name.endsWith('.bpmn')).sort();
  const load = (name: string): Promise<string> => readText(join(folder, name), 'utf8');
  return {
    async list() {
      return Promise.all(
        (await names()).map(async (file) => {
          const xml = await load(file);
          const read = await readFile(file, xml);
          const template = idOfFile(file);
          return {
            template,
            name: read.ok ? read.facts.name : { zh: template, en: template },
            explanation: explanationOf(xml),
          };
        }),
      );
    },
    async take(template, resource) {
      const file = (await names()).find((name) => idOfFile(name) === template);
      return file === undefined ? undefined : (await load(file)).replaceAll(`"${template}"`, `"${idOfFile(resource)}"`);
    },
  };
}
