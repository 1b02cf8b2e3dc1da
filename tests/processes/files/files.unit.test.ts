/** What files define and use, what is let in, and what goes live together. */
import { filesOfDeployment, filesUsedBy } from '../../../processes/files/deployment.ts';
import { acceptable, readFile } from '../../../processes/files/readFile.ts';
import { leave, leaveForm } from '../support/leave.ts';
import { rememberFiles } from '../../../processes/files/remember.ts';
import { shipped } from '../support/moddle.ts';

const readOnce = rememberFiles();
const live = new Map([
  ...[...shipped('bpmn', '.bpmn')].map(([name, content]) => [`${name}.bpmn`, content] as const),
  ...[...shipped('dmn', '.dmn')].map(([name, content]) => [`${name}.dmn`, content] as const),
  ...[...shipped('forms', '.form')].map(([name, content]) => [`${name}.form`, content] as const),
]);

test.each([...live])('should read %s and find it named after what it defines', async (resource, content) => {
  expect(await readOnce(resource, content)).toMatchObject({ ok: true });
});

test('should never let a process go live without the forms and decisions that it uses', async () => {
  for (const resource of [...live.keys()].filter((name) => name.endsWith('.bpmn'))) {
    const going = await filesOfDeployment(live, new Map([[resource, live.get(resource)!]]), readOnce);
    const names = going.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining([resource, ...(await filesUsedBy(resource, live, readOnce))]));
    const own = [...live.keys()].filter(
      (name) => name.startsWith(resource.replace('bpmn', '')) && name.endsWith('.form'),
    );
    expect(names).toEqual(expect.arrayContaining(own));
  }
});

test('should take every process along that uses a changed form, and leave the others alone', async () => {
  const files = new Map([
    ['leave.bpmn', leave()],
    ['leave.ask.form', leaveForm()],
    ['clock-watch.bpmn', live.get('clock-watch.bpmn')!],
  ]);
  const going = await filesOfDeployment(files, new Map([['leave.ask.form', leaveForm('原因')]]), readOnce);
  expect(going.map(({ name }) => name).sort()).toEqual(['leave.ask.form', 'leave.bpmn']);
  expect(going.find(({ name }) => name === 'leave.ask.form')?.content).toContain('原因');
});

test('should refuse another process under the name of this file, and a file that is none', async () => {
  expect(await readFile('claim-handling.bpmn', leave())).toMatchObject({
    ok: false,
    problems: [{ reason: "The file defines 'leave', not 'claim-handling'." }],
  });
  expect(await readFile('leave.bpmn', '<not-bpmn/>')).toMatchObject({ ok: false });
  expect(await readFile('leave.ask.form', '{"id":"leave.other"}')).toMatchObject({ ok: false });
});

test('should refuse entity declarations before any parser sees them', () => {
  const bomb = '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">]><bpmn:definitions/>';
  expect(acceptable('leave.bpmn', bomb)).toEqual([
    expect.objectContaining({ reason: expect.stringContaining('document type') as string }),
  ]);
  expect(acceptable('leave.bpmn', leave())).toEqual([]);
  expect(acceptable('leave.ask.form', '{')).toHaveLength(1);
});
