import { jobs } from '../../../domain/jobs/jobs.ts';
import { userTasks } from '../../../domain/jobs/userTasks.ts';
import type { OutlineNode } from '../../../processes/describe/index.ts';
import { elementTemplates } from '../../../ui/web/modules/bpmn/editor/elementTemplates.ts';
import { kebabOf, proposedId } from '../../../ui/web/modules/bpmn/editor/proposedId.ts';
import { translated } from '../../../ui/web/modules/bpmn/editor/translate.ts';
import type { Drawn } from '../../../ui/web/modules/bpmn/services.ts';
import type { FoundProblem } from '../../../ui/web/modules/studio/asks.ts';
import { moveOf, rowsOf } from '../../../ui/web/pages/StudioEditor/outlineRows.ts';
import { pathMarks, problemMarks, rankOf } from '../../../ui/web/pages/StudioEditor/problemMarks.ts';

const words = (text: string) => ({ zh: text, en: text });
const node = (id: string, more: Partial<OutlineNode> = {}): OutlineNode => ({
  id,
  type: 'bpmn:UserTask',
  kind: words('step'),
  name: words(id),
  lane: null,
  attachedTo: null,
  goesTo: [],
  comesFrom: [],
  children: [],
  ...more,
});
const way = (flowId: string, targetId: string) => ({
  flowId,
  targetId,
  targetName: words(targetId),
  name: null,
  when: null,
});
const flow = [
  node('leave', { children: [node('task-ask', { goesTo: [way('flow-1', 'event-end')] }), node('event-end')] }),
];

describe('the outline', () => {
  test('should show elements with the ways out of them beneath, and hide what is folded', () => {
    const open = rowsOf(flow, new Set());
    expect(open.map(({ id, level, expanded }) => [id, level, expanded])).toEqual([
      ['leave', 1, true],
      ['task-ask', 2, true],
      ['flow-1', 3, null],
      ['event-end', 2, null],
    ]);
    expect(rowsOf(flow, new Set(['task-ask'])).map(({ id }) => id)).toEqual(['leave', 'task-ask', 'event-end']);
  });

  test('should follow the keys of a tree', () => {
    const rows = rowsOf(flow, new Set());
    expect(moveOf(rows, 'leave', 'ArrowDown')).toEqual({ to: 'task-ask' });
    expect(moveOf(rows, 'flow-1', 'ArrowLeft')).toEqual({ to: 'task-ask' });
    expect(moveOf(rows, 'task-ask', 'ArrowLeft')).toEqual({ fold: 'task-ask' });
    expect(moveOf(rowsOf(flow, new Set(['task-ask'])), 'task-ask', 'ArrowRight')).toEqual({ unfold: 'task-ask' });
    expect(moveOf(rows, 'leave', 'End')).toEqual({ to: 'event-end' });
    expect(moveOf(rows, 'leave', 'x')).toBeNull();
  });
});

describe('ids of new elements', () => {
  const drawn = (id: string, type: string, english?: string, ends: Partial<Drawn> = {}) => {
    const properties = { get: (name: string) => ({ name: 'name:en', value: english })[name] };
    const extension = { $type: 'zeebe:Properties', get: () => [properties] };
    const businessObject = {
      $type: type,
      id,
      get: (name: string) => (name === 'extensionElements' && english ? { get: () => [extension] } : undefined),
    };
    return { id, businessObject, ...ends } as unknown as Drawn;
  };

  test('should say what the element is, once it has an English name', () => {
    expect(kebabOf('Second check (by the bureau)')).toBe('second-check-by-the-bureau');
    expect(proposedId(drawn('Activity_0x1y2z3', 'bpmn:UserTask', 'Second check'))).toBe('task-second-check');
    expect(proposedId(drawn('Activity_0x1y2z3', 'bpmn:UserTask'))).toBeNull();
  });

  test('should name a line after its ends, and leave alone what somebody has named', () => {
    const source = drawn('task-ask', 'bpmn:UserTask');
    const target = drawn('event-end', 'bpmn:UserTask');
    const line = { source, target };
    expect(proposedId(drawn('Flow_0x1y2z3', 'bpmn:SequenceFlow', undefined, line))).toBe('flow-ask-to-event-end');
    expect(proposedId(drawn('task-ask', 'bpmn:UserTask', 'Ask for leave'))).toBeNull();
  });
});

test('should offer a template for every user task and every job type, by name in each language', () => {
  const texts = (['zh', 'en'] as const).map((language) => JSON.stringify(elementTemplates(language)));
  for (const key of Object.keys(userTasks)) expect(texts[0]).toContain(`"value":"${key.replace('/task-', '.')}"`);
  for (const type of Object.keys(jobs)) expect(texts[0]).toContain(`"value":"${type}"`);
  expect(texts[0]).toContain('"name":"出具并送达处理意见书"');
  expect(texts[1]).toContain('"name":"Serve the opinion"');
});

test('should speak the language of the page in the modeler', () => {
  expect(translated('zh', 'Append task')).toBe('接步骤');
  expect(translated('en', 'Append task')).toBe('Append task');
  expect(translated('zh', 'Open {element}', { element: '子流程' })).toBe('打开子流程');
});

describe('problems on the diagram', () => {
  const problem = (more: Partial<FoundProblem>): FoundProblem => ({
    ruleId: 'label-required',
    severity: 'warning',
    elementId: 'task-ask',
    message: words('…'),
    flows: [],
    ...more,
  });
  const law = problem({
    ruleId: 'law/reply-before-close',
    severity: 'error',
    elementId: 'event-end',
    path: [
      { elementId: 'start', processId: 'leave', what: words('begins'), choices: [] },
      { elementId: 'task-ask', processId: 'leave', what: words('done'), choices: [] },
    ],
    flows: [['flow-1'], ['flow-2']],
  });

  test('should put the law before errors, and what nobody decided before hints', () => {
    const error = problem({ severity: 'error' });
    const open = problem({ ruleId: 'law/lawful-clock', severity: 'open' });
    expect([problem({}), open, error, law].sort((a, b) => rankOf(a) - rankOf(b))).toEqual([
      law,
      error,
      open,
      problem({}),
    ]);
    expect(problemMarks([law]).map(({ elementId, label }) => [elementId, label])).toEqual([['event-end', '1']]);
  });

  test('should mark a counter-example step by step, and where it ends', () => {
    const at = (step: number) => pathMarks(law, step, String).map(({ elementId, label }) => [elementId, label]);
    expect(at(0)).toEqual([
      ['start', '1'],
      ['flow-1', undefined],
    ]);
    expect(at(1)).toEqual([
      ['start', '1'],
      ['task-ask', '2'],
      ['event-end', '!'],
      ['flow-1', undefined],
      ['flow-2', undefined],
    ]);
  });
});
