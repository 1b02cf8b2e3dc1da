import { articleName } from '../../../domain/schema/articleNames.ts';
import { instantSchema } from '../../../domain/schema/time.ts';
import type { JsonValue } from '../../../engine/core/json.ts';
import { taskContract } from '../explore/acts.ts';
import { isTypeAt } from '../explore/contracts.ts';
import type { Finding, Happening } from '../explore/monitor.ts';
import { isUnknown, pathOf } from '../explore/unknown.ts';
import { clockDays, clockRule, DAY_MS, dueKey } from './clockLengths.ts';
import { dutyKinds } from './duties.ts';
import { age, limitOf, type Book } from './dutyBook.ts';
import { openAtTheEnd } from './endings.ts';
import { undecided, violated, type LawRule } from './rule.ts';

type Findings = readonly Omit<Finding, 'ruleId'>[];

/** No path waits, and no task is due, later than the clock that runs on it allows (domain/clocks; R1 arts 22-23, 34-36). */
export const lawfulClock: LawRule = {
  id: 'lawful-clock',
  name: { zh: '不超过法定期限', en: 'No longer than the article allows' },
  explanation: {
    zh: '任何路径上的固定等待加起来，都不得超过当时正在计算的期限；任务的到期日必须来自它应当适用的期限，不得换成更长的。',
    en: 'Fixed waits on a path never add up to more than the clock that runs there, and a task is due by the clock that applies to it, never by a longer one.',
  },
  articles: ['R1-22', 'R1-23', 'R1-34', 'R1-35', 'R1-36'],
  check(happening, before, after, now) {
    if (happening.kind === 'act' && happening.act.kind === 'timer') return tooLong(happening, before, now);
    if (happening.kind === 'offered') return dueDate(happening);
    return openAtTheEnd(happening, after, 'lawful-clock');
  },
};

function tooLong({ act }: Extract<Happening, { kind: 'act' }>, open: Book, now: number): Findings {
  return open
    .filter((duty) => dutyKinds[duty.name].clock !== null && age(duty, now) > limitOf(duty))
    .map((duty) => {
      const rule = clockRule(dutyKinds[duty.name].clock!);
      const waited = Math.ceil((now - duty.since) / DAY_MS);
      return violated(act.elementId, rule.article, {
        zh: `到此已等待 ${waited} 天，超过“${rule.name.zh}”的 ${limitOf(duty)} 天（${articleName(rule.article, 'zh')}）`,
        en: `${waited} days have been waited here, but '${rule.name.en}' allows ${limitOf(duty)} (${articleName(rule.article, 'en')})`,
      });
    });
}

function dueDate({ element, due }: Extract<Happening, { kind: 'offered' }>): Findings {
  const contract = taskContract(element);
  const expected = contract && dueKey(contract.due);
  if (!expected || due === null || isFromTheCase(due)) return [];
  const named = isUnknown(due) ? /(?:^|\.)dueDates\.([A-Z0-9_]+)$/.exec(pathOf(due))?.[1] : undefined;
  const actual = named === undefined ? null : dueKey(named);
  const rule = clockRule(expected);
  if (actual === null)
    return [
      undecided(element.id, rule.article, {
        zh: `到期日“${isUnknown(due) ? pathOf(due) : JSON.stringify(due)}”不是由期限给出的`,
        en: `the due date '${isUnknown(due) ? pathOf(due) : JSON.stringify(due)}' is not given by a clock`,
      }),
    ];
  if (clockDays(actual) <= clockDays(expected)) return [];
  return [
    violated(element.id, rule.article, {
      zh: `到期日取自“${clockRule(actual).name.zh}”，比应适用的“${rule.name.zh}”（${articleName(rule.article, 'zh')}）长`,
      en: `it is due by '${clockRule(actual).name.en}', which is longer than '${rule.name.en}' (${articleName(rule.article, 'en')})`,
    }),
  ];
}

/** An instant that a contract declares: the case store has counted it. */
function isFromTheCase(due: JsonValue): boolean {
  return isUnknown(due) && !pathOf(due).includes('dueDates.') && isTypeAt(pathOf(due), instantSchema);
}
