import {
  clockKeySchema,
  defectSchema,
  escalationActionSchema,
  reviewGradeSchema,
  subjectSchema,
} from '../../domain/schema/codes.ts';
import {
  acceptanceResultSchema,
  colourResultSchema,
  escalationResultSchema,
  routeResultSchema,
  unitResultSchema,
} from '../../domain/jobs/variables.ts';
import type { JsonValue } from '../../engine/core/json.ts';
import { deciderOf } from './support/decide.ts';
import { all, readDmn, shipped } from './support/moddle.ts';

const files = shipped('dmn', '.dmn');
const roots = new Map(await Promise.all([...files].map(async ([name, xml]) => [name, await readDmn(xml)] as const)));
const deciders = new Map(
  await Promise.all([...files].map(async ([name, xml]) => [name, await deciderOf(xml)] as const)),
);
const run = (id: string, facts: Readonly<Record<string, JsonValue>>): JsonValue => {
  const decide = deciders.get(id);
  if (!decide) throw new Error(`There is no file ${id}.dmn.`);
  return decide(id, facts);
};

describe.each([...roots])('%s', (name, { root, warnings }) => {
  test('should be readable, hold the decision of its name, and run on Camunda 8.9', () => {
    expect(warnings).toEqual([]);
    expect(all(root, 'dmn:Decision').map((each) => each.id)).toContain(name);
    expect(files.get(name)).toContain('modeler:executionPlatformVersion="8.9.0"');
  });

  test('should say for every row which article or practice it rests on, in both languages', () => {
    const rows = all(root, 'dmn:DecisionRule').map((row) => String(row.get?.('description')));
    expect(rows.filter((each) => !/^.*\p{Script=Han}.* \| .*[a-zA-Z].*$/u.test(each))).toEqual([]);
  });

  test('should name every decision, input and output in English too', () => {
    const xml = files.get(name) ?? '';
    const named = (xml.match(/<(decision|input|output) id=/g) ?? []).length + 1;
    expect((xml.match(/<zeebe:property name="name:en" value="[\x20-\x7e]+"/g) ?? []).length).toBe(named);
  });
});

describe('DT-01', () => {
  const plain = {
    inScope: true,
    sameMatterState: 'NONE',
    channel: 'LETTER',
    levelOk: true,
    hasNewFacts: false,
    matterType: 'APPEAL',
    allJudicial: false,
    minorAtRisk: false,
    urgent: false,
    contactUnclear: false,
  };
  const decisionOf = (facts: Partial<Record<keyof typeof plain, JsonValue>>): unknown =>
    acceptanceResultSchema.parse(run('dt-01-acceptance', { ...plain, ...facts })).decision;

  test('should accept what is in scope', () => {
    expect(run('dt-01-acceptance', plain)).toEqual({
      alerts: [],
      noticeDuty: true,
      decision: 'ACCEPTED',
      reason: 'IN_SCOPE',
    });
  });

  test.each([
    [{ sameMatterState: 'REEXAMINED' }, 'NO_LONGER_ACCEPTED'],
    [{ sameMatterState: 'REEXAMINED', hasNewFacts: true }, 'ACCEPTED'],
    [{ sameMatterState: 'PENDING_BELOW', channel: 'VISIT' }, 'NOT_ACCEPTED'],
    [{ sameMatterState: 'PENDING_HERE' }, 'MERGE'],
    [{ sameMatterState: 'ANSWERED' }, 'MERGE'],
    [{ channel: 'VISIT', levelOk: false }, 'GUIDE'],
    [{ channel: 'WEB', levelOk: false }, 'ACCEPTED'],
    [{ matterType: 'ACCUSATION' }, 'REFER_ACCUSATION'],
    [{ allJudicial: true }, 'DIVERT'],
    [{ inScope: false }, 'TELL_COMPETENT_ORGAN'],
  ])('should decide %j as %s', (facts, decision) => {
    expect(decisionOf(facts)).toBe(decision);
  });

  test('should raise both alerts at once, and owe no notice to nobody', () => {
    expect(run('dt-01-acceptance', { ...plain, minorAtRisk: true, urgent: true, contactUnclear: true })).toEqual({
      alerts: ['MANDATORY_REPORT', 'URGENT_REPORT'],
      noticeDuty: false,
      decision: 'ACCEPTED',
      reason: 'IN_SCOPE',
    });
  });
});

