/** What an element is called, and what kind of thing it is. */
import { is, many, one, property, text, type ModdleElement } from '../lint/moddle.ts';
import { quoted, words, type Words } from './words.ts';

const KINDS: readonly (readonly [type: string, kind: Words])[] = [
  ['bpmn:UserTask', words('人工步骤', 'step for a person')],
  ['bpmn:ServiceTask', words('自动步骤', 'automatic step')],
  ['bpmn:SendTask', words('发送步骤', 'sending step')],
  ['bpmn:ReceiveTask', words('等待消息', 'wait for a message')],
  ['bpmn:BusinessRuleTask', words('规则表', 'decision table')],
  ['bpmn:ScriptTask', words('计算步骤', 'calculation')],
  ['bpmn:CallActivity', words('调用流程', 'other flow')],
  ['bpmn:AdHocSubProcess', words('自由步骤组', 'free group of steps')],
  ['bpmn:SubProcess', words('步骤组', 'group of steps')],
  ['bpmn:Task', words('步骤', 'step')],
  ['bpmn:ExclusiveGateway', words('判断', 'choice')],
  ['bpmn:InclusiveGateway', words('多选判断', 'choice of several')],
  ['bpmn:ParallelGateway', words('并行', 'fork or join')],
  ['bpmn:EventBasedGateway', words('等待其一', 'wait for the first')],
  ['bpmn:StartEvent', words('开始', 'beginning')],
  ['bpmn:EndEvent', words('结束', 'end')],
  ['bpmn:SequenceFlow', words('连线', 'way')],
  ['bpmn:Lane', words('泳道', 'lane')],
  ['bpmn:Participant', words('流程', 'flow')],
  ['bpmn:Process', words('流程', 'flow')],
  ['bpmn:TextAnnotation', words('注释', 'note')],
];
const EVENTS: Readonly<Record<string, Words>> = {
  'bpmn:TimerEventDefinition': words('定时', 'timer'),
  'bpmn:MessageEventDefinition': words('消息', 'message'),
  'bpmn:SignalEventDefinition': words('信号', 'signal'),
  'bpmn:ErrorEventDefinition': words('错误', 'error'),
  'bpmn:EscalationEventDefinition': words('升级', 'escalation'),
  'bpmn:CompensateEventDefinition': words('补偿', 'undo'),
  'bpmn:LinkEventDefinition': words('跳转', 'jump'),
  'bpmn:TerminateEventDefinition': words('终止', 'stop of all'),
};

/** Its event definition; undefined for plain events and everything else. */
export const eventOf = (element: ModdleElement): ModdleElement | undefined => many(element, 'eventDefinitions')[0];

export function kindWords(element: ModdleElement): Words {
  const event = eventOf(element);
  const what = event && EVENTS[event.$type];
  if (is(element, 'bpmn:SubProcess') && element.get?.('triggeredByEvent') === true)
    return words('事件步骤组', 'steps on an event');
  const base = KINDS.find(([type]) => is(element, type))?.[1];
  if (what && base) return words(`${base.zh}（${what.zh}）`, `${base.en} (${what.en})`);
  if (what)
    return is(element, 'bpmn:ThrowEvent')
      ? words(`发出${what.zh}`, `${what.en} sent`)
      : words(`${what.zh}事件`, `${what.en} event`);
  if (is(element, 'bpmn:Event')) return words('事件', 'event');
  return base ?? words('元素', 'element');
}

/** Its Chinese and English names; null when it has neither. */
export function givenName(element: ModdleElement): Words | null {
  const zh = text(element, 'name');
  const en = property(element, 'name:en');
  const either = zh || en;
  return either ? words(zh || either, en || either) : null;
}

/** Its name in quotation marks, or what it is: `“前置把关”`, `判断`. */
export function calledWords(element: ModdleElement): Words {
  const name = givenName(element);
  return name ? words(`“${name.zh}”`, `"${name.en}"`) : kindWords(element);
}

/** Names of everything in the file that has one, by id; for pages that mark elements by id only. */
export function namesIn(definitions: ModdleElement): ReadonlyMap<string, Words> {
  const names = new Map<string, Words>();
  const visit = (element: ModdleElement): void => {
    const name = givenName(element);
    if (name && element.id) names.set(element.id, name);
    for (const list of ['rootElements', 'participants', 'laneSets', 'lanes', 'flowElements', 'artifacts'])
      many(element, list).forEach(visit);
  };
  visit(definitions);
  return names;
}

/** The message that an event or a receive task waits for. */
export function messageOf(element: ModdleElement): Words | null {
  const message = one(eventOf(element), 'messageRef') ?? one(element, 'messageRef');
  if (!message) return null;
  return givenName(message) ?? quoted(message.id ?? '');
}
