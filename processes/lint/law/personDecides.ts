import { eventNames } from '../../../domain/schema/eventNames.ts';
import { PERSONS_ONLY } from './duties.ts';
import { possibleEvents } from './dutyBook.ts';
import { openAtTheEnd } from './endings.ts';
import { violated, type LawRule } from './rule.ts';

/**
 * What the law keeps for a person (refusal, no longer accepted, grading, circular, interview, accountability) is decided by one:
 * a draft or a proposal never stands by itself, whatever a timer or a worker does (R1 arts 39-40, R7 art. 24).
 */
export const personDecides: LawRule = {
  id: 'person-decides',
  name: { zh: '判断由人作出', en: 'A person decides' },
  explanation: {
    zh: '不予受理、不再受理、定档、督办、通报、约谈、追责建议都要由有权的人决定。系统和定时器只能拟稿、提醒，不能代替决定，也不能让拟稿不经决定就结束。',
    en: 'Refusal, no longer accepting, grading, supervision, circular, interview and accountability are decided by a person with the power. Workers and timers may draft and remind; they neither decide nor let a draft lapse undecided.',
  },
  articles: ['R1-22', 'R1-31', 'R1-39', 'R1-40', 'R7-24'],
  check(happening, _before, after) {
    const atTheEnd = openAtTheEnd(happening, after, 'person-decides');
    if (happening.kind !== 'act' || happening.act.kind !== 'job') return atTheEnd;
    const { act } = happening;
    const forbidden = possibleEvents(act).find((event) => PERSONS_ONLY.includes(event));
    if (forbidden)
      return [
        violated(act.elementId, 'R7-24', {
          zh: `“${eventNames[forbidden].zh}”由系统任务作出，没有人决定`,
          en: `'${eventNames[forbidden].en}' is left to a service task`,
        }),
      ];
    return atTheEnd;
  },
};
