/** Templates that a designer starts from: each passes every rule, also under another name. */
import { readdirSync } from 'node:fs';
import { createTemplateShelf } from '../../../ui/server/reading/studio/templates.ts';
import { packagePath } from '../../../platform/paths.ts';
import { problemsOf } from '../support/problems.ts';

const folder = packagePath('processes/templates');
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.bpmn'))
  .map((name) => name.replace('.bpmn', ''));

test('should break no rule and no law once taken under a new name', async () => {
  const shelf = createTemplateShelf(folder);
  const taken = await Promise.all(
    names.map(async (name) => [`my-${name}`, (await shelf.take(name, `my-${name}.bpmn`)) ?? ''] as const),
  );
  const answers = problemsOf(Object.fromEntries(taken));
  expect(names.length).toBeGreaterThanOrEqual(3);
  expect(
    Object.values(answers).flatMap(({ problems }) => problems.filter(({ severity }) => severity === 'error')),
  ).toEqual([]);
  expect(taken.every(([name, xml]) => xml.includes(`<bpmn:process id="${name}"`))).toBe(true);
});

test('should say in both languages what a template is for', async () => {
  for (const { name, explanation } of await createTemplateShelf(folder).list()) {
    expect(name.zh).not.toBe(name.en);
    expect(explanation.zh).toMatch(/。$/);
    expect(explanation.en).toMatch(/\.$/);
  }
});
