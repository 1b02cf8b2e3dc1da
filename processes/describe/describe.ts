/** A flow in a few sentences: what starts it, what people do in which order, what is decided, how long it may take, how it ends. */
import { extension, is, many, one, text, type ModdleElement } from '../lint/moddle.ts';
import { eventOf, givenName, messageOf } from './elementWords.ts';
import { everythingIn, inOrder, isEventScope, processesIn } from './flowOrder.ts';
import { readDiagram } from './readDiagram.ts';
import { dueWords, timerWords } from './timeWords.ts';
import { words, type Words } from './words.ts';

/** Names in one list; a longer one is cut with a count, so that a summary stays a summary. */
const MOST_NAMES = 6;

export const describe = async (xml: string): Promise<Words> => describeOf(await readDiagram(xml));

/** Two to four sentences; also of the definitions that a modeler holds. */
export function describeOf(definitions: ModdleElement): Words {
  const process = processesIn(definitions)[0];
  if (!process) return words('没有流程。', 'There is no flow.');
  const main = [...everythingIn(process)].filter((element) => !isAside(element) && !isBookkeeping(element));
  const sentences = [beginning(process, main), choices(main), limits(main), ending(process)].filter(
    (sentence) => sentence !== null,
  );
  return words(sentences.map(({ zh }) => zh).join(''), sentences.map(({ en }) => en).join(' '));
}

/** Inside an event sub-process, which runs beside the flow. */
function isAside(element: ModdleElement): boolean {
  for (let at: ModdleElement | undefined = element; at; at = at.$parent) if (isEventScope(at)) return true;
  return false;
}

/**
 * A flow that a message starts binds itself first and ends when another instance was faster (processes/README.md): the choice on
 * `bound` and the end behind it are housekeeping.
 */
function isBookkeeping(element: ModdleElement): boolean {
  if (is(element, 'bpmn:EndEvent'))
    return many(element, 'incoming').some((flow) => {
      const source = one(flow, 'sourceRef');
      return source !== undefined && isBookkeeping(source);
    });
  const conditions = many(element, 'outgoing').flatMap((flow) => text(one(flow, 'conditionExpression'), 'body') ?? []);
  return conditions.length > 0 && conditions.every((condition) => /^=\s*bound$/.test(condition.trim()));
}

function beginning(process: ModdleElement, main: readonly ModdleElement[]): Words {
  const starts = inOrder(process).filter((each) => is(each, 'bpmn:StartEvent'));
  const by = starts.map(
    (start) => givenName(start) ?? messageOf(start) ?? timerOf(start) ?? words('人工发起', 'a person'),
  );
  const [zh, en] = [by.map((each) => `“${each.zh}”`).join('或'), by.map((each) => `"${each.en}"`).join(' or ')];
  const people = main.filter((each) => is(each, 'bpmn:UserTask')).flatMap((each) => givenName(each) ?? []);
  if (people.length === 0) return words(`由${zh}开始，全程自动。`, `It begins with ${en} and runs without people.`);
  const steps = some(people);
  return words(
    `由${zh}开始，人工步骤按次序有：${steps.zh}。`,
    `It begins with ${en}; steps for people, in order: ${steps.en}.`,
  );
}

function choices(main: readonly ModdleElement[]): Words | null {
  const gateways = main.filter((each) => is(each, 'bpmn:ExclusiveGateway') && many(each, 'outgoing').length > 1);
  const names = gateways.flatMap((each) => givenName(each) ?? []).map(({ zh, en }) => words(bare(zh), bare(en)));
  const tables = main.filter((each) => is(each, 'bpmn:BusinessRuleTask')).flatMap((each) => givenName(each) ?? []);
  const decided = some(names);
  const ruled = some(tables);
  const byPeople = words(`途中判断：${decided.zh}`, `On the way it is decided: ${decided.en}`);
  const byTables = words(`按规则表确定：${ruled.zh}`, `tables decide: ${ruled.en}`);
  if (tables.length === 0) return names.length === 0 ? null : words(`${byPeople.zh}。`, `${byPeople.en}.`);
  if (names.length === 0) return words(`${byTables.zh}。`, `On the way ${byTables.en}.`);
  return words(`${byPeople.zh}；${byTables.zh}。`, `${byPeople.en}; ${byTables.en}.`);
}

const bare = (question: string): string => question.replace(/[?？]$/, '');

function limits(main: readonly ModdleElement[]): Words | null {
  const dues = main.flatMap((each) => text(extension(each, 'zeebe:TaskSchedule'), 'dueDate') ?? []).map(dueWords);
  const timers = main.flatMap((each) => timerOf(each) ?? []);
  const all = unique([...dues, ...timers]);
  return all.length === 0
    ? null
    : words(`期限：${all.map(({ zh }) => zh).join('、')}。`, `Time limits: ${all.map(({ en }) => en).join(', ')}.`);
}

function timerOf(element: ModdleElement): Words | null {
  const event = eventOf(element);
  const at = ['timeDate', 'timeDuration', 'timeCycle'].flatMap((name) => text(one(event, name), 'body') ?? []);
  return at[0] === undefined ? null : timerWords(at[0]);
}

function ending(process: ModdleElement): Words {
  const ends = inOrder(process).filter((each) => is(each, 'bpmn:EndEvent') && !isBookkeeping(each));
  const names = ends.flatMap((each) => givenName(each) ?? []);
  if (names.length === 0) return words('没有写明如何结束。', 'How it ends is not named.');
  const list = some(names);
  return words(`结束于：${list.zh}。`, `It ends with: ${list.en}.`);
}

const unique = (items: readonly Words[]): readonly Words[] =>
  items.filter(({ zh }, index) => items.findIndex((each) => each.zh === zh) === index);

/** Names hold commas of their own, so Chinese ones stand in quotation marks and English ones between semicolons. */
function some(items: readonly Words[]): Words {
  const named = unique(items);
  const shown = named.slice(0, MOST_NAMES);
  const left = named.length - shown.length;
  return words(
    shown.map(({ zh }) => `“${zh}”`).join('') + (left > 0 ? `等 ${named.length} 项` : ''),
    shown.map(({ en }) => en).join('; ') + (left > 0 ? ` and ${left} more` : ''),
  );
}
