/** Process variables are an allow-list in both directions: each schema is closed, and no string in it is free text. */
import { z } from 'zod';
import { jobs } from '../../domain/jobs/jobs.ts';
import { userTasks } from '../../domain/jobs/userTasks.ts';
import { intakeSchema } from '../../domain/schema/intake.ts';
import { messages } from '../../domain/schema/messages.ts';
import { freeStrings, openObjects } from '../support/openSchemas.ts';

const lists = [
  ...Object.entries(jobs).flatMap(([type, { input, output }]) => [
    [`what ${type} is given`, input] as const,
    [`what ${type} gives back`, output] as const,
  ]),
  ...Object.entries(userTasks).map(([key, { variables }]) => [`what completing ${key} gives back`, variables] as const),
  ...Object.entries(messages).map(([name, { variables }]) => [`what ${name} carries`, variables] as const),
];

test.each(lists)('should let %s hold ids, codes, numbers and dates only', (_what, schema) => {
  expect(freeStrings(schema)).toEqual([]);
  expect(openObjects(schema)).toEqual([]);
});

test.each(lists)('should refuse that %s holds more than is listed', (_what, schema) => {
  const refusal = schema.safeParse({ phone: '13900000001' }).error;
  expect(refusal?.issues).toContainEqual(expect.objectContaining({ code: 'unrecognized_keys', keys: ['phone'] }));
});

test('should know free text and an open object when it sees one', () => {
  expect(freeStrings(intakeSchema)).toEqual(
    expect.arrayContaining(['petitioner.name', 'petitioner.phone', 'text', 'claims.text', 'accused']),
  );
  const open = z.strictObject({
    list: z.array(z.object({ note: z.string().max(9).nullable() })),
    codes: z.record(z.enum(['A', 'B']), z.string().regex(/^\d$/)),
    notes: z.record(z.string(), z.string()),
  });
  expect(freeStrings(open)).toEqual(['list.note', 'notes.*']);
  expect(openObjects(open)).toEqual(['list', 'notes']);
});
