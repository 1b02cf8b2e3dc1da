import { readFileSync } from 'node:fs';
import { parseBpmn } from '../../engine/model/bpmn/parseBpmn.ts';
import { packagePath } from '../../platform/paths.ts';
import { lawDocs } from '../../processes/lint/law/lawDocs.ts';
import { LAW_RULE_IDS } from '../../processes/lint/law/rule.ts';
import { many, property, type ModdleElement } from '../../processes/lint/moddle.ts';
import { all, readBpmn, shipped } from './support/moddle.ts';
import { problemsOf } from './support/problems.ts';

const models = shipped('bpmn', '.bpmn');
const answers = problemsOf(Object.fromEntries(models));

/** A gateway that only merges decides nothing, so it has no name. */
const isMerge = (node: ModdleElement): boolean =>
  all(node, 'bpmn:ExclusiveGateway').includes(node) && many(node, 'outgoing').length === 1;

test('should be the nine processes of the case', () => {
  expect([...models.keys()].sort()).toEqual([
    'claim-diversion',
    'claim-handling',
    'claim-review',
    'clock-watch',
    'escalation',
    'monthly-review',
    'petition-case',
    'redo',
    'review-reexamination',
  ]);
});

test('docs/law-rules.md should be what npm run docs writes', () => {
  const written = readFileSync(packagePath('docs/law-rules.md'), 'utf8');
  expect(written).toBe(lawDocs(Object.values(answers).flatMap(({ proofs }) => proofs)));
});

describe.each([...models])('%s', (name, xml) => {
  test('should be readable without a warning', async () => {
    expect((await readBpmn(xml)).warnings).toEqual([]);
  });

  test('should hold one executable process with the name of the file', async () => {
    const processes = all((await readBpmn(xml)).root, 'bpmn:Process');
    expect(processes.map((each) => [each.id, each.get?.('isExecutable')])).toEqual([[name, true]]);
  });

  test('should run on the embedded engine as it is', async () => {
    expect(await parseBpmn(xml)).toMatchObject({ ok: true, warnings: [] });
  });

  test('should have no problem of any kind, and every rule of law proved', () => {
    const { problems = [], proofs = [] } = answers[name] ?? {};
    expect(problems).toEqual([]);
    expect(proofs.flatMap(({ verdicts }) => verdicts)).toEqual(
      LAW_RULE_IDS.map((ruleId) => ({ ruleId, kind: 'proved' })),
    );
  });

  test('should show in the diagram every element of the process', async () => {
    const { root } = await readBpmn(xml);
    const drawn = new Set(
      [...all(root, 'bpmndi:BPMNShape'), ...all(root, 'bpmndi:BPMNEdge')].map(
        (each) => (each.get?.('bpmnElement') as { id?: string } | undefined)?.id,
      ),
    );
    const elements = [...all(root, 'bpmn:FlowElement'), ...all(root, 'bpmn:Lane'), ...all(root, 'bpmn:Participant')];
    expect(elements.filter((each) => !drawn.has(each.id)).map((each) => each.id)).toEqual([]);
  });

  test('should name every node in Chinese and in English', async () => {
    const { root } = await readBpmn(xml);
    const nodes = [...all(root, 'bpmn:FlowNode'), ...all(root, 'bpmn:Lane')];
    expect(
      nodes.filter((each) => !isMerge(each) && !/\p{Script=Han}/u.test(each.name ?? '')).map((each) => each.id),
    ).toEqual([]);
    expect(
      nodes
        .filter((each) => !isMerge(each) && !/^[\p{ASCII}]+$/u.test(property(each, 'name:en') ?? ''))
        .map((each) => each.id),
    ).toEqual([]);
  });
});
