import { diffModels, type Change, type ModelDiff } from '../../../processes/diff/index.ts';
import { shipped } from '../support/moddle.ts';
import { edited, shippedText, withSecondPreCheck } from '../support/trialModels.ts';

const handling = shippedText('claim-handling.bpmn');
const redo = shippedText('redo.bpmn');
const between = (older: string, newer: string): Promise<ModelDiff> => diffModels(older, newer);
/** Changes after one edit of claim-handling. */
const after = async (from: string, to: string): Promise<readonly Change[]> =>
  (await between(handling, edited(handling, from, to))).changes;
const said = (changes: readonly Change[]) =>
  changes.map(({ kind, elementId, title, detail }) => [kind, elementId, title.zh, detail?.zh ?? null]);

test.each([...shipped('bpmn', '.bpmn')])('should find no change between %s and itself', async (_name, xml) => {
  expect(await between(xml, xml)).toMatchObject({ changes: [], layout: null });
});

describe('a new step', () => {
  const diff = between(handling, withSecondPreCheck(handling));

  test('should be told with who does it, until when, and between what', async () => {
    expect(said((await diff).changes)).toEqual([
      [
        'ADDED',
        'task-second-check',
        '新增人工步骤“复核把关”',
        '由复查机关办理。期限：前置把关期限（3 个工作日）。在“通过？”之后。接着到“复核通过？”。',
      ],
      [
        'ADDED',
        'gateway-second-check',
        '新增判断“复核通过？”',
        expect.stringContaining('退回：接着到“拟写处理意见”。'),
      ],
      ['REMOVED', 'flow-pre-check-to-serve-opinion', '取消“通过？”直接到“出具并送达处理意见书”', '条件：结果为通过。'],
    ]);
  });

  test('should be numbered together with its ways, which are no changes of their own', async () => {
    const [step, choice, way] = (await diff).changes;
    expect([step!.number, choice!.number, way!.number]).toEqual([1, 2, 3]);
    expect(step!.together).toContain('flow-pre-check-to-second-check');
    expect(choice!.together).toContain('flow-second-to-serve-opinion');
  });

  test('should say what an approver asks for first and did not change', async () => {
    const unchanged = (await diff).unchanged.map(({ zh }) => zh);
    expect(unchanged[0]).toBe('法定期限没有变：转送事项告知期限 15 日和办理期限 60 日。');
    expect(unchanged).toContain('“前置把关”没有变。');
    expect(unchanged).toContain('“出具并送达处理意见书”没有变。');
    expect(unchanged).toContain('“期限触发：按逾期天数升级”没有变。');
  });

  test('should be told in the other direction as a step that is gone', async () => {
    const { changes } = await between(withSecondPreCheck(handling), handling);
    expect(said(changes)).toContainEqual([
      'REMOVED',
      'task-second-check',
      '取消人工步骤“复核把关”',
      '由复查机关办理。期限：前置把关期限（3 个工作日）。',
    ]);
    expect(changes.map(({ title }) => title.en)).toContain('New way from "Passed?" to "Serve the opinion"');
  });
});

