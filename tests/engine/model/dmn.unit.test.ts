import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { JsonObject } from '../../../engine/core/json.ts';
import { createFeel } from '../../../engine/feel/feel.ts';
import { evaluateDecision } from '../../../engine/model/dmn/evaluateDecision.ts';
import { parseDmn } from '../../../engine/model/dmn/parseDmn.ts';

const feel = createFeel().at({ now: 0, random: () => 0 });
const graphXml = readFileSync(new URL('../../fixtures/dmn/graph.dmn', import.meta.url), 'utf8');

async function parsed(xml: string) {
  const result = await parseDmn(xml);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result;
}

async function evaluate(xml: string, decisionId: string, variables: JsonObject) {
  const reader = { get: (name: string) => variables[name], names: () => Object.keys(variables) };
  return evaluateDecision(await parsed(xml), decisionId, reader, feel);
}

const dmn = (decisions: string) =>
  `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="drg" name="D" namespace="n">${decisions}</definitions>`;

/** A table with one input `x` and one output; `rules` as [test, result]. */
function table(
  attributes: string,
  rules: readonly (readonly [string, string])[],
  output = '<output id="o" name="o" />',
) {
  const written = rules.map(
    ([test, result], index) =>
      `<rule id="r${index + 1}"><inputEntry id="i${index}"><text><![CDATA[${test}]]></text></inputEntry><outputEntry id="p${index}"><text><![CDATA[${result}]]></text></outputEntry></rule>`,
  );
  return dmn(
    `<decision id="t" name="T"><decisionTable id="tt" ${attributes}><input id="i"><inputExpression id="ie"><text>x</text></inputExpression></input>${output}${written.join('')}</decisionTable></decision>`,
  );
}

describe('a decision requirements graph', () => {
  test('is read as plain JSON with its requirements and version tag', async () => {
    const { decisionRequirements, decisions, warnings } = await parsed(graphXml);
    expect(decisionRequirements).toEqual({ id: 'routing', name: 'Routing' });
    expect(decisions.map(({ id, requires, versionTag }) => [id, requires, versionTag])).toEqual([
      ['deadline', [], null],
      ['level', [], null],
      ['route', ['deadline', 'level'], 'v3'],
    ]);
    expect(JSON.parse(JSON.stringify(decisions))).toEqual(decisions);
    expect(warnings).toEqual([]);
  });

  test('evaluates required decisions first and hands their results on by id and by variable name', async () => {
    const result = await evaluate(graphXml, 'route', { people: 7, receivedOn: '2026-05-18' });
    expect(result).toMatchObject({ ok: true, output: { to: 'county', until: '2026-06-02' } });
    expect(result.evaluated.map((each) => [each.decisionId, each.decisionType, each.output])).toEqual([
      ['deadline', 'LITERAL_EXPRESSION', '2026-06-02'],
      ['level', 'DECISION_TABLE', 'HIGH'],
      ['route', 'DECISION_TABLE', { to: 'county', until: '2026-06-02' }],
    ]);
  });

  test('tells inputs, matched rules and outputs of a table', async () => {
    const result = await evaluate(graphXml, 'route', { people: 2, receivedOn: '2026-05-01' });
    expect(result.evaluated.at(-1)).toEqual({
      decisionId: 'route',
      decisionName: 'Route',
      decisionType: 'DECISION_TABLE',
      output: { to: 'town', until: null },
      evaluatedInputs: [
        { inputId: 'route-in-1', inputName: 'rank', inputValue: 'LOW' },
        { inputId: 'route-in-2', inputName: 'Late', inputValue: true },
      ],
      matchedRules: [
        {
          ruleId: 'route-2',
          ruleIndex: 2,
          evaluatedOutputs: [
            { outputId: 'route-out-1', outputName: 'To', outputValue: 'town' },
            { outputId: 'route-out-2', outputName: 'until', outputValue: null },
          ],
        },
      ],
    });
  });

  test('takes the default output when no rule matches', async () => {
    expect(await evaluate(graphXml, 'level', {})).toMatchObject({ ok: true, output: 'UNKNOWN' });
  });

  test('says which decision failed and why', async () => {
    const result = await evaluate(graphXml, 'route', { people: 'many', receivedOn: '2026-05-01' });
    expect(result).toMatchObject({ ok: false, notFound: false, failedDecisionId: 'level' });
    expect(result).toMatchObject({
      message: expect.stringContaining("should be of type 'number', but is of type 'string'"),
    });
    expect(result.evaluated.map((each) => each.decisionId)).toEqual(['deadline']);
  });

  test('does not know a decision that is not in it', async () => {
    expect(await evaluate(graphXml, 'nope', {})).toMatchObject({ ok: false, notFound: true, failedDecisionId: 'nope' });
  });
});

