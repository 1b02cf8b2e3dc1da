import { packageRoot } from '../../platform/paths.ts';
import { cyclesBetweenFolders, importsOf, readImports } from './importGraph.ts';
import { violations } from './importViolations.ts';

const FOLDERS = ['engine', 'domain', 'platform', 'workers', 'processes', 'ui', 'app'];

/** What the guard says about a repository of these files. */
function judge(files: Record<string, string>): string[] {
  const graph = new Map(Object.entries(files).map(([file, text]) => [file, importsOf(file, text)]));
  return violations(graph, packageRoot);
}

describe('the sources', () => {
  const graph = readImports(packageRoot, FOLDERS);

  test('should be there', () => {
    expect(graph.has('platform/database/embedded.ts')).toBe(true);
  });

  test('should import only what the table allows', () => {
    expect(violations(graph, packageRoot)).toEqual([]);
  });

  test('should have no import cycle that reaches over folders', () => {
    expect(cyclesBetweenFolders(graph).map((cycle) => cycle.join(' -> '))).toEqual([]);
  });
});

describe('the guard', () => {
  test.each([
    ['a static import', `import { x } from '../../domain/schema/ids.ts';`],
    ['a type import', `import type { X } from '../../domain/schema/ids.ts';`],
    ['a re-export', `export * from '../../domain/schema/ids.ts';`],
    ['a dynamic import', `const x = await import('../../domain/schema/ids.ts');`],
    ['a type written as an import', `let x: import('../../domain/schema/ids.ts').X;`],
  ])('should see %s', (_kind, text) => {
    expect(judge({ 'engine/core/x.ts': text })).toEqual([
      'engine/core/x.ts imports ../../domain/schema/ids.ts: engine/core may not import domain/schema',
    ]);
  });

  test.each([
    ['engine/core/x.ts', `import { evaluate } from 'feelin';`, 'only engine/feel may'],
    ['workers/x/handler.ts', `import { Camunda8 } from '@camunda8/sdk';`, 'only platform/camunda may'],
    ['ui/web/pages/x.tsx', `import Viewer from 'bpmn-js/lib/Viewer';`, 'only ui/web/modules/bpmn may'],
    ['ui/web/pages/x.tsx', `import { Form } from '@bpmn-io/form-js';`, 'only ui/web/modules/form may'],
    ['domain/case/x.ts', `import { readFileSync } from 'node:fs';`, 'it also runs in the browser'],
    ['domain/store/x.ts', `import { readFileSync } from 'fs';`, 'write node:fs'],
    ['domain/case/x.ts', `import express from 'express';`, 'the package is not in its row'],
    ['platform/x.ts', `import '../app/demo.ts';`, 'platform may not import app'],
    ['platform/x.ts', `import '../tests/support/x.ts';`, 'it belongs to no folder'],
    ['workers/x/handler.ts', `import { run } from '../../platform/camunda/run.ts';`, 'only types of platform/camunda'],
    ['domain/schema/x.ts', `import './nowhere.ts';`, 'there is no such file'],
    ['utils/x.ts', '', 'is in no folder of the table'],
  ])('should refuse in %s: %s', (file, text, reason) => {
    const found = judge({ [file]: text });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(reason);
  });

  test('should allow types where the table allows types', () => {
    const types = `import type { Outcome } from './outcome.ts'; import { type Job } from './outcome.ts';`;
    expect(
      judge({
        'platform/camunda/outcome.ts': 'export {}',
        'workers/x/handler.ts': types.replaceAll('./', '../../platform/camunda/'),
      }),
    ).toEqual([]);
  });

  test('should find a cycle over folders but not one inside a folder', () => {
    const graph = (files: Record<string, string>): ReturnType<typeof readImports> =>
      new Map(Object.entries(files).map(([file, text]) => [file, importsOf(file, text)]));
    const over = { 'a/x.ts': `import '../b/y.ts'`, 'b/y.ts': `import '../a/x.ts'` };
    expect(cyclesBetweenFolders(graph(over))).toEqual([['a/x.ts', 'b/y.ts', 'a/x.ts']]);
    const inside = { 'a/x.ts': `import './y.ts'`, 'a/y.ts': `import './x.ts'` };
    expect(cyclesBetweenFolders(graph(inside))).toEqual([]);
  });
});
