import { readFileSync } from 'node:fs';
import { packagePath } from '../../../platform/paths.ts';
import { readTable, topOf, tryTable, valueOf } from '../../../ui/web/modules/dmn/tryDecision.ts';

const read = async (resource: string) => {
  const table = await readTable(readFileSync(packagePath(`processes/dmn/${resource}`), 'utf8'));
  if (!table.ok) throw new Error(JSON.stringify(table.problems));
  return table;
};

describe('a decision file that is tried', () => {
  test('should ask for the variables that it reads, with the texts that its rules speak of, and not for what it decides itself', async () => {
    const { asked, graph } = await read('dt-01-acceptance.dmn');
    expect(asked.map(({ name }) => name)).toContain('minorAtRisk');
    expect(asked.find(({ name }) => name === 'minorAtRisk')).toMatchObject({
      type: 'boolean',
      label: '未成年人受侵害或有风险',
    });
    const own = graph.decisions.flatMap(({ id, variableName }) => [id, variableName]);
    expect(asked.filter(({ name }) => own.includes(name))).toEqual([]);
    const route = await read('dt-02-route.dmn');
    expect(route.asked.find(({ name }) => name === 'matterType')?.choices).toContain('ACCUSATION');
  });

  test('should decide as the engine does, and name the rules that matched', async () => {
    const { graph } = await read('dt-01-acceptance.dmn');
    const outcome = tryTable(graph, 'dt-01-alerts', { minorAtRisk: true, urgent: false }, 0);
    expect(outcome).toMatchObject({
      ok: true,
      output: ['MANDATORY_REPORT'],
      evaluated: [{ decisionId: 'dt-01-alerts', matchedRules: [{ ruleId: 'dt-01-alerts-row-a', ruleIndex: 1 }] }],
    });
  });

  test('should be asked for the decision that no other requires', async () => {
    const { graph } = await read('dt-01-acceptance.dmn');
    const top = topOf(graph);
    expect(graph.decisions.flatMap(({ requires }) => requires)).not.toContain(top);
  });

  test('should say which element cannot be read', async () => {
    const text = readFileSync(packagePath('processes/dmn/dt-02-route.dmn'), 'utf8').replace(
      'hitPolicy="FIRST"',
      'hitPolicy="PRIORITY"',
    );
    expect(await readTable(text)).toMatchObject({ ok: false, problems: [{ elementId: 'dt-02-route' }] });
  });
});

describe('a typed value', () => {
  test.each([
    ['R31_6', 'string', 'R31_6'],
    ['12', 'number', 12],
    ['[1, 2]', null, [1, 2]],
    ['', 'string', null],
  ])('should be read by the type of its column: %s as %s', (typed, type, value) => {
    expect(valueOf(typed, { type })).toEqual({ ok: true, value });
  });

  test('should be refused where it is no value', () => {
    expect(valueOf('1 +', { type: 'number' })).toMatchObject({ ok: false });
  });
});
