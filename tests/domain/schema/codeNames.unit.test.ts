import { z } from 'zod';
import { codeNames } from '../../../domain/schema/codeNames.ts';
import * as codes from '../../../domain/schema/codes.ts';
import { eventData } from '../../../domain/schema/events.ts';

const catalogue: Record<string, Record<string, { zh: string; en: string }>> = codeNames;
const lists = Object.entries(codes).flatMap(([name, schema]) =>
  schema instanceof z.ZodEnum ? [[name.replace(/Schema$/, ''), Object.values(schema.enum) as string[]] as const] : [],
);

test('there are code lists to name', () => {
  expect(lists.length).toBeGreaterThan(25);
});

test.each([...lists, ['eventType', Object.keys(eventData)] as const])(
  'every code of %s has a name in both languages',
  (list, values) => {
    expect(Object.keys(catalogue[list] ?? {}).sort()).toEqual([...values].sort());
    for (const { zh, en } of Object.values(catalogue[list] ?? {})) {
      expect(zh).toMatch(/[一-鿿]/);
      expect(en).toMatch(/^[\x20-\x7e]+$/);
    }
  },
);
