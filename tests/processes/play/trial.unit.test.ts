import type { TrialChoice } from '../../../domain/schema/studio.ts';
import {
  choose,
  createTrial,
  hasEnded,
  pathOf,
  proposals,
  undo,
  viewOf,
  type Trial,
} from '../../../processes/play/index.ts';
import {
  boundary,
  buildProcess,
  call,
  catching,
  end,
  errorCatch,
  exclusive,
  manual,
  message,
  script,
  service,
  signal,
  start,
  throwing,
  timer,
  userTask,
} from '../../support/engine/processBuilder.ts';
import { modelsWith, STARTS_AT, trialOf, ZONE } from '../support/trialModels.ts';

const begin: TrialChoice = { do: 'start', variables: {} };
const done = (elementId: string, variables: Record<string, string | number> = {}): TrialChoice => ({
  do: 'complete',
  elementId,
  variables,
});

/** The trial after choices that must all be possible. */
function after(trial: Trial, ...choices: readonly TrialChoice[]): Trial {
  return choices.reduce((at, choice) => {
    const chosen = choose(at, choice);
    if (!chosen.ok) throw new Error(`${JSON.stringify(choice)} was refused: ${chosen.refused.en}`);
    return chosen.trial;
  }, trial);
}
const refused = (trial: Trial, choice: TrialChoice): string => {
  const chosen = choose(trial, choice);
  return chosen.ok ? 'it was possible' : chosen.refused.en;
};

describe('claim-handling as it is shipped', () => {
  const models = modelsWith();
  const tried = async (): Promise<Trial> =>
    createTrial({ processId: 'claim-handling', models: await models, startsAt: STARTS_AT, zone: ZONE });

  test('should begin with what the calling flow gives, and say who may act until when', async () => {
    const trial = await tried();
    const [first] = proposals(trial);
    const view = viewOf(after(trial, first!.choice));
    expect(view.tasks).toEqual([
      {
        elementId: 'task-accept',
        groups: [expect.stringMatching(/^HDL@unit_/), expect.stringMatching(/^FH@unit_/)],
        dueAt: '2026-03-18T00:00:00+08:00', // 15 days from 2 March, art. 23
      },
    ]);
    expect(view.messages).toEqual([{ elementId: 'event-clock-reached', name: 'clock.reached' }]);
    expect(view.variables[0]).toMatchObject({ elementId: 'claim-handling', variables: { route: 'R31_6' } });
  });

  test('should propose the outcomes of the contract with the way each takes', async () => {
    let trial = await tried();
    trial = after(trial, proposals(trial)[0]!.choice);
    const ways = proposals(trial).map(({ elementId, code, leadsTo, ends }) => ({ elementId, code, leadsTo, ends }));
    expect(ways).toEqual([
      { elementId: 'event-clock-reached', code: 'clock.reached', leadsTo: ['job-escalate'], ends: false },
      { elementId: 'task-accept', code: 'ACCEPTED', leadsTo: ['task-investigate'], ends: false },
      { elementId: 'task-accept', code: 'NOT_ACCEPTED', leadsTo: [], ends: true },
      { elementId: null, code: null, leadsTo: [], ends: false },
    ]);
  });

  test('should decide by the real decision table and show which rule did', async () => {
    let trial = await tried();
    trial = after(trial, proposals(trial)[0]!.choice);
    const reached = proposals(trial).find(({ code }) => code === 'clock.reached')!.choice;
    if (reached.do !== 'message') throw new Error('not a message');
    trial = after(trial, { ...reached, variables: { ...reached.variables, daysPastDue: 5 } });
    expect(trial.steps.at(-1)!.decided).toEqual([
      {
        elementId: 'rule-escalation',
        decisionId: 'dt-07-escalation',
        output: { action: 'SUPERVISE' },
        ruleIds: expect.arrayContaining(['dt-07-action-row-3']) as string[],
      },
    ]);
  });

  test('should end by the first outcome of each step, and take nothing after that', async () => {
    let trial = await tried();
    for (let choices = 0; !hasEnded(trial) && choices < 20; choices++)
      trial = after(trial, proposals(trial).find(({ choice }) => choice.do !== 'message')!.choice);
    expect(pathOf(trial).at(-1)).toBe('event-claim-executed');
    expect(proposals(trial)).toEqual([]);
    expect(refused(trial, done('task-accept'))).toBe('The flow has ended.');
  });
});

