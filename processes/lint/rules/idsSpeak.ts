import { is, type ModdleElement, type RuleFactory } from '../moddle.ts';

/** The first that fits decides; ids stand in the flow trace, in incidents and in URLs, so they must say what they are. */
const PREFIXES: readonly (readonly [type: string, prefix: string])[] = [
  ['bpmn:UserTask', 'task-'],
  ['bpmn:BusinessRuleTask', 'rule-'],
  ['bpmn:ServiceTask', 'job-'],
  ['bpmn:SendTask', 'job-'],
  ['bpmn:ScriptTask', 'job-'],
  ['bpmn:Task', 'task-'],
  ['bpmn:CallActivity', 'call-'],
  ['bpmn:SubProcess', 'sub-process-'],
  ['bpmn:Gateway', 'gateway-'],
  ['bpmn:Event', 'event-'],
  ['bpmn:SequenceFlow', 'flow-'],
  ['bpmn:Lane', 'lane-'],
  ['bpmn:Message', 'message-'],
  ['bpmn:Process', ''],
];
/** What the id of such an element begins with; undefined where the rule asks for nothing. */
export const idPrefixOf = (node: ModdleElement): string | undefined => PREFIXES.find(([type]) => is(node, type))?.[1];

const KEBAB = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Ids are kebab-case and begin with what the element is, not `Activity_0x1y2z3`. */
export const idsSpeak: RuleFactory = () => ({
  check(node: ModdleElement, reporter) {
    const prefix = idPrefixOf(node);
    if (prefix === undefined || node.id === undefined) return;
    if (KEBAB.test(node.id) && node.id.startsWith(prefix) && node.id.length > prefix.length) return;
    reporter.report(
      node.id,
      `The id should be kebab-case and begin with '${prefix}', for example '${prefix}draft-opinion'.`,
      { zh: `编号应为小写加连字符，并以“${prefix}”开头，例如“${prefix}draft-opinion”` },
    );
  },
});
