/** Every function that stands beside or in front of feelin's own. */
import { chance } from './chance.ts';
import type { Builtin, Surroundings } from './define.ts';
import { GENERAL } from './general.ts';
import { LISTS } from './lists.ts';
import { NUMBERS } from './numbers.ts';
import { RANGES } from './ranges.ts';
import { temporal } from './temporal.ts';
import { TEXT } from './text.ts';

export function builtins(surroundings: () => Surroundings): Readonly<Record<string, Builtin>> {
  return { ...GENERAL, ...TEXT, ...NUMBERS, ...LISTS, ...RANGES, ...temporal(surroundings), ...chance(surroundings) };
}
