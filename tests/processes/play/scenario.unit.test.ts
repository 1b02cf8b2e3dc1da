import { scenarioSchema } from '../../../domain/schema/studio.ts';
import {
  choose,
  coverage,
  createTrial,
  hasEnded,
  proposals,
  readFiles,
  runScenario,
  savedFrom,
  type Trial,
} from '../../../processes/play/index.ts';
import { edited, modelsWith, shippedText, STARTS_AT, withSecondPreCheck, ZONE } from '../support/trialModels.ts';

const RESOURCE = 'claim-handling.bpmn';
const live = modelsWith();

/** Goes on by the proposal with one of these codes, else by the first that is no message and no clock, until the end. */
async function playedThrough(...codes: readonly string[]): Promise<Trial> {
  let trial = createTrial({ processId: 'claim-handling', models: await live, startsAt: STARTS_AT, zone: ZONE });
  const left = [...codes];
  while (!hasEnded(trial)) {
    const possible = proposals(trial).filter(({ choice }) => choice.do === 'start' || choice.do === 'complete');
    const wanted = possible.find(({ code }) => code === left[0]);
    if (wanted) left.shift();
    const chosen = choose(trial, (wanted ?? possible[0]!).choice);
    if (!chosen.ok) throw new Error(chosen.refused.en);
    trial = chosen.trial;
  }
  return trial;
}
const saved = async (...codes: readonly string[]) => ({
  resource: RESOURCE,
  ...savedFrom(await playedThrough(...codes)),
});

test('should save a run in the form of the schema', async () => {
  const scenario = await saved('RETURN', 'PASS', 'SERVED');
  const { choices, path, startsAt } = scenarioSchema.partial().parse(scenario);
  expect({ choices, path, startsAt }).toEqual({ ...scenario, resource: undefined });
});

test('should pass on the model that it was saved on', async () => {
  const result = runScenario(await saved('RETURN', 'PASS', 'SERVED'), await live, ZONE);
  expect(result).toMatchObject({ passed: true, difference: null });
  expect(result.path.filter((id) => id === 'task-pre-check')).toHaveLength(2);
});

test('should say where a draft first goes another way', async () => {
  const draft = await modelsWith({ resource: RESOURCE, content: withSecondPreCheck(shippedText(RESOURCE)) });
  const result = runScenario(await saved('PASS', 'SERVED'), draft, ZONE);
  expect(result).toMatchObject({ passed: false, difference: { expected: 'task-serve-opinion', found: null } });
  expect(result.difference?.why.en).toBe('The flow does not stand at "task-serve-opinion" now.');
});

test('should name the element that is passed instead of the expected one', async () => {
  const content = edited(shippedText(RESOURCE), '=outcome = "EXECUTE"', '=outcome = "SERVED"');
  const result = runScenario(await saved('PASS', 'EXECUTE'), await modelsWith({ resource: RESOURCE, content }), ZONE);
  expect(result.difference).toMatchObject({ expected: 'task-confirm-execution', found: 'event-claim-served' });
  expect(result.difference?.why.zh).toBe('应走“task-confirm-execution”，却走了“event-claim-served”。');
});

test('should count which elements the scenarios pass', async () => {
  const models = await live;
  const process = models.processes.find(({ bpmnProcessId }) => bpmnProcessId === 'claim-handling')!;
  const runs = [runScenario(await saved('NOT_ACCEPTED'), models, ZONE)];
  const one = coverage(runs, process);
  expect(one).toMatchObject({ passed: 4, all: Object.keys(process.elements).length - 1 });
  expect(one.missed).toContain('task-pre-check');
  const two = coverage([...runs, runScenario(await saved('HEARING', 'READY', 'PASS'), models, ZONE)], process);
  expect(two.missed).not.toContain('task-hold-hearing');
  expect(two.passed).toBeGreaterThan(one.passed);
});

test('should say what of a file cannot be read', async () => {
  const read = await readFiles([{ resource: 'x.bpmn', content: '<no' }]);
  expect(read).toMatchObject({ ok: false, problems: [{ resource: 'x.bpmn' }] });
});
