/** A decision of a DMN file as the comparison reads it, with the names of its columns in both languages. */
import { DmnModdle } from 'dmn-moddle';
import { childOf, childrenOf, idOf, localType, textOf, type XmlElement } from '../../engine/model/xmlElement.ts';
import { words, type Words } from '../describe/words.ts';

export interface Column {
  readonly id: string;
  readonly name: Words;
  /** The variable or expression of an input, the name of an output. */
  readonly source: string;
}

export interface RuleRow {
  readonly id: string;
  /** One text per input, then one per output. */
  readonly cells: readonly string[];
  readonly note: string;
}

export interface Table {
  readonly id: string;
  readonly name: Words;
  readonly inputs: readonly Column[];
  readonly outputs: readonly Column[];
  readonly rules: readonly RuleRow[];
  /** How rules work together, and the formula of a decision that has no table. */
  readonly policy: string;
  readonly formula: string;
}

/** Rejects when the text is not DMN XML. */
export async function readTables(xml: string): Promise<ReadonlyMap<string, Table>> {
  const { rootElement } = await new DmnModdle().fromXML(xml);
  const decisions = childrenOf(rootElement, 'drgElement').filter((element) => localType(element) === 'Decision');
  return new Map(decisions.map((decision) => [idOf(decision), tableOf(decision)]));
}

function tableOf(decision: XmlElement): Table {
  const logic = childOf(decision, 'decisionLogic');
  const hit = logic ? (textOf(logic, 'hitPolicy') ?? 'UNIQUE') : '';
  return {
    id: idOf(decision),
    name: nameOf(decision, textOf(decision, 'name')),
    inputs: logic
      ? childrenOf(logic, 'input').map((input) => columnOf(input, entryText(childOf(input, 'inputExpression'))))
      : [],
    outputs: logic ? childrenOf(logic, 'output').map((output) => columnOf(output, textOf(output, 'name') ?? '')) : [],
    rules: logic ? childrenOf(logic, 'rule').map(ruleOf) : [],
    policy: logic && localType(logic) === 'DecisionTable' ? `${hit} ${textOf(logic, 'aggregation') ?? ''}`.trim() : '',
    formula: logic && localType(logic) === 'LiteralExpression' ? (textOf(logic, 'text') ?? '') : '',
  };
}

const columnOf = (column: XmlElement, source: string): Column => ({
  id: idOf(column),
  name: nameOf(column, textOf(column, 'label') ?? source),
  source,
});

const ruleOf = (rule: XmlElement): RuleRow => ({
  id: idOf(rule),
  cells: [...childrenOf(rule, 'inputEntry'), ...childrenOf(rule, 'outputEntry')].map(entryText),
  note: textOf(rule, 'description') ?? '',
});

const entryText = (entry: XmlElement | null): string => (entry === null ? '' : (textOf(entry, 'text') ?? '').trim());

/** DMN has no zeebe descriptor, so its extensions are generic elements here. */
function nameOf(element: XmlElement, zh: string | null): Words {
  const values = childrenOf(childOf(element, 'extensionElements') ?? { $type: '' }, 'values');
  const properties = values
    .filter(({ $type }) => $type === 'zeebe:properties')
    .flatMap((each) => childrenOf(each, '$children'));
  const en = properties.find((each) => textOf(each, 'name') === 'name:en');
  const name = zh ?? idOf(element);
  return words(name, (en && textOf(en, 'value')) ?? name);
}
