/** Sentences about what changed at an element. */
import { allOf, quoted, words, type Words } from '../describe/words.ts';
import type { Aspect, Unnumbered } from './change.ts';
import type { Facet } from './facets.ts';

/** What each aspect is called in a sentence. */
const LABELS: Readonly<Record<Aspect, Words>> = {
  STEP: words('步骤', 'step'),
  WAY: words('走向', 'way'),
  NAME: words('名称', 'name'),
  KIND: words('类型', 'kind'),
  PEOPLE: words('办理人', 'people'),
  DUE: words('期限', 'time limit'),
  TIMER: words('定时', 'timer'),
  PRIORITY: words('优先级', 'priority'),
  FORM: words('表单', 'form'),
  JOB: words('自动动作', 'automatic action'),
  DECISION: words('规则表', 'decision table'),
  CALLED: words('所调用的流程', 'called flow'),
  SCRIPT: words('计算式', 'calculation'),
  MESSAGE: words('消息', 'message'),
  SIGNAL: words('信号', 'signal'),
  ERROR: words('错误', 'error'),
  ESCALATION: words('升级', 'escalation'),
  INTERRUPTING: words('打断方式', 'effect on the work'),
  LOOP: words('逐项办理', 'handling item by item'),
  LISTENER: words('附带动作', 'action beside it'),
  INPUT: words('带入数据', 'data taken in'),
  OUTPUT: words('带出数据', 'data given on'),
  HEADER: words('附加参数', 'parameter'),
  CONDITION: words('条件', 'condition'),
  DEFAULT_WAY: words('其他情况的走向', 'way otherwise'),
  PLACE: words('位置', 'place'),
  NOTE: words('说明文字', 'note'),
  RULE: words('规则', 'rule'),
  COLUMN: words('栏目', 'column'),
  TABLE: words('规则表', 'decision table'),
  FIELD: words('栏目', 'field'),
  REQUIRED: words('必填', 'duty to fill in'),
  OPTIONS: words('选项', 'options'),
  OTHER: words('其他设置', 'other setting'),
};
/** Aspects of which an element has several, told apart by their keys. */
const KEYED: ReadonlySet<Aspect> = new Set<Aspect>(['INPUT', 'OUTPUT', 'HEADER', 'OTHER']);
/** Parts of an aspect that have names of their own. */
const PARTS: Readonly<Record<string, Words>> = {
  'JOB retries': words('重试次数', 'tries'),
  'DUE followUp': words('跟进日期', 'follow-up date'),
  'MESSAGE key': words('消息的对应办法', 'matching of the message'),
  'LOOP inputCollection': words('逐项的清单', 'list to go through'),
  'LOOP completionCondition': words('逐项办理的结束条件', 'end of the handling item by item'),
  'PLACE lane': words('泳道', 'lane'),
  'PLACE scope': words('所在的步骤组', 'group that it is in'),
  'PLACE host': words('所附的步骤', 'step that it hangs on'),
};

function labelOf({ aspect, key }: Pick<Facet, 'aspect' | 'key'>): Words {
  const label = PARTS[`${aspect} ${key}`] ?? LABELS[aspect];
  return KEYED.has(aspect) && key !== '' ? words(`${label.zh}“${key}”`, `${label.en} "${key}"`) : label;
}

type Sentence = Pick<Unnumbered, 'title' | 'detail' | 'aspect'>;

/** One facet before and after; at least one of them is there. `named` = the element in quotation marks. */
export function facetSentence(named: Words, before: Facet | undefined, after: Facet | undefined): Sentence {
  const facet = (after ?? before)!;
  const label = labelOf(facet);
  const { aspect } = facet;
  if (before && after)
    return {
      aspect,
      title: words(`${named.zh}的${label.zh}改了`, `${named.en}: ${label.en} changed`),
      detail: changedFrom(before.words, after.words),
    };
  return after
    ? {
        aspect,
        title: words(`${named.zh}加了${label.zh}`, `${named.en}: ${label.en} added`),
        detail: ended(after.words),
      }
    : {
        aspect,
        title: words(`${named.zh}去掉了${label.zh}`, `${named.en}: ${label.en} removed`),
        detail: words(`原来：${before!.words.zh}。`, `Before: ${before!.words.en}.`),
      };
}

/** A way that now leads elsewhere, or comes from elsewhere. */
export function redirected(before: Facet, after: Facet, otherEnd: Words): Sentence {
  const title =
    after.key === 'to'
      ? words(`${otherEnd.zh}之后改到${after.words.zh}`, `After ${otherEnd.en} now comes ${after.words.en}`)
      : words(`改由${after.words.zh}到${otherEnd.zh}`, `${otherEnd.en} now comes after ${after.words.en}`);
  return { aspect: 'WAY', title, detail: words(`原来：${before.words.zh}。`, `Before: ${before.words.en}.`) };
}

export const changedFrom = (before: Words, after: Words): Words =>
  words(`原来：${before.zh}。现在：${after.zh}。`, `Before: ${before.en}. Now: ${after.en}.`);
const ended = (said: Words): Words => words(`${said.zh}。`, `${capital(said.en)}.`);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

type Names = { readonly zh: string; readonly en: string };

/** A file may change its name in one language only. */
export function renamed(named: Words, before: Names, after: Names): Sentence {
  const [chinese, english] = [before.zh !== after.zh, before.en !== after.en];
  return {
    aspect: 'NAME',
    title: words(
      chinese ? `改名为${named.zh}` : `${named.zh}的英文名改了`,
      english ? `Renamed to ${named.en}` : `${named.en}: Chinese name changed`,
    ),
    detail: words(
      chinese ? `原名“${before.zh}”。` : `原来：“${before.en}”。现在：“${after.en}”。`,
      english ? `Before: "${before.en || before.zh}".` : `Before: "${before.zh}". Now: "${after.zh}".`,
    ),
  };
}

/** What has no words of its own, by the names that a designer knows. */
export const otherSettings = (named: Words, settings: readonly string[]): Sentence => {
  const names = allOf(settings.map(quoted));
  return {
    aspect: 'OTHER',
    title: words(`${named.zh}的其他设置改了`, `${named.en}: other settings changed`),
    detail: words(`设置：${names.zh}。`, `Settings: ${names.en}.`),
  };
};

/** Several sentences as one text. */
export const told = (parts: readonly (Words | null)[]): Words | null => {
  const said = parts.filter((part) => part !== null);
  return said.length === 0 ? null : words(said.map(({ zh }) => zh).join(''), said.map(({ en }) => en).join(' '));
};
