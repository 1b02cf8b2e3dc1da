import { ac01 } from './ac01.ts';
import { ac02 } from './ac02.ts';
import { ac03 } from './ac03.ts';
import { ac04 } from './ac04.ts';
import { ac05 } from './ac05.ts';
import { ac06 } from './ac06.ts';
import { ac07 } from './ac07.ts';
import { ac08 } from './ac08.ts';
import { ac09 } from './ac09.ts';
import type { WalkedCase } from './case.ts';

/** AC-01 to AC-09 of the domain description. */
export const walkedCases: readonly WalkedCase[] = [ac01, ac02, ac03, ac04, ac05, ac06, ac07, ac08, ac09];
