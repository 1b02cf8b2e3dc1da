/** Which files go in one deployment: forms and decisions bind by deployment, so that a process never goes without its own. */
import type { FileFacts } from './readFile.ts';

export interface KnownFile {
  readonly resource: string;
  readonly facts: FileFacts;
}

/** Names of the files that a file uses. */
export function usedBy(file: KnownFile, files: readonly KnownFile[]): readonly string[] {
  return files.filter(({ facts }) => facts.defines.some((id) => file.facts.uses.includes(id))).map((f) => f.resource);
}

/** The changed files, every process that uses one of them, and all that these processes use. */
export function goingTogether(files: readonly KnownFile[], changed: ReadonlySet<string>): readonly string[] {
  const uses = new Map(files.map((file) => [file.resource, usedBy(file, files)]));
  const going = files
    .map(({ resource }) => resource)
    .filter((resource) => changed.has(resource) || uses.get(resource)?.some((used) => changed.has(used)) === true);
  return [...new Set([...going, ...going.flatMap((resource) => uses.get(resource) ?? [])])];
}