describe('DT-02', () => {
  const claim = {
    matterType: 'APPEAL',
    subject: 'OTHER',
    courtOrArbitration: false,
    existingAdminAct: false,
    otherRemedyEndsOn: null,
  };
  const route = (facts: Readonly<Record<string, JsonValue>>): unknown =>
    routeResultSchema.parse(run('dt-02-route', { ...claim, ...facts }));

  test.each([
    ['PUBLIC_FACILITY', 'R31_6', 'HANDLE_31_6', true],
    ['SERVICE_YEARS', 'R31_6', 'HANDLE_31_6', true],
    ['PRESALE_FUNDS', 'R31_5', null, true],
    ['HOUSING_DAMAGES', 'R31_1', null, true],
    ['SCHOOL_PLACE', 'R31_6', 'HANDLE_31_6', true],
    ['PENALTY_ON_THE_SPOT', 'R31_4', 'RECONSIDERATION_APPLY', true],
    ['WAGES', 'R31_2', 'LABOUR_ARB_LIMIT', true],
    ['LABOUR_INSPECTION', 'R31_5', null, true],
    ['SCHOOL_BUS', 'R31_6', 'HANDLE_31_6', true],
    ['DRAINAGE', 'R31_6', 'HANDLE_31_6', true],
    ['PARTY_DISCIPLINE_APPEAL', 'R31_3', null, true],
    ['COURT_JUDGMENT', 'R31_1', null, true],
    ['CADRE_CONDUCT', 'ACCUSATION', 'DISCIPLINE_NOTICE', false],
    ['SUGGESTION_GENERAL', 'SUGGESTION', null, false],
    ['OTHER', 'R31_6', 'HANDLE_31_6', false],
  ])('should send an appeal about %s to %s', (subject, expected, clockKey, sure) => {
    expect(route({ subject })).toMatchObject({ route: expected, clockKey, sure });
  });

  test('should send every accusation to the competent organ, whatever it is about', () => {
    for (const subject of subjectSchema.options)
      expect(route({ matterType: 'ACCUSATION', subject })).toMatchObject({ route: 'ACCUSATION', sure: true });
  });

  test('should ask a person when the end of the other remedy is unknown', () => {
    expect(route({ subject: 'DRAINAGE', existingAdminAct: true })).toMatchObject({ route: 'R31_4', sure: false });
    expect(route({ subject: 'DRAINAGE', existingAdminAct: true, otherRemedyEndsOn: '2026-06-01' })).toMatchObject({
      route: 'R31_4',
      sure: true,
    });
  });

  test('should name only clocks that exist', () => {
    const named = files.get('dt-02-route')?.match(/"[A-Z0-9]+_[A-Z0-9_]+"/g) ?? [];
    expect(
      named
        .filter((each) => /HANDLE|LIMIT|APPLY|NOTICE/.test(each))
        .every((each) => clockKeySchema.safeParse(each.slice(1, -1)).success),
    ).toBe(true);
  });
});

describe('DT-03', () => {
  const units = (matterType: string, subject: string): readonly string[] =>
    unitResultSchema.parse(run('dt-03-unit', { matterType, subject }));

  test('should propose the department in charge first and the place after it', () => {
    expect(units('APPEAL', 'SERVICE_YEARS')).toEqual(['CULTURE_TOURISM', 'HUMAN_RESOURCES']);
    expect(units('APPEAL', 'PRESALE_FUNDS')).toEqual(['HOUSING', 'PLACE']);
    expect(units('APPEAL', 'SCHOOL_BUS')).toEqual(['EDUCATION', 'TRANSPORT', 'PLACE']);
  });

  test('should propose somebody for every subject and type', () => {
    for (const type of ['APPEAL', 'SUGGESTION'])
      for (const subject of subjectSchema.options) expect(units(type, subject)).not.toEqual([]);
  });

  test('should never propose the place for an accusation (R1 art. 30)', () => {
    for (const subject of subjectSchema.options) expect(units('ACCUSATION', subject)).toEqual(['DISCIPLINE']);
  });
});

