import { diffFiles, type ModelDiff } from '../../../processes/diff/index.ts';
import { shipped } from '../support/moddle.ts';
import { edited, shippedText } from '../support/trialModels.ts';

const said = ({ changes }: ModelDiff) => changes.map(({ kind, title, detail }) => [kind, title.zh, detail?.zh ?? null]);

describe('decision tables', () => {
  const table = shippedText('dt-07-escalation.dmn');
  const after = (newer: string): Promise<ModelDiff> => diffFiles('DMN', table, newer);
  const firstRule = /<rule id="dt-07-action-row-1">[\s\S]*?<\/rule>/;

  test.each([...shipped('dmn', '.dmn')])('should find no change between %s and itself', async (_name, xml) => {
    expect((await diffFiles('DMN', xml, xml)).changes).toEqual([]);
  });

  test('should say a changed rule before and after, in the names of columns and codes', async () => {
    const diff = await after(edited(table, '[4..7]', '[5..9]'));
    expect(said(diff)).toEqual([
      ['CHANGED', '第 3 条规则改了', '原来：逾期天数 4 到 7：措施为督办。现在：逾期天数 5 到 9：措施为督办。'],
    ]);
    expect(diff.changes[0]!.detail!.en).toBe(
      'Before: days past due 4 to 7: action is supervise. Now: days past due 5 to 9: action is supervise.',
    );
    expect(diff.unchanged.map(({ zh }) => zh)).toContain('“升级措施”其余 6 条规则没有变。');
  });

  test('should say a rule that is gone or new', async () => {
    const without = table.replace(firstRule, '');
    expect(said(await after(without))).toEqual([['REMOVED', '取消原第 1 条规则', '逾期天数 -10或-3：措施为提醒。']]);
    expect(said(await diffFiles('DMN', without, table))).toEqual([
      ['ADDED', '新增第 1 条规则', '逾期天数 -10或-3：措施为提醒。'],
    ]);
  });

  test('should see that rules stand in another order where the first counts', async () => {
    const first = firstRule.exec(table)![0];
    const last = table.replace(first, '').replace(/<\/decisionTable>/, `${first}</decisionTable>`);
    expect(said(await after(last))).toEqual([['CHANGED', '“升级措施”规则的次序改了', null]]);
  });

  test('should say another way of picking rules, and a renamed column', async () => {
    const unique = edited(
      table,
      'id="dt-07-action-table" hitPolicy="FIRST"',
      'id="dt-07-action-table" hitPolicy="UNIQUE"',
    );
    expect(said(await after(edited(unique, 'label="逾期天数"', 'label="超期天数"')))).toEqual([
      ['CHANGED', '“升级措施”取规则的办法改了', '原来：取最先中的。现在：只能中一条。'],
      ['CHANGED', '“超期天数”一栏改了', '原来：“逾期天数”。现在：“超期天数”。'],
    ]);
  });
});

describe('forms', () => {
  const form = shippedText('claim-handling.pre-check.form');
  interface Field {
    readonly [name: string]: unknown;
    readonly key?: string;
  }
  /** The form with its fields changed. */
  const with_ = (change: (fields: readonly Field[]) => readonly Field[]): string => {
    const schema = JSON.parse(form) as { components: readonly Field[] };
    return JSON.stringify({ ...schema, components: change(schema.components) });
  };
  const field = (key: string, more: Field) => (fields: readonly Field[]) =>
    fields.map((each) => (each.key === key ? { ...each, ...more } : each));
  const after = (newer: string): Promise<ModelDiff> => diffFiles('FORM', form, newer);

  test.each([...shipped('forms', '.form')])('should find no change between %s and itself', async (_name, json) => {
    expect((await diffFiles('FORM', json, json)).changes).toEqual([]);
  });

  test('should say that a field is new, gone, or has to be filled in', async () => {
    const note = { id: 'note-1', type: 'textarea', key: 'note', label: '备注', validate: { required: true } };
    expect(said(await after(with_((fields) => [...fields, note])))).toEqual([['ADDED', '新增“备注”', '必须填写。']]);
    expect(said(await after(with_((fields) => fields.filter(({ key }) => key !== 'missing'))))).toEqual([
      ['REMOVED', '取消“缺少的部分”', null],
    ]);
    expect(said(await after(with_(field('pass', { validate: { required: true } }))))).toEqual([
      ['CHANGED', '“通过”改为必填', null],
    ]);
  });

  test('should say other options, texts, kinds and conditions', async () => {
    const options = with_(field('missing', { values: [{ label: '事实和理由', value: 'FACTS' }] }));
    expect((await after(options)).changes[0]!.detail!.zh).toBe('少了“投诉请求”、“处理意见”和“法律法规依据”。');
    expect(said(await after(with_(field('pass', { label: '同意' }))))[0]![1]).toBe('文字改为“同意”');
    expect(said(await after(with_(field('pass', { type: 'radio' }))))).toEqual([
      ['CHANGED', '“通过”换了填写方式', '原来：勾选。现在：单选。'],
    ]);
    expect(said(await after(with_(field('missing', { conditional: { hide: '=false' } }))))).toEqual([
      ['CHANGED', '“缺少的部分”何时显示改了', null],
    ]);
    expect(said(await after(with_(field('pass', { defaultValue: true }))))).toEqual([
      ['CHANGED', '“通过”的其他设置改了', null],
    ]);
  });

  test('should say another order in one line', async () => {
    expect(await after(with_((fields) => [...fields].reverse()))).toMatchObject({
      changes: [],
      layout: { words: { zh: '栏目的次序改了。' } },
    });
  });
});
