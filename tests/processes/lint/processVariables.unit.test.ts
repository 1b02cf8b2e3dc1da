import { processVariables, type ProcessVariable } from '../../../processes/lint/processVariables.ts';
import type { ModdleElement } from '../../../processes/lint/moddle.ts';
import { all, readBpmn, shipped } from '../support/moddle.ts';

const variablesOf = async (name: string): Promise<ReadonlyMap<string, ProcessVariable>> => {
  const { root } = await readBpmn(shipped('bpmn', '.bpmn').get(name) ?? '');
  const [process] = all(root, 'bpmn:Process') as readonly [ModdleElement];
  return new Map(processVariables(process).map((variable) => [variable.name, variable]));
};

test('should tell what an expression may read, of which type and from which step', async () => {
  const variables = await variablesOf('claim-handling');
  expect(variables.get('matterId')).toMatchObject({ type: 'string', from: ['claim-handling'] });
  expect(variables.get('claimGroups')?.members.map(({ name }) => name)).toContain('reviewer');
  expect(variables.get('dueDates')).toMatchObject({ type: 'context' });
  expect(variables.get('dueDates')?.from).toContain('task-draft-opinion');
});

test('should tell the values that a code may have', async () => {
  const outcome = (await variablesOf('claim-handling')).get('outcome');
  expect(outcome?.type).toBe('string');
  expect(outcome?.values).toEqual(expect.arrayContaining(['ACCEPTED', 'READY', 'PASS', 'SERVED']));
});

test('should know of what a message brings and of what the items of a list hold', async () => {
  const variables = await variablesOf('petition-case');
  expect(variables.get('routedClaims')).toMatchObject({ type: 'list' });
  expect(variables.get('routedClaims')?.members.map(({ name }) => name)).toContain('route');
  expect(variables.get('matterId')?.from).toEqual(['event-matter-registered', 'event-contact-registered']);
});
