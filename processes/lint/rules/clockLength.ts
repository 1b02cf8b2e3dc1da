import { contractOfForm } from '../../../domain/jobs/effects.ts';
import { articleName } from '../../../domain/schema/articleNames.ts';
import { addDuration, parseDuration } from '../../../engine/core/behaviors/iso8601.ts';
import { clockDays, clockRule, DAY_MS, dueKey } from '../law/clockLengths.ts';
import { extension, is, many, text, type ModdleElement, type Reporter, type RuleFactory } from '../moddle.ts';

/** The longest time in which an organ has to act: handling with its one extension (R1 art. 34). */
const LONGEST = clockDays('HANDLE_31_6') + clockDays('HANDLE_EXT');

/** No fixed wait is longer than any clock of an organ, and no task is due by a longer clock than its own (domain/clocks). */
export const clockLength: RuleFactory = () => ({
  check(node, reporter) {
    if (is(node, 'bpmn:UserTask')) checkDueDate(node, reporter);
    for (const timer of many(node, 'eventDefinitions').filter((each) => is(each, 'bpmn:TimerEventDefinition')))
      checkDuration(node, timer, reporter);
  },
});

function checkDueDate(node: ModdleElement, reporter: Reporter): void {
  const schedule = extension(node, 'zeebe:TaskSchedule');
  const form = extension(node, 'zeebe:FormDefinition');
  const contract = form && contractOfForm(text(form, 'formId') ?? '');
  const named = /^=\s*dueDates\.([A-Z0-9_]+)\s*$/.exec((schedule && text(schedule, 'dueDate')) ?? '')?.[1];
  const expected = contract && dueKey(contract.due);
  if (!expected || named === undefined) return;
  const actual = dueKey(named);
  const rule = clockRule(expected);
  if (actual !== null && clockDays(actual) <= clockDays(expected)) return;
  reporter.report(
    node.id ?? '',
    `It is due by '${named}', but '${rule.name.en}' applies (${articleName(rule.article, 'en')}).`,
    {
      zh: `到期日取自“${named}”，而应适用“${rule.name.zh}”（${articleName(rule.article, 'zh')}）`,
      article: rule.article,
    },
  );
}

function checkDuration(node: ModdleElement, timer: ModdleElement, reporter: Reporter): void {
  for (const kind of ['timeDuration', 'timeCycle']) {
    const { body = '' } = (timer.get?.(kind) as { readonly body?: string } | undefined) ?? {};
    const duration = parseDuration(body.replace(/^R\d*\//, ''));
    if (!duration) continue;
    if (addDuration(0, duration) <= LONGEST * DAY_MS) continue;
    reporter.report(node.id ?? '', `It waits ${body}, but no organ has more than ${LONGEST} days (R1 art. 34).`, {
      zh: `此处等待 ${body}，而任何机关的期限都不超过 ${LONGEST} 天（《信访工作条例》第 34 条）`,
      article: 'R1-34',
    });
  }
}
