/** Two versions of decision tables, rule by rule. */
import { resultWords, testWords } from '../describe/feelWords.ts';
import { allOf, plural, quoted, words, type Words } from '../describe/words.ts';
import { numbered, type Aspect, type ModelDiff, type Unnumbered } from './change.ts';
import { readTables, type RuleRow, type Table } from './dmnTable.ts';
import { changedFrom, told } from './sentences.ts';

export async function diffDecisions(olderXml: string, newerXml: string): Promise<ModelDiff> {
  const [older, newer] = await Promise.all([readTables(olderXml), readTables(newerXml)]);
  const ids = [...new Set([...newer.keys(), ...older.keys()])];
  const changes = ids.flatMap((id) => tableChanges(older.get(id), newer.get(id)));
  const same = [...newer.values()].filter((table) => tableChanges(older.get(table.id), table).length === 0);
  return {
    changes: numbered(changes),
    layout: null,
    unchanged: [
      ...same.map(({ name }) => words(`规则表“${name.zh}”没有变。`, `Table "${name.en}" is as it was.`)),
      ...rulesLeft(older, newer),
    ],
  };
}

/** Rules that stayed in tables that changed. */
function rulesLeft(older: ReadonlyMap<string, Table>, newer: ReadonlyMap<string, Table>): readonly Words[] {
  return [...newer.values()].flatMap((table) => {
    const before = older.get(table.id);
    if (!before || tableChanges(before, table).length === 0) return [];
    const kept = table.rules.filter((rule) =>
      sameRule(
        before.rules.find(({ id }) => id === rule.id),
        rule,
      ),
    ).length;
    const { name } = table;
    return [
      words(
        `“${name.zh}”其余 ${kept} 条规则没有变。`,
        `"${name.en}": ${plural(kept, 'other rule is as it was', 'other rules are as they were')}.`,
      ),
    ];
  });
}

const change = (
  kind: Unnumbered['kind'],
  aspect: Aspect,
  elementId: string,
  title: Words,
  detail: Words | null,
): Unnumbered => ({
  kind,
  aspect,
  elementId,
  together: [],
  title,
  detail,
});

function tableChanges(before: Table | undefined, after: Table | undefined): readonly Unnumbered[] {
  const { id, name } = (after ?? before)!;
  if (!before) return [change('ADDED', 'TABLE', id, words(`新增规则表“${name.zh}”`, `New table "${name.en}"`), null)];
  if (!after)
    return [change('REMOVED', 'TABLE', id, words(`取消规则表“${name.zh}”`, `Removed table "${name.en}"`), null)];
  return [...headChanges(before, after), ...columnChanges(before, after), ...ruleChanges(before, after)];
}

function headChanges(before: Table, after: Table): readonly Unnumbered[] {
  const { id, name } = after;
  const found: Unnumbered[] = [];
  if (before.name.zh !== name.zh || before.name.en !== name.en)
    found.push(
      change(
        'CHANGED',
        'NAME',
        id,
        words(`规则表改名为“${name.zh}”`, `Table renamed to "${name.en}"`),
        changedFrom(quotedName(before), quotedName(after)),
      ),
    );
  if (before.policy !== after.policy)
    found.push(
      change(
        'CHANGED',
        'TABLE',
        id,
        words(`“${name.zh}”取规则的办法改了`, `"${name.en}": rules are picked another way`),
        changedFrom(policyWords(before.policy), policyWords(after.policy)),
      ),
    );
  if (before.formula !== after.formula)
    found.push(
      change(
        'CHANGED',
        'TABLE',
        id,
        words(`“${name.zh}”的算法改了`, `"${name.en}" is counted another way`),
        changedFrom(quoted(before.formula), quoted(after.formula)),
      ),
    );
  return found;
}

const quotedName = ({ name }: Table): Words => words(`“${name.zh}”`, `"${name.en}"`);

/** DMN 1.3 §8.2.8. */
const POLICIES: Readonly<Record<string, Words>> = {
  UNIQUE: words('只能中一条', 'only one may match'),
  ANY: words('中几条都一样', 'all that match agree'),
  FIRST: words('取最先中的', 'the first that matches'),
  'RULE ORDER': words('全部取用', 'all that match'),
  COLLECT: words('全部取用', 'all that match'),
};
const policyWords = (policy: string): Words => POLICIES[policy] ?? quoted(policy);

