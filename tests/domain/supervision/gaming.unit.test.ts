import { createHash } from 'node:crypto';
import type { RecordedAct } from '../../../domain/case/staffActs.ts';
import type { StoredEvent } from '../../../domain/schema/events.ts';
import { askedThePleased } from '../../../domain/supervision/gaming/askedThePleased.ts';
import { bounceRings } from '../../../domain/supervision/gaming/bounceRing.ts';
import { closedAndBack } from '../../../domain/supervision/gaming/closedAndBack.ts';
import { ALIKE, likeness, SKETCH, sketchOf } from '../../../domain/supervision/gaming/copiedReplies.ts';
import { handRing } from '../../../domain/supervision/gaming/handRing.ts';
import { lateExtensions } from '../../../domain/supervision/gaming/lateExtension.ts';

let last = 0;
/** A stored event of which a detector reads type, time, actor and data. */
const event = (type: string, at: string, data: object, unitId: string | null = null): StoredEvent =>
  ({
    id: `evt_${String((last += 1))}`,
    type,
    at,
    actor: { id: 'x', role: 'HDL', unitId },
    data,
  }) as unknown as StoredEvent;

describe('an extension in the last hour', () => {
  const clock = event('ClockStarted', '2026-03-18T01:00:00Z', {
    subject: { kind: 'CLAIM', id: 'clm_1' },
    clockKey: 'HANDLE_31_6',
    dueAt: '2026-05-18T00:00:00+08:00',
  });
  const asked = (at: string) =>
    lateExtensions([clock, event('ExtensionRequested', at, { claimId: 'clm_1', days: 30 }, 'unit_a')]);

  test('should be a sign, with the minutes that were left', () => {
    expect(asked('2026-05-17T15:31:00Z')).toMatchObject([
      { kind: 'LATE_EXTENSION', unitId: 'unit_a', figures: { minutesLeft: 29, days: 30 } },
    ]);
  });
  test('should be none in the hours before, nor of a claim without the clock', () => {
    expect(asked('2026-05-17T14:59:00Z')).toEqual([]);
    expect(
      lateExtensions([event('ExtensionRequested', '2026-05-17T15:31:00Z', { claimId: 'clm_1', days: 30 })]),
    ).toEqual([]);
  });
});

describe('closed and back', () => {
  const closed = event('MatterClosed', '2026-05-01T02:00:00Z', { codes: ['SOLVED'] });
  const back = (at: string, data: object = {}) =>
    event('ContactOffered', at, { sameMatterState: 'ANSWERED', newFacts: false, ...data });

  test('should be a sign when the same matter is back within a month, or its closing was false', () => {
    expect(closedAndBack([closed, back('2026-05-11T02:00:00Z')])).toMatchObject([
      { kind: 'CLOSED_AND_BACK', figures: { days: 10, times: 1 } },
    ]);
    const redo = event('RedoOrdered', '2026-05-20T02:00:00Z', { claimId: 'clm_1', defects: ['F7'] });
    expect(closedAndBack([closed, redo])).toMatchObject([{ claimId: 'clm_1' }]);
  });
  test('should be none with new facts, after a month, or before the closing', () => {
    expect(closedAndBack([closed, back('2026-05-11T02:00:00Z', { newFacts: true })])).toEqual([]);
    expect(closedAndBack([closed, back('2026-06-11T02:00:00Z')])).toEqual([]);
    expect(closedAndBack([back('2026-04-11T02:00:00Z'), closed])).toEqual([]);
    const other = event('RedoOrdered', '2026-05-20T02:00:00Z', { claimId: 'clm_1', defects: ['F3'] });
    expect(closedAndBack([closed, other])).toEqual([]);
  });
});