describe('a trial', () => {
  const steps = trialOf(buildProcess('p', [start(), userTask('a'), service('b'), end()], ['start -> a -> b -> end']));

  test('should go back by one choice', () => {
    const one = after(steps, begin, done('a', { x: 1 }));
    const two = after(one, done('b'));
    expect(viewOf(undo(two))).toEqual(viewOf(one));
    expect(pathOf(undo(two))).toEqual(['start', 'a']);
  });

  test('should leave the trial before a choice as it was', () => {
    const one = after(steps, begin);
    const before = JSON.stringify(viewOf(one));
    after(one, done('a'), done('b'));
    expect(JSON.stringify(viewOf(one))).toBe(before);
  });

  test.each<[string, TrialChoice, string]>([
    ['work that is not there', done('b'), 'The flow does not stand at "b" now.'],
    ['a second beginning', begin, 'The flow has already begun.'],
    ['a message that nobody awaits', { do: 'message', name: 'm', variables: {} }, 'Nothing waits for "m" now.'],
    ['a clock that goes back', { do: 'clock', to: '2026-03-01T00:00:00.000Z' }, 'The clock cannot go back.'],
    ['an error of a person', { do: 'error', elementId: 'a', code: 'E' }, 'The flow does not stand at "a" now.'],
  ])('should refuse %s and say why', (_what, choice, why) => {
    expect(refused(after(steps, begin), choice)).toBe(why);
  });

  test('should refuse a loop without a wait', () => {
    const endless = buildProcess('p', [start(), exclusive('x'), manual('m')], ['start -> x -> m -> x']);
    expect(refused(trialOf(endless), begin)).toBe('The flow runs in a circle without a wait.');
  });

  test('should propose the errors that are drawn around a job, and throw no other', () => {
    const trial = after(
      trialOf(
        buildProcess(
          'p',
          [
            start(),
            service('a', { boundaryEventIds: ['caught'] }),
            boundary('caught', 'a', errorCatch('LATE')),
            userTask('u'),
            end(),
          ],
          ['start -> a -> end', 'caught -> u -> end'],
        ),
      ),
      begin,
    );
    expect(proposals(trial).map(({ choice }) => choice)).toContainEqual({ do: 'error', elementId: 'a', code: 'LATE' });
    expect(pathOf(after(trial, { do: 'error', elementId: 'a', code: 'LATE' }))).toEqual(['start', 'caught']);
    expect(refused(trial, { do: 'error', elementId: 'a', code: 'OTHER' })).toBe(
      'Nothing drawn catches the error "OTHER".',
    );
  });

  test('should move the clock to the next timer, and fire every timer on a longer way at its own moment', () => {
    const waits = buildProcess(
      'p',
      [
        start(),
        catching('one', timer('duration', 'P2D')),
        script('then', '=string(now())', 'firedAt'),
        catching('two', timer('duration', 'P1D')),
        userTask('u'),
        end(),
      ],
      ['start -> one -> then -> two -> u -> end'],
    );
    const trial = after(trialOf(waits), begin);
    const next = proposals(trial).find(({ elementId }) => elementId === 'one')!;
    expect(next).toMatchObject({ choice: { do: 'clock', to: '2026-03-04T01:00:00.000Z' }, leadsTo: ['two'] });
    const later = after(trial, { do: 'clock', to: '2026-03-09T01:00:00.000Z' });
    expect(pathOf(later)).toEqual(['start', 'one', 'then', 'two']);
    expect(viewOf(later)).toMatchObject({ now: '2026-03-09T01:00:00.000Z', timers: [] });
    expect(viewOf(later).variables[0]!.variables['firedAt']).toContain('2026-03-04');
  });

  test('should let an incident be mended with other variables', () => {
    const broken = buildProcess(
      'p',
      [start(), exclusive('x'), userTask('u'), end()],
      ['start -> x -[=n > 1]-> u -> end'],
    );
    const stopped = after(trialOf(broken), begin);
    expect(viewOf(stopped).incidents).toEqual([{ elementId: 'x', reason: expect.stringContaining('n > 1') as string }]);
    const mended = after(stopped, done('x', { n: 2 }));
    expect(viewOf(mended)).toMatchObject({ incidents: [], tasks: [{ elementId: 'u' }] });
  });

  test('should give a message to one subscription of each process, and a signal to every one', () => {
    const child = buildProcess(
      'child',
      [start(), catching('got', message('m', '="k"')), end()],
      ['start -> got -> end'],
    );
    const parent = buildProcess(
      'parent',
      [start(), call('c', 'child'), catching('lit', signal('s')), end()],
      ['start -> c -> lit -> end'],
    );
    const trial = after(trialOf(parent, child), begin);
    expect(viewOf(trial).messages).toEqual([{ elementId: 'child/got', name: 'm' }]);
    const lit = after(trial, { do: 'message', name: 'm', variables: {} });
    expect(hasEnded(after(lit, { do: 'message', name: 's', variables: {} }))).toBe(true);
    expect(pathOf(lit)).toEqual(['start', 'child/start', 'child/got', 'child/end', 'c']);
  });

  test('should ask the outcomes that conditions name when a step has no contract', () => {
    const free = buildProcess(
      'p',
      [start(), userTask('u'), exclusive('x', 'x_end'), throwing('t'), end()],
      ['start -> u -> x -> end', 'x -[=outcome = "MORE"]-> t -> end'],
    );
    const trial = after(trialOf(free), begin);
    expect(proposals(trial)[0]).toMatchObject({ code: 'MORE', flows: ['u_x', 'x_t', 't_end'], ends: true });
  });
});
