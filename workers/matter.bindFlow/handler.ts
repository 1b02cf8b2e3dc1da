import { caseAct } from '../caseAct.ts';

/** First job of every message-started flow: records engine and instance; a second instance of the same flowRef gets bound=false and ends. */
export const matterBindFlow = caseAct('matter.bindFlow');
