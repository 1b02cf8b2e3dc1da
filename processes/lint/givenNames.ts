import { extension, many, text, type ModdleElement } from './moddle.ts';

/** Variables that the model itself has an element give: by output mappings, a decision or a script. */
export function givenNames(element: ModdleElement): readonly string[] {
  return rootsOf([
    ...many(extension(element, 'zeebe:IoMapping'), 'outputParameters').map((each) => text(each, 'target')),
    text(extension(element, 'zeebe:CalledDecision'), 'resultVariable'),
    text(extension(element, 'zeebe:Script'), 'resultVariable'),
  ]);
}

/** `a.b` writes into the variable `a`. */
export const rootsOf = (names: readonly (string | undefined)[]): readonly string[] =>
  names.flatMap((name) => name?.split('.')[0] || []);
