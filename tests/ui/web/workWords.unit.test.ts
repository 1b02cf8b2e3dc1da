import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { userTasks } from '../../../domain/jobs/userTasks.ts';
import { packagePath } from '../../../platform/paths.ts';
import { caseRefusals, refusalName, staffRefusals } from '../../../ui/web/modules/codes/refusals.ts';
import { taskNames } from '../../../ui/web/modules/codes/taskNames.ts';

test('should call every task what its form calls it', () => {
  const named = Object.keys(userTasks).map((key) => {
    const file = packagePath(`processes/forms/${key.replace('/task-', '.')}.form`);
    const form = JSON.parse(readFileSync(file, 'utf8')) as { name: string; properties: Record<string, string> };
    return [key, { zh: form.name, en: form.properties['name:en'] }];
  });
  expect(taskNames).toEqual(Object.fromEntries(named));
});

test('should say in Chinese every rule that refuses an act', () => {
  const folder = packagePath('domain/case');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const source = files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
  const rules = [
    ...source.matchAll(/refuse\(\s*'([A-Z0-9_]+)'/g),
    ...source.matchAll(/\['([A-Z0-9_]+)', (?:null|'R1-\d+'), '/g),
    ...source.matchAll(/rule: '([A-Z0-9_]+)'/g),
    ...source.matchAll(/moveMatter\(state, [^,]+, '([A-Z0-9_]+)'/g),
  ].map(([, rule = '']) => rule);
  expect(rules.length).toBeGreaterThan(90);
  const known = { ...caseRefusals, ...staffRefusals };
  expect([...new Set(rules)].filter((rule) => !Object.hasOwn(known, rule))).toEqual([]);
});

test('should name the colleague, and speak of a colleague when no name is known', () => {
  expect(refusalName({ code: 'TASK_HELD', who: '卯某' }, 'zh')).toBe('卯某已认领此任务');
  expect(refusalName({ code: 'TASK_HELD' }, 'en')).toBe('A colleague has taken this task');
  expect(refusalName({ code: 'GATE_NOT_PASSED', detail: 'An opinion is served later.' }, 'en')).toBe(
    'An opinion is served later.',
  );
});
