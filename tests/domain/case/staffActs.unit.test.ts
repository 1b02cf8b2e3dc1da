import {
  decideStaffAct,
  foldStaffTask,
  mayNotSubmit,
  WITHDRAW_MS,
  type RecordedAct,
  type StaffActor,
} from '../../../domain/case/staffActs.ts';
import type { StaffCommand } from '../../../domain/schema/staffActs.ts';
import type { UserId } from '../../../domain/schema/ids.ts';
import { at, clocks } from '../../support/given.ts';

const NOW = at('2026-06-08');
const [ann, bob, head] = ['ann', 'bob', 'head'] as UserId[] as [UserId, UserId, UserId];
const member = (userId: string, more: Partial<StaffActor> = {}): StaffActor => ({
  userId,
  offered: true,
  mayAssign: false,
  mayUrge: false,
  mayReceive: (id) => id === ann || id === bob,
  mayCoSign: (id) => id === head,
  ...more,
});

/** A task with its acts; every act must be allowed unless `refused` asks for it. */
class Desk {
  readonly acts: RecordedAct[] = [];
  now = NOW;
  open = true;
  decide(by: StaffActor, command: StaffCommand) {
    const ctx = { open: this.open, now: this.now, dayOf: (ms: number) => clocks.localDate(ms) };
    return decideStaffAct(foldStaffTask(this.acts), command, by, ctx);
  }
  do(by: StaffActor, command: StaffCommand): this {
    const decided = this.decide(by, command);
    if (!decided.ok) throw new Error(decided.rejection.rule);
    this.acts.push({ ...decided.act, id: String(this.acts.length), actorId: by.userId, at: this.now });
    return this;
  }
  refused(by: StaffActor, command: StaffCommand): string | null {
    const decided = this.decide(by, command);
    return decided.ok ? null : decided.rejection.rule;
  }
  get task() {
    return foldStaffTask(this.acts);
  }
}
const take = { kind: 'TAKE' } as const;
const toBob = { kind: 'HAND_OVER', to: bob, reason: 'WORKLOAD' } as const;
const back = { kind: 'RETURN', reason: 'ABSENT' } as const;
const ask = { kind: 'ASK_CO_SIGNER', to: head, reason: 'HEAD_AGREES', form: {} } as const;
const urge = { kind: 'URGE', reason: 'OVERDUE' } as const;
const undo = { kind: 'WITHDRAW', reason: 'MISTAKE' } as const;

test('should be held by who takes it, and by nobody else meanwhile', () => {
  const desk = new Desk().do(member(ann), take);
  expect(desk.task.holderId).toBe(ann);
  expect(desk.refused(member(bob), take)).toBe('TASK_HELD');
  expect(desk.refused(member(bob), toBob)).toBe('TASK_HELD');
  expect(desk.refused(member(bob), back)).toBe('TASK_NOT_HELD');
  expect(desk.refused(member(ann), take)).toBe('TASK_YOURS');
  expect(desk.refused(member('eve', { offered: false }), take)).toBe('TASK_NOT_OFFERED');
});

test('should go to a colleague of the group only, and back to the group', () => {
  const desk = new Desk().do(member(ann), toBob);
  expect(desk.task.holderId).toBe(bob);
  expect(desk.refused(member(bob), { ...toBob, to: head })).toBe('NOT_A_COLLEAGUE');
  expect(desk.do(member(bob), back).task.holderId).toBeNull();
});

test('should take no act once it is completed', () => {
  const desk = new Desk().do(member(ann), take);
  desk.open = false;
  for (const command of [take, toBob, back, ask, urge, undo])
    expect(desk.refused(member(ann), command)).toBe('TASK_COMPLETED');
});

test('should be submitted only with every co-signer asked having agreed to the same text', () => {
  const desk = new Desk().do(member(ann), take).do(member(ann), ask);
  expect(mayNotSubmit(desk.task, ann, () => true)?.rule).toBe('CO_SIGNER_MISSING');
  expect(desk.refused(member(bob), { kind: 'AGREE' })).toBe('NOT_ASKED');
  desk.do(member(head, { offered: false }), { kind: 'AGREE' });
  expect(mayNotSubmit(desk.task, ann, () => true)).toBeUndefined();
  expect(mayNotSubmit(desk.task, ann, () => false)?.rule).toBe('CO_SIGNED_TEXT_CHANGED');
  expect(mayNotSubmit(desk.task, bob, () => true)?.rule).toBe('TASK_HELD');
});

test('should stay unsubmittable after a declined signature until the co-signer is released or asked again', () => {
  const desk = new Desk().do(member(ann), take).do(member(ann), ask);
  desk.do(member(head, { offered: false }), { kind: 'DECLINE', reason: 'FACTS' });
  expect(mayNotSubmit(desk.task, ann, () => true)?.rule).toBe('CO_SIGNER_MISSING');
  desk.do(member(ann), { kind: 'RELEASE_CO_SIGNER', to: head, reason: 'TEXT_CHANGED' });
  expect(mayNotSubmit(desk.task, ann, () => true)).toBeUndefined();
});

test('should forget signatures when another person goes on with it', () => {
  const desk = new Desk().do(member(ann), take).do(member(ann), ask);
  desk.do(member(head, { offered: false }), { kind: 'AGREE' });
  expect(desk.do(member(ann), toBob).task.coSigners).toEqual([]);
});

test('should be urged by those who watch over the matter, once a day each, and never by the holder', () => {
  const watcher = member('sup', { offered: false, mayUrge: true });
  const desk = new Desk().do(member(ann), take).do(watcher, urge);
  expect(desk.refused(watcher, urge)).toBe('URGED_TODAY');
  expect(desk.refused(member(bob), urge)).toBe('MAY_NOT_URGE');
  expect(desk.refused(member(ann, { mayUrge: true }), urge)).toBe('URGES_ONESELF');
  desk.now = at('2026-06-09', '00:00');
  expect(desk.refused(watcher, urge)).toBeNull();
});

test('should let one take back the last act within ten minutes, to the state before it', () => {
  const desk = new Desk().do(member(ann), take).do(member(ann), toBob).do(member(ann), undo);
  expect(desk.task.holderId).toBe(ann);
  expect(desk.acts).toHaveLength(3);
});

test('should not let one take back an act after ten minutes, after a colleague has acted, or an answer', () => {
  const desk = new Desk().do(member(ann), take);
  desk.now = NOW + WITHDRAW_MS + 1;
  expect(desk.refused(member(ann), undo)).toBe('WITHDRAW_TOO_LATE');
  desk.now = NOW;
  expect(desk.refused(member(bob), undo)).toBe('NOTHING_TO_WITHDRAW');
  desk.do(member(ann), ask).do(member(head, { offered: false }), { kind: 'AGREE' });
  expect(desk.refused(member(ann), undo)).toBe('NEXT_STEP_TAKEN');
  expect(desk.refused(member(head, { offered: false }), undo)).toBe('ANSWER_STANDS');
});
