import type { z } from 'zod';
import { calledFlows } from '../../../domain/jobs/flows.ts';
import { jobs } from '../../../domain/jobs/jobs.ts';
import { userTasks } from '../../../domain/jobs/userTasks.ts';
import { messages } from '../../../domain/schema/messages.ts';
import { Samples } from '../../../processes/play/samples.ts';

const samples = new Samples('Asia/Shanghai');
const now = Date.parse('2026-03-02T01:00:00Z');
const contracts: readonly (readonly [string, z.ZodObject])[] = [
  ...Object.entries(jobs).map(([type, { output }]) => [type, output] as const),
  ...Object.entries(userTasks).map(([key, { variables }]) => [key, variables] as const),
  ...Object.entries(messages).map(([name, { variables }]) => [name, variables] as const),
  ...Object.entries(calledFlows),
];

test.each(contracts)('should know lawful values for everything that %s brings', (_name, schema) => {
  for (const variables of samples.combinations(schema.shape, {}, now))
    expect(schema.safeParse(variables).error).toBeUndefined();
});

test('should propose every answer of a worker that decides which way the flow goes', () => {
  const answers = samples.combinations(jobs['clock.check'].output.shape, {}, now);
  expect(answers.map(({ clockState }) => clockState)).toEqual(['WAIT', 'REACHED', 'STOPPED']);
});

test('should keep what is already known, but not what does not fit', () => {
  const { shape } = jobs['redo.draftMeasure'].output;
  expect(samples.variables(shape, { failures: 2, measureKind: 'NOTHING' }, now)).toMatchObject({
    failures: 2,
    measureKind: 'CIRCULAR',
  });
});
