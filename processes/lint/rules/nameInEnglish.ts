import { is, property, type RuleFactory } from '../moddle.ts';

const NAMED = ['bpmn:FlowElement', 'bpmn:Lane', 'bpmn:Participant', 'bpmn:Process', 'bpmn:Message'];

/** Names are Chinese; the English one stands in the extension property `name:en` (docs: both languages). */
export const nameInEnglish: RuleFactory = () => ({
  check(node, reporter) {
    if (!NAMED.some((type) => is(node, type))) return;
    const named = (node.name ?? '').trim() !== '';
    if (!named || (property(node, 'name:en') ?? '').trim() !== '') return;
    reporter.report(node.id ?? '', `'${node.name ?? ''}' has no English name: add the extension property name:en.`, {
      zh: `“${node.name ?? ''}”没有英文名：请加扩展属性 name:en`,
    });
  },
});