describe('a changed step', () => {
  test.each<[string, string, string, string, string | null]>([
    ['its name', 'name="前置把关">', 'name="前置审核">', '改名为“前置审核”', '原名“前置把关”。'],
    [
      'its English name',
      'value="Pre-check" />',
      'value="First check" />',
      '“前置把关”的英文名改了',
      '原来：“Pre-check”。现在：“First check”。',
    ],
  ])('should say that %s changed', async (_what, from, to, title, detail) => {
    const changes = await after(from, to);
    expect(changes.map((change) => [change.title.zh, change.detail?.zh ?? null])).toEqual([[title, detail]]);
  });

  const edits: readonly (readonly [what: string, from: string, to: string, title: string, detail: string])[] = [
    [
      'who does it',
      '=[claimGroups.reviewer]',
      '=[claimGroups.reviewOrgan]',
      '“前置把关”的办理人改了',
      '原来：信访局把关人员。现在：复查机关。',
    ],
    [
      'its time limit',
      '=dueDates.GATE_OPINION',
      '=dueDates.REDO',
      '“前置把关”的期限改了',
      '原来：前置把关期限（3 个工作日）。现在：限时重办期限（15 日）。',
    ],
    [
      'its form',
      'formId="claim-handling.pre-check"',
      'formId="claim-handling.accept"',
      '“前置把关”的表单改了',
      '原来：“前置把关”的表单。现在：“受理告知”的表单。',
    ],
    [
      'its automatic action',
      'type="claim.tellExtension"',
      'type="matter.reportUrgent"',
      '“告知延期理由”的自动动作改了',
      '原来：告知延期理由。现在：立即报告。',
    ],
    [
      'when a way is taken',
      '=outcome = "EXECUTE"',
      '=outcome = "EXECUTE" and route = "R31_6"',
      '“需督促执行？”到“确认执行到位”的条件改了',
      '原来：结果为需督促执行。现在：结果为需督促执行且途径为信访程序。',
    ],
    [
      'where a way leads',
      'sourceRef="task-hold-hearing" targetRef="task-investigate"',
      'sourceRef="task-hold-hearing" targetRef="task-draft-opinion"',
      '“举行听证”之后改到“拟写处理意见”',
      '原来：“调查核实、听取陈述”。',
    ],
    [
      'whether an event stops the work',
      'name="期限到点" isInterrupting="false"',
      'name="期限到点" isInterrupting="true"',
      '“期限到点”的打断方式改了',
      '原来：不打断办理。现在：打断办理。',
    ],
    [
      'the data it takes in',
      '<zeebe:input source="=reached.clockRef" target="reachedClockRef" />',
      '<zeebe:input source="=claimId" target="reachedClockRef" />',
      '“记录并启动升级”的带入数据“reachedClockRef”改了',
      '原来：“=reached.clockRef”。现在：“=claimId”。',
    ],
  ];
  const all = between(
    handling,
    edits.reduce((text, [, from, to]) => edited(text, from, to), handling),
  );

  test.each(edits)('should say that %s changed', async (_what, _from, _to, title, detail) => {
    const found = (await all).changes.map((change) => [change.title.zh, change.detail?.zh ?? null]);
    expect(found).toContainEqual([title, detail]);
  });

  test('should say each of these once', async () => {
    expect((await all).changes).toHaveLength(edits.length);
  });

  const task = '<zeebe:formDefinition formId="claim-handling.pre-check" bindingType="deployment" />';

  test('should say that an action beside it was added', async () => {
    const listener =
      '<zeebe:executionListeners><zeebe:executionListener eventType="end" type="matter.collectFacts" retries="3" /></zeebe:executionListeners>';
    expect(said(await after(task, task + listener))).toEqual([
      ['CHANGED', 'task-pre-check', '“前置把关”加了附带动作', '汇集要素。'],
    ]);
  });

  test('should say that it is done item by item', async () => {
    const loop =
      '<bpmn:multiInstanceLoopCharacteristics isSequential="true"><bpmn:extensionElements><zeebe:loopCharacteristics inputCollection="=units" inputElement="unit" /></bpmn:extensionElements></bpmn:multiInstanceLoopCharacteristics>';
    const end = '<bpmn:outgoing>flow-pre-check-to-pre-check</bpmn:outgoing>';
    const titles = (await after(end, end + loop)).map(({ title }) => title.zh);
    expect(titles).toContain('“前置把关”加了逐项办理');
    expect(titles).toContain('“前置把关”加了逐项的清单');
  });

  test('should name the message of a boundary that waits for another one', async () => {
    const changed = edited(redo, 'name="redo.lapsed"', 'name="redo.given.up"');
    const { changes } = await between(redo, changed);
    expect(changes).toMatchObject([{ elementId: 'event-redo-lapsed', aspect: 'MESSAGE' }]);
  });

  test('should not call a statutory time limit unchanged that a step no longer has', async () => {
    const accept = edited(handling, '=dueDates.UNIT_NOTICE_REFERRED', '=duration("P30D")'.replaceAll('"', '&quot;'));
    const { changes, unchanged } = await between(handling, accept);
    expect(said(changes)).toEqual([
      ['CHANGED', 'task-accept', '“受理告知”的期限改了', '原来：转送事项告知期限（15 日）。现在：30 天。'],
    ]);
    expect(unchanged[0]!.zh).toBe('法定期限没有变：办理期限 60 日。');
  });
});

test('should tell of a new timer with its length, and where it hangs', async () => {
  const timer = `<bpmn:boundaryEvent id="event-late" name="久拖" attachedToRef="task-pre-check"><bpmn:outgoing>flow-late</bpmn:outgoing><bpmn:timerEventDefinition id="late-timer"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P3D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent><bpmn:sequenceFlow id="flow-late" sourceRef="event-late" targetRef="task-draft-opinion" /><bpmn:exclusiveGateway id="gateway-pre-check"`;
  const changes = await after('<bpmn:exclusiveGateway id="gateway-pre-check"', timer);
  expect(said(changes)).toEqual([
    ['ADDED', 'event-late', '新增定时事件“久拖”', '内容：3 天。附在“前置把关”上。接着到“拟写处理意见”。'],
  ]);
  expect(changes[0]!.title.en).toBe('New timer event "久拖"');
});

test('should sum up what was only moved on the drawing in one line', async () => {
  const moved = handling.replace(
    /(bpmnElement="task-pre-check"[^>]*>\s*<dc:Bounds x=")(\d+)/,
    (_all, head: string, x: string) => head + String(Number(x) + 40),
  );
  const { changes, layout } = await between(handling, moved);
  expect(changes).toEqual([]);
  expect(layout).toEqual({
    elementIds: ['task-pre-check'],
    words: { zh: '另有 1 处只挪了图上的位置。', en: '1 shape was only moved on the drawing.' },
  });
});

test('should leave no setting unsaid, even beside one that it has words for', async () => {
  const form = 'formId="claim-handling.pre-check" bindingType="deployment"';
  const other = 'formId="claim-handling.accept" bindingType="latest"';
  expect(said(await after(form, other))).toEqual([
    ['CHANGED', 'task-pre-check', '“前置把关”的表单改了', '原来：“前置把关”的表单。现在：“受理告知”的表单。'],
    ['CHANGED', 'task-pre-check', '“前置把关”的其他设置改了', '设置：“bindingType”。'],
  ]);
});

test('should say another name of the flow', async () => {
  const changes = await after('id="participant" name="诉求办理"', 'id="participant" name="诉求处理"');
  expect(said(changes)).toEqual([['CHANGED', 'participant', '改名为“诉求处理”', '原名“诉求办理”。']]);
});

test('should speak no language of engines', async () => {
  const { changes, unchanged } = await between(handling, withSecondPreCheck(handling));
  const all = [...changes.flatMap(({ title, detail }) => [title, detail]), ...unchanged].flatMap((each) => each ?? []);
  for (const { zh, en } of all) {
    expect(en).not.toMatch(/gateway|token|instance|job|variable|zeebe|bpmn|sequence|boundary/i);
    expect(zh).not.toMatch(/网关|令牌|实例|变量|边界/);
  }
});

test('should reject what is not BPMN', async () => {
  await expect(diffModels(handling, 'no xml')).rejects.toThrow();
});