describe('DT-05', () => {
  const calm = {
    lifeOrSafety: false,
    minorAtRisk: false,
    coPetitioners: 0,
    unresolvedUnitDispute: false,
    repeatsAfterOpinion: 0,
    repeatsWhilePending: 0,
    overdue: false,
    upheldNotExecuted: false,
    dueSoon: false,
    redoOpen: false,
    units: 1,
    reviewRequested: false,
    settled: false,
  };
  const rate = (facts: Partial<Record<keyof typeof calm, JsonValue>>): unknown =>
    colourResultSchema.parse(run('dt-05-colour', { ...calm, ...facts }));

  test('should be green when nothing stands out', () => {
    expect(rate({})).toEqual({ colour: 'GREEN', factors: [] });
  });

  test('should take the highest colour and name every factor', () => {
    expect(rate({ coPetitioners: 9, dueSoon: true })).toEqual({
      colour: 'RED',
      factors: ['MANY_PETITIONERS', 'DUE_SOON'],
    });
    expect(rate({ repeatsWhilePending: 1, units: 2 })).toEqual({
      colour: 'YELLOW',
      factors: ['REPEATED_WHILE_PENDING', 'SEVERAL_UNITS'],
    });
  });

  test.each([
    [4, 'GREEN'],
    [5, 'RED'],
  ])('should rate %i co-petitioners %s', (coPetitioners, colour) => {
    expect(rate({ coPetitioners })).toMatchObject({ colour });
  });

  test.each([
    [0, 'GREEN'],
    [1, 'YELLOW'],
    [2, 'YELLOW'],
    [3, 'RED'],
  ])('should rate %i repeats after an opinion %s', (repeatsAfterOpinion, colour) => {
    expect(rate({ repeatsAfterOpinion })).toMatchObject({ colour });
  });

  test('should be green once settled, whatever went before', () => {
    expect(rate({ settled: true, overdue: true, coPetitioners: 23 })).toEqual({
      colour: 'GREEN',
      factors: ['SETTLED'],
    });
  });
});

describe('DT-07', () => {
  test('should know every day from ten before to forty after, and use every action', () => {
    const action = (daysPastDue: number): string =>
      escalationResultSchema.parse(run('dt-07-escalation', { daysPastDue })).action;
    const days = Array.from({ length: 51 }, (_, index) => index - 10);
    const expected = (day: number): string =>
      day === -10 || day === -3
        ? 'REMIND'
        : day < 0
          ? 'NONE'
          : day <= 3
            ? 'UNIT_HEAD_REASON'
            : day <= 7
              ? 'SUPERVISE'
              : day <= 15
                ? 'CIRCULAR'
                : day <= 30
                  ? 'INTERVIEW'
                  : 'LISTED';
    expect(days.map(action)).toEqual(days.map(expected));
    expect(new Set(days.map(action))).toEqual(new Set(escalationActionSchema.options));
  });
});

describe('DT-08', () => {
  const grade = (defects: readonly string[], ratedUnsatisfied = false): unknown =>
    reviewGradeSchema.parse((run('dt-08-redo', { defects, ratedUnsatisfied }) as { grade: unknown }).grade);

  test.each([
    [[], 'PASS'],
    [['F1'], 'FIX'],
    [['F6', 'F8'], 'FIX'],
    [['F2', 'F3'], 'REDO'],
    [['F8', 'F5'], 'REDO'],
    [['F2', 'F7'], 'REDO_SUPERVISED'],
  ])('should grade %j as %s', (defects, expected) => {
    expect(grade(defects)).toBe(expected);
  });

  test('should never order a redo for dissatisfaction alone', () => {
    expect(grade([], true)).toBe('PASS');
    expect(grade(['F8'], true)).toBe('FIX');
    expect(grade(['F4'], true)).toBe('REDO');
  });

  test('should know every defect', () => {
    const known = files.get('dt-08-redo') ?? '';
    for (const defect of defectSchema.options) expect(known).toContain(defect);
  });
});
