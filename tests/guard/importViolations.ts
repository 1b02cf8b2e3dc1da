import { builtinModules } from 'node:module';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Import, type ImportGraph } from './importGraph.ts';
import { type FolderRule, ONLY_IMPORTER, RULES } from './importRules.ts';

/** The rule folder of a file: the longest one that contains it. */
export function folderOf(file: string): string | undefined {
  return Object.keys(RULES)
    .filter((folder) => file.startsWith(`${folder}/`))
    .sort((a, b) => b.length - a.length)[0];
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function onlyImporterOf(name: string): string | undefined {
  return Object.entries(ONLY_IMPORTER).find(([key]) =>
    key.endsWith('*') ? name.startsWith(key.slice(0, -1)) : name === key,
  )?.[1];
}

function packageProblem(file: string, rule: FolderRule, specifier: string): string | undefined {
  if (specifier.startsWith('node:')) return rule.browser ? 'it also runs in the browser' : undefined;
  if (builtinModules.includes(specifier)) return `write node:${specifier}`;
  const name = packageOf(specifier);
  const only = onlyImporterOf(name);
  if (only !== undefined && !file.startsWith(`${only}/`)) return `only ${only} may`;
  if (rule.packages !== 'any' && !rule.packages.includes(name)) return 'the package is not in its row of the table';
  return undefined;
}

function folderProblem(folder: string, rule: FolderRule, { target = '', typeOnly }: Import): string | undefined {
  const other = folderOf(target);
  if (other === undefined) return 'it belongs to no folder of the table';
  if (other === folder || rule.folders.includes(other)) return undefined;
  if (rule.typesOf?.includes(other)) return typeOnly ? undefined : `only types of ${other} are allowed`;
  return `${folder} may not import ${other}`;
}

/** Every import the table forbids, and every relative import of a file that is not there, as sentences. */
export function violations(graph: ImportGraph, root: string): string[] {
  const found: string[] = [];
  for (const [file, imports] of graph) {
    const folder = folderOf(file);
    const rule = folder === undefined ? undefined : RULES[folder];
    if (folder === undefined || !rule) {
      found.push(`${file} is in no folder of the table`);
      continue;
    }
    for (const entry of imports) {
      const { specifier, target } = entry;
      const problem = target ? folderProblem(folder, rule, entry) : packageProblem(file, rule, specifier);
      if (problem) found.push(`${file} imports ${specifier}: ${problem}`);
      else if (target && !graph.has(target) && !existsSync(join(root, target))) {
        found.push(`${file} imports ${specifier}: there is no such file`);
      }
    }
  }
  return found;
}
