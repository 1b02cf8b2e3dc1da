import type { ClosedCase } from '../../../domain/schema/studio.ts';
import { tryExpression } from '../../../ui/web/modules/studio/tryExpression.ts';

/** A closed case as the server tells it: codes, dates and outcomes, no ids and no groups. */
const closed: ClosedCase = {
  publicNumber: '1',
  unitName: null,
  subject: 'PUBLIC_FACILITY',
  processVersion: 1,
  startedAt: '2026-03-02T01:00:00.000Z',
  endedAt: '2026-03-20T01:00:00.000Z',
  dueOn: '2026-05-01',
  variables: { route: 'R31_6' },
  steps: [
    { elementId: 'task-accept', outcome: 'ACCEPTED', at: '2026-03-03T01:00:00.000Z' },
    { elementId: 'task-pre-check', outcome: 'RETURN', at: '2026-03-10T17:30:00.000Z' },
  ],
};
const tried = (source: string, step = 1) => tryExpression(source, closed, step, 'Asia/Shanghai');

test('should give the value that the expression has right after a step of the case', () => {
  expect(tried('=outcome = "PASS"')).toMatchObject({ ok: true, value: false });
  expect(tried('outcome', 0)).toMatchObject({ ok: true, value: 'ACCEPTED' });
  expect(tried('string(today())')).toMatchObject({ ok: true, value: '2026-03-11' });
});

test('should take a sample for what is not told of a closed case, and say so', () => {
  const { read, ...rest } = tried('=[claimGroups.reviewer]');
  expect(rest).toMatchObject({ ok: true, value: [expect.stringMatching(/^REV@/)] });
  expect(read).toEqual([expect.objectContaining({ name: 'claimGroups', isSample: true })]);
  expect(tried('route').read).toEqual([{ name: 'route', value: 'R31_6', isSample: false }]);
});

test('should say what is wrong with an expression, and what it found nothing for', () => {
  expect(tried('=outcome =')).toMatchObject({ ok: false, message: expect.any(String) as string });
  expect(tried('=nobodyWritesThis')).toMatchObject({ ok: true, value: null });
});
