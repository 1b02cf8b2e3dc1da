import { CLOSINGS, dutyKinds } from './duties.ts';
import { possibleEvents, sureEvents } from './dutyBook.ts';
import { openAtTheEnd } from './endings.ts';
import { violated, type LawRule } from './rule.ts';

/** No path closes a claim, a review or a matter without the reply that is owed (R1 arts 23, 32, 35-37). */
export const replyBeforeClose: LawRule = {
  id: 'reply-before-close',
  name: { zh: '先答复后办结', en: 'Reply before closing' },
  explanation: {
    zh: '每一条可能的路径上，诉求办结前都必须已经送达书面答复：处理意见、不予受理告知、导入告知、建议答复或移送告知；复查、复核同样如此。',
    en: 'On every possible path a written reply has been served before the claim is closed: opinion, refusal, statutory way, answer or transfer; the same for review and re-examination.',
  },
  articles: ['R1-23', 'R1-32', 'R1-35', 'R1-36', 'R1-37'],
  check(happening, before, after) {
    const atTheEnd = openAtTheEnd(happening, after, 'reply-before-close');
    if (happening.kind !== 'act') return atTheEnd;
    const events = [...sureEvents(happening.act), ...possibleEvents(happening.act)];
    if (!events.some((event) => CLOSINGS.includes(event))) return atTheEnd;
    const missing = before.find(({ name }) => name === 'REPLY' || name === 'CLAIMS');
    if (!missing) return atTheEnd;
    const { owed, article } = dutyKinds[missing.name];
    return [
      ...atTheEnd,
      violated(happening.act.elementId, article, {
        zh: `信访事项在此转入办结，但还没有${owed.zh}`,
        en: `the matter is on its way to being closed here without ${owed.en}`,
      }),
    ];
  },
};