describe('hit policy', () => {
  const rules = [
    ['> 0', '10'],
    ['> 5', '20'],
    ['> 5', '20'],
  ] as const;
  test.each<readonly [attributes: string, x: number, output: unknown]>([
    ['', 3, 10],
    ['', -1, null],
    ['hitPolicy="FIRST"', 9, 10],
    ['hitPolicy="RULE ORDER"', 9, [10, 20, 20]],
    ['hitPolicy="COLLECT"', 9, [10, 20, 20]],
    ['hitPolicy="COLLECT"', -1, null],
    ['hitPolicy="COLLECT" aggregation="SUM"', 9, 50],
    ['hitPolicy="COLLECT" aggregation="MIN"', 9, 10],
    ['hitPolicy="COLLECT" aggregation="MAX"', 9, 20],
    ['hitPolicy="COLLECT" aggregation="COUNT"', 9, 3],
  ])('%s with %j gives %j', async (attributes, x, output) => {
    expect(await evaluate(table(attributes, rules), 't', { x })).toMatchObject({ ok: true, output });
  });

  test('ANY gives the common result, and fails for different ones', async () => {
    expect(await evaluate(table('hitPolicy="ANY"', rules.slice(1)), 't', { x: 9 })).toMatchObject({
      ok: true,
      output: 20,
    });
    expect(await evaluate(table('hitPolicy="ANY"', rules), 't', { x: 9 })).toMatchObject({
      ok: false,
      failedDecisionId: 't',
      message: expect.stringContaining('10, 20, 20'),
    });
  });

  test('UNIQUE fails for two matching rules', async () => {
    expect(await evaluate(table('', rules), 't', { x: 9 })).toMatchObject({
      ok: false,
      message: expect.stringContaining('3 match'),
    });
  });

  test('SUM fails for texts', async () => {
    expect(await evaluate(table('hitPolicy="COLLECT" aggregation="SUM"', [['-', '"a"']]), 't', { x: 9 })).toMatchObject(
      { ok: false },
    );
  });
});

describe('a DMN file is refused for', () => {
  const twoOutputs = '<output id="o" name="a" /><output id="o2" name="b" />';
  test.each<readonly [kind: string, xml: string, elementId: string, reason: string]>([
    ['PRIORITY', table('hitPolicy="PRIORITY"', []), 't', 'The hit policy PRIORITY is not supported'],
    ['OUTPUT ORDER', table('hitPolicy="OUTPUT ORDER"', []), 't', 'The hit policy OUTPUT ORDER is not supported'],
    [
      'aggregation of several outputs',
      table('hitPolicy="COLLECT" aggregation="SUM"', [], twoOutputs),
      't',
      'needs exactly one output',
    ],
    ['an output entry that cannot be parsed', table('', [['-', '1 +']]), 'p0', 'cannot be parsed'],
    ['an input entry that cannot be parsed', table('', [['> >', '1']]), 'i0', 'cannot be parsed'],
    ['a number with too many digits', table('', [['-', '12345678901234567']]), 'p0', 'more than 15 digits'],
    ['a rule with missing entries', table('', [['-', '1']], twoOutputs), 'r1', 'has 1 input and 1 output entries'],
    ['outputs without names', table('', [], '<output id="o" /><output id="o2" />'), 't', 'each output needs a name'],
    [
      'another language',
      dmn(
        '<decision id="t"><literalExpression id="l" expressionLanguage="groovy"><text>1</text></literalExpression></decision>',
      ),
      't',
      "is written in 'groovy'",
    ],
    [
      'boxed invocations',
      dmn('<decision id="t"><invocation id="l" /></decision>'),
      't',
      'Decision logic of type Invocation',
    ],
    ['no logic', dmn('<decision id="t" />'), 't', 'has no logic'],
    ['no decision', dmn(''), 'drg', 'has no decision'],
    [
      'an unknown requirement',
      dmn(
        '<decision id="t"><informationRequirement id="r"><requiredDecision href="#u" /></informationRequirement><literalExpression id="l"><text>1</text></literalExpression></decision>',
      ),
      't',
      "requires the decision 'u'",
    ],
    [
      'a decision that requires itself',
      dmn(
        '<decision id="t"><informationRequirement id="r"><requiredDecision href="#t" /></informationRequirement><literalExpression id="l"><text>1</text></literalExpression></decision>',
      ),
      't',
      'requires itself',
    ],
    ['entity declarations', `<!DOCTYPE x>${graphXml}`, '', 'declares a document type'],
    ['something else', 'hello', '', 'not readable'],
  ])('%s', async (_, xml, elementId, reason) => {
    const result = await parseDmn(xml);
    const problems = result.ok ? [] : result.problems;
    expect(problems).toContainEqual({ elementId, reason: expect.stringContaining(reason) });
  });
});
