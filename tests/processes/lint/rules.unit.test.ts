import { rules } from '../../../processes/lint/index.ts';
import { lint } from '../support/linter.ts';

const names = Object.keys(rules);
const file = (rule: string, kind: string): string => `tests/fixtures/lint/${rule}.${kind}.bpmn`;
const reports = lint(
  names.flatMap((rule) => [file(rule, 'valid'), file(rule, 'invalid')]),
  { rules: Object.fromEntries(names.map((rule) => [`fengqiao/${rule}`, 'error'])) },
);

/** What one rule says of one fixture. */
const read = (fixture: string): readonly string[] => {
  const [rule = '', kind = ''] = fixture.split('.');
  const lines = reports.get(file(rule, kind)) ?? ['the fixture is missing'];
  return lines
    .filter((line) => line.startsWith(`fengqiao/${rule}: `) || !line.startsWith('fengqiao/'))
    .map((line) => line.replace(/^fengqiao\/[a-z-]+: /, ''));
};

describe.each(Object.keys(rules))('%s', (rule) => {
  test('should accept a model that keeps it', () => {
    expect(read(`${rule}.valid`)).toEqual([]);
  });
});

test('ids-speak should refuse ids of the drawing tool, wrong beginnings and capitals', () => {
  expect(read('ids-speak.invalid').map((line) => line.split(':')[0])).toEqual([
    'Activity_0x1y2z3',
    'gateway-decide',
    'event-Ended',
    'Flow_1',
    'Flow_2',
  ]);
});

test('known-job-type should refuse a type that no worker serves, and an expression', () => {
  expect(read('known-job-type.invalid')).toEqual([
    "job-unknown: No worker serves the job type 'claim.vanish'.",
    "job-computed: No worker serves the job type '=kind'.",
  ]);
});

test('limited-wait should refuse a message wait without a limit and without a reason', () => {
  const found = read('limited-wait.invalid');
  expect(found.map((line) => line.split(':')[0])).toEqual(['event-answer', 'event-other-answer']);
});

test('name-in-english should refuse a process, a task, a flow, a lane and a message with a Chinese name only', () => {
  const found = read('name-in-english.invalid');
  expect(found.map((line) => line.split(':')[0]).sort()).toEqual(
    ['lane-unit', 'message-answered', 'participant', 'process-plain', 'task-draft', 'flow-yes'].sort(),
  );
});

test('no-clock-in-model should refuse now(), today(), a cron cycle and a time zone', () => {
  const found = read('no-clock-in-model.invalid');
  expect(found.map((line) => line.split(':')[0])).toEqual(['job-now', 'task-today', 'event-cron', 'flow-zone']);
});

test('user-task-complete should name everything that is missing', () => {
  expect(read('user-task-complete.invalid')).toEqual([
    'task-draft: The user task has no zeebe:userTask, so Camunda would make a job of it.',
    'task-draft: The user task has no form.',
    'task-draft: The user task has no candidate groups.',
    'task-draft: The user task has no due date.',
  ]);
});

const elements = (fixture: string): readonly (string | undefined)[] => read(fixture).map((line) => line.split(':')[0]);

test('allowed-variable should refuse every name that no contract knows, wherever it is written', () => {
  expect(elements('allowed-variable.invalid')).toEqual(['job-name', 'job-phone', 'rule-opinion', 'sub-process-people']);
});

test('no-literal-unit should refuse a unit or a person in the model, static or in FEEL', () => {
  expect(elements('no-literal-unit.invalid')).toEqual(['task-static', 'task-feel', 'task-person']);
});

test('reachable should refuse what no path reaches, and a circle without a way out', () => {
  expect(read('reachable.invalid')).toEqual([
    'task-island: No path leads here.',
    'event-never: No path leads here.',
    'event-start: No path from here reaches an end.',
    'gateway-circle: No path from here reaches an end.',
    'task-circle: No path from here reaches an end.',
  ]);
});

test('clock-length should refuse a longer or unknown clock for a task, and a wait longer than any organ has', () => {
  expect(elements('clock-length.invalid')).toEqual(['task-accept', 'task-unknown', 'event-year', 'event-often']);
});

test('judgement-by-person should refuse a timer that ends a decision or a refusal', () => {
  expect(elements('judgement-by-person.invalid')).toEqual(['event-circular-late', 'event-refused-by-silence']);
});
