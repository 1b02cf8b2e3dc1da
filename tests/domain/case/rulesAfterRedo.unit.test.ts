/** What a redo leaves to be carried out, and what a breach of confidentiality found by the monthly review leads to. */
import { jobActs } from '../../../domain/case/jobActs.ts';
import { conference, person, reviewer, supervisor, system } from '../../support/county.ts';
import { fullOpinion, given, type Walk } from '../../support/given.ts';
import { onClaim, sampled } from '../../support/steps.ts';

const handler = person('HDL', 'CULTURE');

describe('after a redo', () => {
  /** Upheld on 18 June, not carried out yet, redone on 6 July. */
  function redone(outcome: 'UPHELD' | 'NOT_UPHELD'): Walk {
    const walk = sampled('UPHELD');
    walk.on('2026-07-03', reviewer, onClaim(walk, 'RecordReview', { defects: ['F7'] }));
    walk.on('2026-07-03', supervisor, onClaim(walk, 'OrderRedo', { supervised: true }));
    walk.on('2026-07-06', handler, onClaim(walk, 'DraftRedo', { outcome, sealed: fullOpinion }));
    walk.on('2026-07-06', reviewer, onClaim(walk, 'RecheckRedo', { pass: true, defects: [] }));
    walk.on('2026-07-06', handler, onClaim(walk, 'ServeOpinion'));
    return walk;
  }

  test('the execution that one flow has confirmed is not asked of the other a second time', () => {
    const walk = redone('UPHELD');
    const confirm = onClaim(walk, 'ConfirmExecution');
    given(walk).when(confirm, '2026-07-20', handler).then('ExecutionConfirmed', 'ClockStopped');
    walk.on('2026-07-20', handler, confirm);
    given(walk).when(confirm, '2026-07-20', handler).then();
  });

  test('an opinion that upholds no longer ends the duty to execute the one it replaces', () => {
    const walk = redone('NOT_UPHELD');
    given(walk).when(onClaim(walk, 'ConfirmExecution'), '2026-07-20', handler).then('ClockStopped');
  });
});

describe('a breach of confidentiality found by the monthly review (F9, R1 art. 46)', () => {
  const proposal = (walk: Walk) => onClaim(walk, 'DraftMeasure', { kind: 'ACCOUNTABILITY', because: 'F9' });

  test('allows a drafted accountability proposal, which the joint conference decides', () => {
    const walk = sampled();
    given(walk).when(proposal(walk), '2026-07-03', system).refused('NO_SERIOUS_CONSEQUENCE', 'R1-40');
    walk.on('2026-07-03', reviewer, onClaim(walk, 'RecordReview', { defects: ['F9'] }));
    walk.on('2026-07-03', system, proposal(walk));
    const decide = onClaim(walk, 'DecideMeasure', { kind: 'ACCOUNTABILITY', issue: true, seriousConsequence: false });
    given(walk).when(decide, '2026-07-06', supervisor).refused('CONFERENCE_DECIDES', 'R1-39');
    given(walk).when(decide, '2026-07-06', conference).then('MeasureDecided', 'ClockStopped');
  });

  test('is the reason on the draft, unless a person has found serious consequences', () => {
    const walk = sampled();
    walk.on('2026-07-03', reviewer, onClaim(walk, 'RecordReview', { defects: ['F9'] }));
    const drafts = (kind: 'ACCOUNTABILITY' | 'INTERVIEW') =>
      jobActs['measure.draft'].commands(
        { matterId: walk.state.matterId, claimId: walk.id(), measureKind: kind },
        walk.state,
        { engineId: 'e', processInstanceKey: '1', processId: 'claim-review' },
      );
    expect(drafts('ACCOUNTABILITY')).toMatchObject([{ data: { because: 'CONFIDENTIALITY_BREACH' } }]);
    expect(drafts('INTERVIEW')).toMatchObject([{ data: { because: 'SERIOUS_CONSEQUENCE' } }]);
  });
});