describe('a ring of referrals', () => {
  const referrals = (...units: string[]) =>
    units.map((unitId, n) =>
      event('ClaimReferred', `2026-05-0${String(n + 1)}T02:00:00Z`, { claimId: 'clm_1', unitId }),
    );
  test('should be a sign when a unit gets back what it had passed on', () => {
    expect(bounceRings(referrals('a', 'b', 'a'))).toMatchObject([
      { kind: 'BOUNCE_RING', unitId: 'a', figures: { referrals: 3, units: 2 } },
    ]);
    expect(bounceRings(referrals('x', 'a', 'b', 'c', 'a'))[0]?.evidence).toHaveLength(4);
  });
  test('should be none for a chain, nor for the same unit asked twice', () => {
    expect(bounceRings(referrals('a', 'b', 'c'))).toEqual([]);
    expect(bounceRings(referrals('a', 'a'))).toEqual([]);
  });
});

describe('a ring of hands', () => {
  const act = (kind: string, actorId: string, toId: string | null): RecordedAct =>
    ({ id: String((last += 1)), kind, actorId, toId, reason: null, undoes: null, at: last }) as RecordedAct;
  const over = (from: string, to: string) => act('TaskHandedOver', from, to);
  test('should be a sign when a task comes back to who gave it on, or is given back three times', () => {
    expect(handRing('1', [over('a', 'b'), over('b', 'a')])).toMatchObject({
      kind: 'HAND_RING',
      figures: { handedOver: 2 },
    });
    const returned = [1, 2, 3].map(() => act('TaskReturned', 'a', null));
    expect(handRing('1', returned)).toMatchObject({ figures: { returned: 3 } });
  });
  test('should be none for one hand-over after another, or two returns', () => {
    expect(handRing('1', [over('a', 'b'), over('b', 'c')])).toBeNull();
    expect(handRing('1', [act('TaskReturned', 'a', null), act('TaskReturned', 'b', null)])).toBeNull();
  });
});

describe('copied replies', () => {
  const hash = (run: string): bigint => createHash('sha256').update(run).digest().readBigInt64BE();
  const reply = (who: string, place: string, facts: string) =>
    `经我局派员到${place}现场核查，并与${who}当面核对，${facts}。我局已责成物业公司在十五日内完成整改，整改期间安排专人值守，完成后组织业主代表验收，验收结果张贴公示，欢迎监督。`;
  const facts = '二次供水泵房电机老化导致高层水压不足，近三个月共停水六次，情况属实';
  const first = sketchOf(reply('甲某', '松涛街道三号楼', facts), hash);

  test('should be alike when only names, numbers and places were changed', () => {
    const copy = sketchOf(reply('乙某', '松涛街道五号楼', facts), hash);
    expect(likeness(first, copy)).toBeGreaterThanOrEqual(ALIKE);
  });
  test('should not be alike when the facts are others, however official the words', () => {
    const other = sketchOf(
      reply('乙某', '青槐镇', '通往五组的机耕道被雨水冲断两处，农机无法通行，今年春耕受到影响，与信访人所述一致'),
      hash,
    );
    expect(likeness(first, other)).toBeLessThan(ALIKE);
  });
  test('should not compare a short sentence at all, and keep no more than the sketch of a long text', () => {
    expect(sketchOf('路灯已经修好，请您查看。', hash)).toEqual([]);
    const long = Array.from({ length: 4_000 }, (_, n) => String.fromCharCode(0x4e00 + ((n * 7_919) % 20_000))).join('');
    expect(sketchOf(long, hash)).toHaveLength(SKETCH);
    expect(likeness([], first)).toBe(0);
  });
});

describe('ratings asked only of the pleased', () => {
  const unit = (invitedUpheld: number, invitedOther: number, eligible = 20) => [
    { unitId: 'a', upheld: { eligible, invited: invitedUpheld }, other: { eligible, invited: invitedOther } },
  ];
  test('should be a sign when far more of the upheld are invited, with both shares and their n', () => {
    expect(askedThePleased(unit(19, 4))).toEqual([
      { unitId: 'a', upheld: 0.95, other: 0.2, n: { upheld: 20, other: 20 } },
    ]);
  });
  test('should be none when both are asked alike, the others more, or too few to tell', () => {
    expect(askedThePleased(unit(19, 15))).toEqual([]);
    expect(askedThePleased(unit(4, 19))).toEqual([]);
    expect(askedThePleased(unit(9, 0, 9))).toEqual([]);
  });
});
