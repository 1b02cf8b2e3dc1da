/** A supervision order that a supervisor opens without waiting for a time limit (R1 art. 40(1)). */
import { outboxOf } from '../../../domain/case/publish.ts';
import type { Command } from '../../../domain/case/commands.ts';
import type { StoredEvent } from '../../../domain/schema/events.ts';
import { conference, person, supervisor, system } from '../../support/county.ts';
import { given, type Walk } from '../../support/given.ts';
import { handled } from '../../support/steps.ts';

const handler = person('HDL', 'CULTURE');
const open = (walk: Walk, more: object = {}): Command => ({
  type: 'OpenSupervision',
  data: { claimId: walk.id(), ground: 'SHIRKING', ...more },
});
const decide = (walk: Walk, issue: boolean): Command => ({
  type: 'DecideMeasure',
  data: { kind: 'SUPERVISION', claimId: walk.id(), issue, seriousConsequence: false },
});

test('should be a draft with its ground, which a person then decides', () => {
  const walk = handled('2026-03-18');
  given(walk).when(open(walk), '2026-04-01', supervisor).then('MeasureDrafted', 'ClockStarted', 'Escalated');
  walk.on('2026-04-01', supervisor, open(walk));
  expect(walk.state.measures.at(-1)).toMatchObject({ kind: 'SUPERVISION', because: 'SHIRKING', decided: null });
  given(walk).when(decide(walk, true), '2026-04-01', system).refused('PERSON_MUST_DECIDE', 'R7-24');
  given(walk).when(decide(walk, true), '2026-04-01', supervisor).then('MeasureDecided', 'ClockStopped', 'ClockStarted');
});

test('should be opened by a supervisor and by nobody else', () => {
  const walk = handled('2026-03-18');
  for (const actor of [handler, conference, system])
    given(walk).when(open(walk), '2026-04-01', actor).refused('SUPERVISOR_DECIDES', 'R1-40');
});

test('should start the escalation flow under a name of its own, again for a later order', () => {
  const walk = handled('2026-03-18');
  const flowOf = (day: string): unknown => {
    const made = walk.on(day, supervisor, open(walk)).at(-1);
    const [entry] = outboxOf(walk.state, { ...made, id: 'evt', at: day } as unknown as StoredEvent, walk.state);
    return entry?.kind === 'publishMessage' && entry.name === 'escalation.opened' ? entry.variables : entry;
  };
  const first = flowOf('2026-04-01');
  expect(first).toMatchObject({
    escalationAction: 'SUPERVISE',
    claimId: walk.id(),
    flowRef: `escalation:${walk.id()}:MEASURE_DECISION:SUPERVISE`,
  });
  walk.on('2026-04-02', supervisor, decide(walk, false));
  expect(flowOf('2026-04-03')).toMatchObject({ flowRef: `escalation:${walk.id()}:MEASURE_DECISION#2:SUPERVISE` });
});

test('should not be opened while a draft waits, nor while the unit still has time to answer', () => {
  const walk = handled('2026-03-18');
  walk.on('2026-04-01', supervisor, open(walk));
  given(walk).when(open(walk), '2026-04-02', supervisor).refused('SUPERVISION_DRAFTED', null);
  walk.on('2026-04-02', supervisor, decide(walk, true));
  given(walk).when(open(walk), '2026-04-03', supervisor).refused('SUPERVISION_RUNNING', null);
  walk.on('2026-04-06', handler, {
    type: 'AnswerSupervision',
    data: { claimId: walk.id(), sealed: { text: '已整改' } },
  });
  given(walk).when(open(walk), '2026-04-07', supervisor).then('MeasureDrafted', 'ClockStarted', 'Escalated');
});

test('should not be opened on a claim that no unit has', () => {
  const walk = handled('2026-03-18');
  const unknown = `${walk.id().slice(0, -4)}ffff`;
  given(walk)
    .when(open(walk, { claimId: unknown }), '2026-04-01', supervisor)
    .refused('CLAIM_UNKNOWN', null);
});
