import { allowedVariables } from '../explore/contracts.ts';
import { givenNames, rootsOf } from '../givenNames.ts';
import { extension, is, many, one, text, type ModdleElement, type RuleFactory } from '../moddle.ts';

/** Names that only models use; each holds codes, ids and instants that a contract allows. */
const LOCAL = new Set(['outcome', 'reached', 'reviewResult', 'loopCounter']);
/** Members of allowed objects, which decisions take one by one. */
const MEMBERS = /^[a-z][A-Za-z]*$/;

/**
 * A variable is one of the allow-list of domain/jobs: ids, codes, numbers and dates. Names, telephone numbers and free text stay in
 * the case store, because operators of an engine see its variables (R7; domain.md §5 rule 2).
 */
export const allowedVariable: RuleFactory = () => ({
  check(node, reporter) {
    if (!is(node, 'bpmn:FlowElement')) return;
    for (const name of writtenNames(node)) {
      if (isAllowed(node, name)) continue;
      reporter.report(
        node.id ?? '',
        `The variable '${name}' is not on the allow-list: personal data must not enter it.`,
        {
          zh: `变量“${name}”不在允许清单上：个人信息不得进入流程变量`,
          article: 'R7-28',
        },
      );
    }
  },
});

function writtenNames(node: ModdleElement): readonly string[] {
  const inputs = many(extension(node, 'zeebe:IoMapping'), 'inputParameters');
  const loop = one(node, 'loopCharacteristics');
  const multi = loop && extension(loop, 'zeebe:LoopCharacteristics');
  return [
    ...rootsOf(inputs.map((each) => text(each, 'target'))),
    ...givenNames(node),
    ...rootsOf([text(multi, 'inputElement'), text(multi, 'outputCollection')]),
  ];
}

/** Also one item of an allowed list, and a decision's input that is a member of an allowed object. */
function isAllowed(node: ModdleElement, name: string): boolean {
  if (allowedVariables.has(name) || LOCAL.has(name) || allowedVariables.has(`${name}s`)) return true;
  const inputs = many(extension(node, 'zeebe:IoMapping'), 'inputParameters');
  const source = inputs.map((each) => (text(each, 'target') === name ? (text(each, 'source') ?? '') : '')).join('');
  const [root = '', member] = source.replace(/^=/, '').split('.');
  return (
    member === name &&
    MEMBERS.test(member) &&
    (allowedVariables.has(root) || LOCAL.has(root) || allowedVariables.has(`${root}s`))
  );
}
