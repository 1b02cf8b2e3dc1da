import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import ts from 'typescript';

/** One import of a file: what was written, and the file it means when it is relative. */
export interface Import {
  readonly specifier: string;
  /** Path from the package root, or undefined for a package or built-in. */
  readonly target?: string;
  readonly typeOnly: boolean;
}

/** Paths are relative to the package root and use `/`. */
export type ImportGraph = ReadonlyMap<string, readonly Import[]>;

/** Specifiers of which something besides types is imported. */
function valueSpecifiers(file: string, text: string): Set<string> {
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      const clause = node.importClause;
      const named = clause?.namedBindings;
      const onlyTypes =
        clause !== undefined &&
        (clause.phaseModifier === ts.SyntaxKind.TypeKeyword ||
          (clause.name === undefined &&
            named !== undefined &&
            ts.isNamedImports(named) &&
            named.elements.every((element) => element.isTypeOnly)));
      if (!onlyTypes) found.add(node.moduleSpecifier.text);
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
      const { exportClause } = node;
      const onlyTypes =
        node.isTypeOnly ||
        (exportClause !== undefined &&
          ts.isNamedExports(exportClause) &&
          exportClause.elements.every((element) => element.isTypeOnly));
      if (!onlyTypes) found.add(node.moduleSpecifier.text);
    } else if (ts.isCallExpression(node) && node.arguments[0] && ts.isStringLiteral(node.arguments[0])) {
      const called = node.expression;
      if (called.kind === ts.SyntaxKind.ImportKeyword || called.getText() === 'require') {
        found.add(node.arguments[0].text);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  return found;
}

/** All imports of one file: static, re-exporting, dynamic, and types written as `import('…')`. */
export function importsOf(file: string, text: string): Import[] {
  const values = valueSpecifiers(file, text);
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => {
    const typeOnly = !values.has(fileName);
    if (!fileName.startsWith('.')) return { specifier: fileName, typeOnly };
    const target = posix.join(posix.dirname(file), fileName.replace(/\?.*$/, ''));
    return { specifier: fileName, target, typeOnly };
  });
}

function* sourcesIn(root: string, folder: string): Generator<string> {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) yield* sourcesIn(root, path);
    else if (/\.tsx?$/.test(entry.name)) yield path;
  }
}

/** Reads the TypeScript files of these folders and what they import. */
export function readImports(root: string, folders: readonly string[]): ImportGraph {
  const files = folders.flatMap((folder) => [...sourcesIn(root, folder)]);
  return new Map(files.map((file) => [file, importsOf(file, readFileSync(join(root, file), 'utf8'))]));
}

/**
 * Cycles that reach over more than one folder, each as the chain of its files. Depth-first: a file met again while its
 * own imports are still being followed closes a cycle.
 */
export function cyclesBetweenFolders(graph: ImportGraph): string[][] {
  const done = new Set<string>();
  const path: string[] = [];
  const cycles: string[][] = [];
  const visit = (file: string): void => {
    if (done.has(file)) return;
    const start = path.indexOf(file);
    if (start >= 0) {
      const cycle = path.slice(start);
      if (new Set(cycle.map((member) => dirname(member))).size > 1) cycles.push([...cycle, file]);
      return;
    }
    path.push(file);
    for (const { target } of graph.get(file) ?? []) if (target && graph.has(target)) visit(target);
    path.pop();
    done.add(file);
  };
  for (const file of graph.keys()) visit(file);
  return cycles;
}
