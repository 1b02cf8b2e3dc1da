import { userTasks } from '../../../domain/jobs/userTasks.ts';
import {
  codeWords,
  conditionWords,
  describe as describeFlow,
  dueWords,
  outline,
  peopleWords,
  readDiagram,
  testWords,
  timerWords,
  namesIn,
  type OutlineNode,
} from '../../../processes/describe/index.ts';
import { all, shipped } from '../support/moddle.ts';
import { shippedText } from '../support/trialModels.ts';

const flows = [...shipped('bpmn', '.bpmn')];
const handling = shippedText('claim-handling.bpmn');

describe('a summary', () => {
  test('should say what starts the flow, what people do, what is decided, until when, and how it ends', async () => {
    const { zh, en } = await describeFlow(handling);
    expect(zh).toBe(
      '由“诉求已接收”开始，人工步骤按次序有：“受理告知”“调查核实、听取陈述”“拟写处理意见”“前置把关”“出具并送达处理意见书”“确认执行到位”等 8 项。' +
        '途中判断：“受理”“下一步”“通过”“需督促执行”“批准延期”。' +
        '期限：转送事项告知期限（15 日）、办理期限（60 日）、前置把关期限（3 个工作日）、处理意见执行期限（30 日）。' +
        '结束于：“不予受理”“已执行”“已送达”。',
    );
    expect(en).toMatch(/^It begins with "Claim received"; steps for people, in order: Accept and notify; /);
  });

  test.each(flows)('should have two to four sentences of %s in each language', async (_name, xml) => {
    const { zh, en } = await describeFlow(xml);
    const sentences = zh.split('。').length - 1;
    expect(sentences).toBeGreaterThanOrEqual(2);
    expect(sentences).toBeLessThanOrEqual(4);
    expect(en.match(/[.](?: |$)/g)!.length).toBeLessThanOrEqual(4);
    expect(en).not.toMatch(/[\u4e00-\u9fff]/);
    expect(zh).not.toContain('重复实例');
  });

  test('should say of a flow without people that it runs by itself', async () => {
    expect((await describeFlow(shippedText('clock-watch.bpmn'))).zh).toContain('全程自动');
  });
});

describe('an outline', () => {
  const nodes = (tree: readonly OutlineNode[]): readonly OutlineNode[] =>
    tree.flatMap((node) => [node, ...nodes(node.children)]);

  test('should say of a choice where each way goes and when', async () => {
    const gateway = nodes(await outline(handling)).find(({ id }) => id === 'gateway-next')!;
    expect(gateway).toMatchObject({
      kind: { zh: '判断' },
      name: { zh: '下一步', en: 'Next step' },
      lane: { zh: '承办单位' },
    });
    expect(gateway.goesTo.map(({ targetName, when }) => [targetName.zh, when?.zh])).toEqual([
      ['举行听证', '结果为需要听证'],
      ['审批延期', '结果为申请延期'],
      ['拟写处理意见', '其他情况'],
    ]);
  });

  test('should put steps in the order of the flow, and what an event begins at the end', async () => {
    const [process] = await outline(handling);
    const ids = process!.children.map(({ id }) => id);
    expect(ids.slice(0, 3)).toEqual(['event-claim-received', 'task-accept', 'gateway-accepted']);
    expect(ids.at(-1)).toBe('sub-process-escalate');
    expect(process!.children.at(-1)!.children.map(({ id }) => id)).toEqual([
      'event-clock-reached',
      'rule-escalation',
      'job-escalate',
      'event-escalated',
    ]);
  });

  test('should put a boundary event behind the step that it hangs on', async () => {
    const ids = nodes(await outline(shippedText('redo.bpmn')));
    expect(ids.find(({ id }) => id === 'event-redo-lapsed')!.attachedTo).toEqual({
      id: 'sub-process-redo-work',
      interrupting: true,
    });
  });

  test.each(flows)('should hold every element and every way of %s once', async (_name, xml) => {
    const root = await readDiagram(xml);
    const found = nodes(await outline(xml));
    const expected = all(root, 'bpmn:FlowNode').map(({ id }) => id);
    expect(
      found
        .slice(1)
        .map(({ id }) => id)
        .sort(),
    ).toEqual([...expected].sort());
    const ways = all(root, 'bpmn:SequenceFlow').map(({ id }) => id);
    expect(found.flatMap(({ goesTo }) => goesTo.map(({ flowId }) => flowId)).sort()).toEqual([...ways].sort());
  });
});

test('should give the names of a file in both languages by id', async () => {
  const names = namesIn(await readDiagram(handling));
  expect(names.get('task-pre-check')).toEqual({ zh: '前置把关', en: 'Pre-check' });
  expect(names.get('lane-reviewer')).toEqual({ zh: '信访局把关岗', en: 'Pre-check at the bureau' });
});

test.each<[string, string, string]>([
  ['=outcome = "PASS"', '结果为通过', 'the result is passed'],
  ['=bounces >= 2', '退回次数不少于 2', 'the number of returns is at least 2'],
  ['=checkAt = null', '没有下次查询时间', 'there is no next check'],
  ['=ownershipNeeded', '需领导包案', 'a leader must take it'],
  ['=list contains(["ACCEPTED", "DIVERT"], outcome)', '结果为受理或导入法定途径', 'the result is accepted or diverted'],
  [
    '=list contains(acceptanceResult.alerts, "URGENT_REPORT")',
    '报告事项含紧急报告',
    'the alerts include urgent report',
  ],
  [
    '=route = "R31_6" and not(bound)',
    '途径为信访程序且不是：首个实例',
    'the route is petition procedure, art. 31(6) and not: first instance',
  ],
  ['=some x in y satisfies x > 1', '“some x in y satisfies x > 1”', '"some x in y satisfies x > 1"'],
])('should say the condition %s in words', (source, zh, en) => {
  expect(conditionWords(source)).toEqual({ zh, en });
});

test.each<[string, string | null]>([
  ['[4..7]', '4 到 7'],
  ['-10, -3', '-10或-3'],
  ['>= 31', '不少于 31'],
  ['"REMIND"', '提醒'],
  ['true', '是'],
  ['-', null],
  ['not("X")', '“not("X")”'],
])('should say the cell %s in words', (cell, zh) => {
  expect(testWords(cell, 'action')?.zh ?? null).toBe(zh);
});

test.each<[string, string, string]>([
  ['P3D', '3 天', '3 days'],
  ['=duration("PT1H")', '1 小时', '1 hour'],
  ['R3/PT10M', '每 10 分钟，共 3 次', 'every 10 minutes, 3 times'],
  ['=checkAt', '下次查询时间', 'the next check'],
])('should say the timer %s in words', (timer, zh, en) => {
  expect(timerWords(timer)).toEqual({ zh, en });
});

test('should say a due date by the length that the law or the office gives', () => {
  expect(dueWords('=dueDates.HANDLE')).toEqual({ zh: '办理期限（60 日）', en: 'handling (60 days)' });
});

test.each<[string, string]>([
  ['=[claimGroups.handler, claimGroups.firstHandler]', '承办人和首办责任人'],
  ['REV@unit_x', '评查人员'],
  ['somebody', '“somebody”'],
])('should say who %s is', (groups, zh) => {
  expect(peopleWords(groups).zh).toBe(zh);
});

test.each([...new Set(Object.values(userTasks).flatMap(({ outcomes }) => [...outcomes]))])(
  'should have words for the outcome %s',
  (outcome) => {
    expect(codeWords(outcome, 'outcome').zh).not.toContain(outcome);
  },
);
