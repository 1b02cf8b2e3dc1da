import { is, many, one, property, text, type ModdleElement, type RuleFactory } from '../moddle.ts';

const definitions = (event: ModdleElement): readonly ModdleElement[] => many(event, 'eventDefinitions');

const WAITS = ['bpmn:MessageEventDefinition', 'bpmn:SignalEventDefinition'];

/** A timer, or a message by which the clocks of the case say that the time is over. */
function isLimit(event: ModdleElement): boolean {
  return definitions(event).some(
    (each) =>
      is(each, 'bpmn:TimerEventDefinition') ||
      (is(each, 'bpmn:MessageEventDefinition') && (text(one(each, 'messageRef'), 'name') ?? '').endsWith('.lapsed')),
  );
}

/** What may happen instead of the message: the other branches of the gateway before it, or boundary events on it. */
function alternatives(node: ModdleElement): readonly ModdleElement[] {
  const branches = many(node, 'incoming')
    .map((flow) => one(flow, 'sourceRef'))
    .filter((source) => is(source, 'bpmn:EventBasedGateway'))
    .flatMap((gateway) => many(gateway, 'outgoing').map((flow) => one(flow, 'targetRef')));
  const siblings = many(node.$parent, 'flowElements');
  const boundaries = siblings.filter((each) => is(each, 'bpmn:BoundaryEvent') && one(each, 'attachedToRef') === node);
  return [node, ...branches, ...boundaries].filter((each) => each !== undefined);
}

/** Every wait for a message or a signal has a limit beside it, or says in `waitReason` why it needs none. */
export const limitedWait: RuleFactory = () => ({
  check(node, reporter) {
    const waits =
      is(node, 'bpmn:ReceiveTask') ||
      (is(node, 'bpmn:IntermediateCatchEvent') &&
        definitions(node).some((each) => WAITS.some((type) => is(each, type))));
    if (!waits || (property(node, 'waitReason') ?? '').trim() !== '') return;
    if (alternatives(node).some(isLimit)) return;
    reporter.report(
      node.id ?? '',
      'This wait may never end: put a timer or a lapse message beside it, or say why in the property waitReason.',
      { zh: '此处可能一直等下去：请加定时器或期满消息，或在属性 waitReason 中写明理由' },
    );
  },
});
