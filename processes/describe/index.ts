/** Flows in words. */
export { describe, describeOf } from './describe.ts';
export { calledWords, givenName, kindWords, namesIn } from './elementWords.ts';
export { conditionWords, resultWords, testWords } from './feelWords.ts';
export { jobName, jobNames } from './jobNames.ts';
export { outline, outlineOf, type OutlineNode, type Way } from './outline.ts';
export { codeWords } from './outcomeNames.ts';
export { peopleWords } from './peopleWords.ts';
export { readDiagram } from './readDiagram.ts';
export { dueWords, timerWords } from './timeWords.ts';
export type { Words } from './words.ts';
