/** The files of one deployment, from contents. */
import type { ReadOne } from './remember.ts';
import { goingTogether, usedBy, type KnownFile } from './together.ts';

/** Contents by file name. */
export type Contents = ReadonlyMap<string, string>;

/** Files that cannot be read know no others: the engine says what is wrong with them. */
async function readAll(contents: Contents, readFile: ReadOne): Promise<readonly KnownFile[]> {
  return Promise.all(
    [...contents].map(async ([resource, content]) => {
      const read = await readFile(resource, content);
      return { resource, facts: read.ok ? read.facts : { defines: [], name: NAMELESS, uses: [], process: null } };
    }),
  );
}
const NAMELESS = { zh: '', en: '' };

/** What goes live together when `changed` is put over `live`. */
export async function filesOfDeployment(
  live: Contents,
  changed: Contents,
  readFile: ReadOne,
): Promise<readonly { readonly name: string; readonly content: string }[]> {
  const all = new Map([...live, ...changed]);
  const going = goingTogether(await readAll(all, readFile), new Set(changed.keys()));
  return going.map((name) => ({ name, content: all.get(name)! }));
}

/** Names of the files that one of these uses. */
export async function filesUsedBy(resource: string, contents: Contents, readFile: ReadOne): Promise<readonly string[]> {
  const files = await readAll(contents, readFile);
  const file = files.find((one) => one.resource === resource);
  return file ? usedBy(file, files) : [];
}
