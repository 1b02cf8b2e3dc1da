/** Names under which schemas stand in the document: those that they have in the code, without `Schema`. */
import { z } from 'zod';
import * as documents from '../../../domain/documents/views.ts';
import * as codes from '../../../domain/schema/codes.ts';
import * as deadlines from '../../../domain/schema/deadlineViews.ts';
import * as intake from '../../../domain/schema/intake.ts';
import * as review from '../../../domain/schema/reviewViews.ts';
import * as studio from '../../../domain/schema/studio.ts';
import * as supervision from '../../../domain/schema/supervisionViews.ts';
import * as views from '../../../domain/schema/views.ts';
import * as work from '../../../domain/schema/workViews.ts';
import * as administrationAnswers from './answers/administration.ts';
import * as matterAnswers from './answers/matters.ts';
import * as operationAnswers from './answers/operations.ts';
import * as problem from './answers/problem.ts';
import * as studioAnswers from './answers/studio.ts';

/** In two modules one word may mean two things; the prefix keeps them apart. */
const modules: readonly (readonly [prefix: string, module: object])[] = [
  ['', codes],
  ['', views],
  ['', work],
  ['', deadlines],
  ['', documents],
  ['', intake],
  ['Review', review],
  ['Desk', supervision],
  ['Studio', studio],
  ['Studio', studioAnswers],
  ['Operations', operationAnswers],
  ['Admin', administrationAnswers],
  ['', matterAnswers],
  ['', problem],
];

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const without = (prefix: string, name: string): string => (name.startsWith(prefix) ? name.slice(prefix.length) : name);

export function namedSchemas(): z.core.$ZodRegistry<{ id: string }> {
  const registry = z.registry<{ id: string }>();
  for (const [prefix, module] of modules)
    for (const [name, schema] of Object.entries(module) as [string, unknown][])
      if (schema instanceof z.ZodType && name.endsWith('Schema') && !registry.has(schema))
        registry.add(schema, { id: `${prefix}${without(prefix, capital(name.slice(0, -'Schema'.length)))}` });
  return registry;
}
