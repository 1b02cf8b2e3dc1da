import { is, type ModdleElement, type RuleFactory } from '../moddle.ts';

const FORBIDDEN: readonly (readonly [pattern: RegExp, what: string, zh: string])[] = [
  [
    /\b(now|today)\s*\(/,
    'now() and today() read the clock of the engine',
    '时刻应来自变量：now() 和 today() 读取的是引擎的时钟',
  ],
  [/[A-Z][A-Za-z]+\/[A-Z][A-Za-z_]+/, 'a time zone in a model ties it to one place', '模型中写死时区，就只能用于一地'],
];

/** Texts for people may name anything. */
const PROSE = new Set(['name', 'documentation', 'text', 'waitReason', 'waitReason:en', 'name:en']);

/** Every attribute text of an element and of its extensions, without child flow elements (bpmnlint visits those itself). */
function* texts(node: ModdleElement, depth = 0): Generator<string> {
  if (depth > 4 || is(node, 'zeebe:Property') || is(node, 'bpmn:Documentation')) return;
  for (const { name, isReference } of node.$descriptor?.properties ?? []) {
    const key = name.replace(/^.*:/, '');
    if (isReference === true || PROSE.has(key) || key === 'flowElements' || key === 'rootElements') continue;
    const value = node.get?.(name);
    for (const each of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (typeof each === 'string') yield each;
      else if (each !== null && typeof each === 'object' && '$type' in each)
        yield* texts(each as ModdleElement, depth + 1);
    }
  }
}

/** The body of an expression is its text, so it counts although it is called `body`. */
export const noClockInModel: RuleFactory = () => ({
  check(node, reporter) {
    if (!is(node, 'bpmn:FlowElement') && !is(node, 'bpmn:Message')) return;
    for (const value of texts(node)) {
      const found = FORBIDDEN.find(([pattern]) => value.startsWith('=') && pattern.test(value));
      if (found)
        reporter.report(node.id ?? '', `Instants come from variables: ${found[1]} ('${value}').`, { zh: found[2] });
    }
    for (const definition of timers(node)) {
      const cycle = definition.get?.('timeCycle') as { body?: string } | undefined;
      if (cycle && !/^(=|R\d*\/)/.test(cycle.body ?? ''))
        reporter.report(
          node.id ?? '',
          `Instants come from variables: a cron cycle reads the clock of the engine ('${cycle.body ?? ''}').`,
          { zh: `时刻应来自变量：cron 周期“${cycle.body ?? ''}”读取的是引擎的时钟` },
        );
    }
  },
});

function timers(node: ModdleElement): readonly ModdleElement[] {
  const definitions = (node.get?.('eventDefinitions') as readonly ModdleElement[] | undefined) ?? [];
  return definitions.filter((each) => is(each, 'bpmn:TimerEventDefinition'));
}
