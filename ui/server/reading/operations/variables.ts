/** Which variables an operator may set: codes and numbers of a flow, never what the case store decides. */
import type { EngineVariable } from '../../../../platform/camunda/index.ts';

/** Ids say whose flow it is; due dates follow from clocks (an edited one would show a deadline that is none). */
const FIXED = /(?:Ids?|Ref|Key|Code)$|^due|Due|^(?:groups|taskGroups)$/;
const parsed = (json: string): unknown => {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    // Cut by the engine because it is long.
    return undefined;
  }
};
const isPlain = (value: unknown): boolean => value === null || ['string', 'number', 'boolean'].includes(typeof value);

export const isEditable = ({ name, value }: EngineVariable): boolean => !FIXED.test(name) && isPlain(parsed(value));

/** An absent value may become any; every other keeps its kind, so that conditions that read it still work. */
export const sameKind = (was: string, value: unknown): boolean => {
  const before = parsed(was);
  return before === null || typeof before === typeof value;
};
