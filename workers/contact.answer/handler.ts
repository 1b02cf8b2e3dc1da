import { caseAct } from '../caseAct.ts';

/** Answers a further contact as decided: joined, not accepted with a pointer, no longer accepted. */
export const contactAnswer = caseAct('contact.answer');