function columnChanges(before: Table, after: Table): readonly Unnumbered[] {
  const all = (table: Table) => [...table.inputs, ...table.outputs];
  const older = new Map(all(before).map((column) => [column.id, column]));
  const newer = new Map(all(after).map((column) => [column.id, column]));
  return [...new Set([...newer.keys(), ...older.keys()])].flatMap((id) => {
    const [old, now] = [older.get(id), newer.get(id)];
    const { name } = (now ?? old)!;
    if (!old) return [change('ADDED', 'COLUMN', id, words(`新增一栏“${name.zh}”`, `New column "${name.en}"`), null)];
    if (!now)
      return [change('REMOVED', 'COLUMN', id, words(`取消一栏“${name.zh}”`, `Removed column "${name.en}"`), null)];
    if (old.source === now.source && old.name.zh === name.zh && old.name.en === name.en) return [];
    return [
      change(
        'CHANGED',
        'COLUMN',
        id,
        words(`“${name.zh}”一栏改了`, `Column "${name.en}" changed`),
        columnDetail(old.name, name),
      ),
    ];
  });
}

const columnDetail = (before: Words, after: Words): Words | null =>
  before.zh === after.zh ? null : changedFrom(quoted(before.zh), quoted(after.zh));

function ruleChanges(before: Table, after: Table): readonly Unnumbered[] {
  const found: Unnumbered[] = [];
  for (const [index, rule] of after.rules.entries()) {
    const old = before.rules.find(({ id }) => id === rule.id);
    const number = index + 1;
    if (!old)
      found.push(
        change(
          'ADDED',
          'RULE',
          rule.id,
          words(`新增第 ${number} 条规则`, `New rule ${number}`),
          told([ruleWords(after, rule)]),
        ),
      );
    else if (!sameRule(old, rule)) found.push(ruleChange(before, after, old, rule, number));
  }
  for (const [index, rule] of before.rules.entries())
    if (!after.rules.some(({ id }) => id === rule.id))
      found.push(
        change(
          'REMOVED',
          'RULE',
          rule.id,
          words(`取消原第 ${index + 1} 条规则`, `Removed rule ${index + 1}`),
          told([ruleWords(before, rule)]),
        ),
      );
  return found.concat(orderChange(before, after));
}

const sameRule = (before: RuleRow | undefined, after: RuleRow): boolean =>
  before !== undefined && before.note === after.note && before.cells.join('\n') === after.cells.join('\n');

function ruleChange(before: Table, after: Table, old: RuleRow, rule: RuleRow, number: number): Unnumbered {
  const onlyNote = old.cells.join('\n') === rule.cells.join('\n');
  const title = onlyNote
    ? words(`第 ${number} 条规则的说明改了`, `Rule ${number} has another note`)
    : words(`第 ${number} 条规则改了`, `Rule ${number} changed`);
  const detail = onlyNote
    ? told([words(`现在：${rule.note}。`, `Now: ${rule.note}.`)])
    : told([
        prefixed('原来：', 'Before: ', ruleWords(before, old)),
        prefixed('现在：', 'Now: ', ruleWords(after, rule)),
      ]);
  return change('CHANGED', onlyNote ? 'NOTE' : 'RULE', rule.id, title, detail);
}

const prefixed = (zh: string, en: string, said: Words): Words => words(zh + said.zh, en + said.en);

/** In a table that takes the first match, the order of rules decides. */
function orderChange(before: Table, after: Table): readonly Unnumbered[] {
  const kept = (table: Table, other: Table) =>
    table.rules.map(({ id }) => id).filter((id) => other.rules.some((rule) => rule.id === id));
  if (kept(before, after).join(' ') === kept(after, before).join(' ')) return [];
  const { id, name } = after;
  return [
    change(
      'CHANGED',
      'RULE',
      id,
      words(`“${name.zh}”规则的次序改了`, `"${name.en}": rules stand in another order`),
      null,
    ),
  ];
}

/** `逾期天数 0 到 3：措施为说明理由。` */
function ruleWords(table: Table, rule: RuleRow): Words {
  const tests = table.inputs.flatMap(({ name, source }, index) => {
    const said = testWords(rule.cells[index] ?? '', source);
    return said ? [words(`${name.zh} ${said.zh}`, `${name.en.toLowerCase()} ${said.en}`)] : [];
  });
  const results = table.outputs.map(({ name, source }, index) => {
    const said = resultWords(rule.cells[table.inputs.length + index] ?? '', source);
    return words(`${name.zh}为${said.zh}`, `${name.en.toLowerCase()} is ${said.en}`);
  });
  const when = tests.length === 0 ? words('任何情况', 'in any case') : allOf(tests);
  const then = allOf(results);
  return words(`${when.zh}：${then.zh}。`, `${when.en}: ${then.en}.`);
}
