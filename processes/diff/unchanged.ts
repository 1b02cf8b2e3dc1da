/** What an approver asks for first: are the law's time limits, the check before the answer, and the serving still as they were? */
import type { ClockRule } from '../../domain/clocks/port.ts';
import { contractOfForm, effectsOf } from '../../domain/jobs/effects.ts';
import { extension, is, text, type ModdleElement } from '../lint/moddle.ts';
import { calledWords } from '../describe/elementWords.ts';
import { isEventScope } from '../describe/flowOrder.ts';
import { clockOf, lengthWords } from '../describe/timeWords.ts';
import { allOf, plural, words, type Words } from '../describe/words.ts';

type Elements = ReadonlyMap<string, ModdleElement>;

/** `touched`: elements that are new, gone or changed in something but their place on the drawing. */
export function unchangedWords(older: Elements, newer: Elements, touched: ReadonlySet<string>): readonly Words[] {
  const kept = [...newer.values()].filter((element) => older.has(element.id ?? '') && !touched.has(element.id ?? ''));
  const nodes = kept.filter((element) => is(element, 'bpmn:FlowNode'));
  const asides = kept.filter((scope) => isEventScope(scope) && !isTouchedInside(scope, touched));
  const named = [...nodes.filter(isCheckOrServing), ...asides];
  const clocks = keptClocks(older, newer);
  return [
    ...(clocks.length > 0 ? [limits(clocks)] : []),
    ...named.map((element) => still(calledWords(element))),
    ...(nodes.length > named.length ? [others(nodes.length - named.length)] : []),
  ];
}

const others = (count: number): Words =>
  words(`其余 ${count} 处没有变。`, `${plural(count, 'more step is as it was', 'more steps are as they were')}.`);
const still = ({ zh, en }: Words): Words => words(`${zh}没有变。`, `${en} is as it was.`);

function limits(clocks: readonly ClockRule[]): Words {
  const list = allOf(
    clocks.map((rule) => {
      const length = lengthWords(rule);
      return words(`${rule.name.zh} ${length.zh}`, `${rule.name.en.toLowerCase()} ${length.en}`);
    }),
  );
  return words(`法定期限没有变：${list.zh}。`, `Time limits of the law are as they were: ${list.en}.`);
}

/** Statutory clocks that every step which had them still has. */
function keptClocks(older: Elements, newer: Elements): readonly ClockRule[] {
  const before = [...older.values()].flatMap((element) => {
    const rule = clockAt(element);
    return rule?.statutory ? [{ id: element.id ?? '', rule }] : [];
  });
  const lost = new Set(before.filter(({ id, rule }) => clockAt(newer.get(id)) !== rule).map(({ rule }) => rule));
  return [...new Set(before.map(({ rule }) => rule))].filter((rule) => !lost.has(rule));
}

function clockAt(element: ModdleElement | undefined): ClockRule | null {
  const due = element && text(extension(element, 'zeebe:TaskSchedule'), 'dueDate');
  return due === undefined ? null : clockOf(due);
}

/** The check before the answer (R1 art. 32), and the serving of it. */
function isCheckOrServing(element: ModdleElement): boolean {
  const contract = contractOfForm(text(extension(element, 'zeebe:FormDefinition'), 'formId') ?? '');
  if (!contract) return false;
  const effects = contract.outcomes.flatMap((outcome) => effectsOf(contract, outcome));
  return effects.includes('GatePassed') || effects.includes('OpinionServed');
}

function isTouchedInside(scope: ModdleElement, touched: ReadonlySet<string>): boolean {
  const inside = (scope.get?.('flowElements') as readonly ModdleElement[] | undefined) ?? [];
  return inside.some((each) => touched.has(each.id ?? '') || isTouchedInside(each, touched));
}
