/** How well earlier contacts are found: recall and precision on fictional pairs, the figures kept in docs/duplicates.md. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { subjectSchema } from '../../../domain/schema/codes.ts';
import type { MatterId, UnitId } from '../../../domain/schema/ids.ts';
import { findDuplicates, type Duplicate } from '../../../domain/store/index.ts';
import { packagePath } from '../../../platform/paths.ts';
import { intakeOf, newId, units, useStore } from './support.ts';

const setup = useStore();
/** The two towns of the fixtures. */
const towns: Readonly<Record<string, UnitId>> = { QINGHUAI: newId('unit'), SONGTAO: newId('unit') };

const contactSchema = z.strictObject({
  by: z.tuple([z.string(), z.string().nullable(), z.string().nullable()]),
  place: z.string(),
  subject: subjectSchema,
  text: z.string(),
});
const laterSchema = contactSchema
  .partial({ place: true, subject: true })
  .extend({ person: z.boolean(), problem: z.boolean() });
const scenarioSchema = z.strictObject({ filed: contactSchema, later: z.array(laterSchema).min(2) });
type Scenario = z.infer<typeof scenarioSchema>;

const read = (name: string): Scenario[] =>
  z
    .array(scenarioSchema)
    .parse(JSON.parse(readFileSync(packagePath(`tests/fixtures/duplicates/${name}.json`), 'utf8')));
const sets = { development: read('development'), heldOut: read('heldOut') } as const;

const personOf = ([name, phone, address]: Scenario['filed']['by']) => ({ name, phone, address });

interface Judged {
  readonly want: { readonly person: boolean; readonly problem: boolean };
  readonly text: string;
  /** What was found of the matter that the later contact is paired with. */
  readonly own: Duplicate | undefined;
  /** What was found of all other matters: none of it is right. */
  readonly strangers: readonly Duplicate[];
}

async function judge(scenarios: readonly Scenario[], matterOf: (scenario: Scenario) => MatterId): Promise<Judged[]> {
  const everything = (unitIds: readonly UnitId[]) => ({
    seenThrough: [{ levels: ['NORMAL'] as const, receivedBy: unitIds, handledBy: unitIds, placedIn: [] }],
    hidden: { accusing: [], recusedFrom: [] },
  });
  const judged: Judged[] = [];
  for (const scenario of scenarios) {
    for (const later of scenario.later) {
      const found = await findDuplicates(
        setup.parts.db,
        setup.parts.cipher,
        {
          person: personOf(later.by),
          text: later.text,
          subjects: [later.subject ?? scenario.filed.subject],
          placeUnitId: towns[later.place ?? scenario.filed.place] ?? null,
        },
        everything([units.bureau.unitId]),
      );
      const mine = matterOf(scenario);
      judged.push({
        want: { person: later.person, problem: later.problem },
        text: later.text,
        own: found.find(({ matterId }) => matterId === mine),
        strangers: found.filter(({ matterId }) => matterId !== mine),
      });
    }
  }
  return judged;
}

const isPerson = (one: Duplicate | undefined): boolean => one !== undefined && one.kind !== 'PROBLEM';
const isProblem = (one: Duplicate | undefined): boolean => one !== undefined && one.kind !== 'PERSON';

interface Figures {
  readonly pairs: number;
  readonly recall: number;
  readonly precision: number;
}

/** Share of the right ones that were found, and share of the found ones that were right. */
function figures(judged: readonly Judged[], kind: 'person' | 'problem'): Figures {
  const says = kind === 'person' ? isPerson : isProblem;
  const right = judged.filter(({ want }) => want[kind]);
  const hits = right.filter(({ own }) => says(own)).length;
  const wrong =
    judged.filter(({ want, own }) => !want[kind] && says(own)).length +
    judged.flatMap(({ strangers }) => strangers).filter(says).length;
  return { pairs: right.length, recall: hits / right.length, precision: hits / Math.max(1, hits + wrong) };
}

const judgements = new Map<keyof typeof sets, readonly Judged[]>();

beforeAll(async () => {
  const matters = new Map<Scenario, MatterId>();
  for (const [n, scenario] of Object.values(sets).flat().entries()) {
    const { by, place, subject, text } = scenario.filed;
    const intake = intakeOf({
      petitioner: personOf(by),
      text,
      claims: [{ subject, text: '请依法处理。' }],
      placeUnitId: towns[place] ?? null,
    });
    matters.set(scenario, (await setup.register(intake, `fixture-${String(n)}`)).matterId);
  }
  await setup.database.pool.query('analyze cases.problem_terms');
  for (const [name, scenarios] of Object.entries(sets) as [keyof typeof sets, Scenario[]][])
    judgements.set(
      name,
      await judge(scenarios, (scenario) => {
        const matterId = matters.get(scenario);
        if (!matterId) throw new Error('a scenario that was not filed');
        return matterId;
      }),
    );
}, 120_000);

test('should hold at least 120 pairs, hard negatives among them', () => {
  const later = Object.values(sets).flatMap((scenarios) => scenarios.flatMap((scenario) => scenario.later));
  expect(later.length).toBeGreaterThanOrEqual(120);
  expect(later.filter(({ problem, person }) => !problem && !person).length).toBeGreaterThan(30);
});

test.each(['development', 'heldOut'] as const)('should find nine in ten, and mostly what is right (%s)', (name) => {
  const judged = judgements.get(name) ?? [];
  for (const kind of ['person', 'problem'] as const) expect(figures(judged, kind).recall).toBeGreaterThanOrEqual(0.9);
  expect(figures(judged, 'person').precision).toBeGreaterThanOrEqual(0.95);
  expect(figures(judged, 'problem').precision).toBeGreaterThanOrEqual(0.65);
});

test('should tell the same person who comes with another problem from one who comes again', () => {
  const judged = [...judgements.values()].flat().filter(({ want }) => want.person);
  const kindOf = (one: Judged) => one.own?.kind;
  const again = judged.filter(({ want }) => want.problem);
  expect(again.filter((one) => kindOf(one) === 'SAME').length / again.length).toBeGreaterThanOrEqual(0.9);
  const other = judged.filter(({ want }) => !want.problem);
  expect(other.filter((one) => kindOf(one) === 'PERSON').length / other.length).toBeGreaterThanOrEqual(0.8);
});

/** Another edition of Unicode cuts a word or two differently; the document may not say more than that. */
const SLACK = 3;

test('should claim in docs/duplicates.md what was measured', () => {
  const document = readFileSync(packagePath('docs/duplicates.md'), 'utf8');
  const rows = [
    ...document.matchAll(/^\| (development|heldOut) \| (person|problem) \| (\d+) \| ([\d.]+) \| ([\d.]+) \|$/gm),
  ];
  expect(rows).toHaveLength(4);
  for (const [, name, kind, pairs, recall, precision] of rows) {
    const measured = figures(judgements.get(name as keyof typeof sets) ?? [], kind as 'person' | 'problem');
    expect(Number(pairs)).toBe(measured.pairs);
    expect(Math.abs(Number(recall) - 100 * measured.recall)).toBeLessThanOrEqual(SLACK);
    expect(Math.abs(Number(precision) - 100 * measured.precision)).toBeLessThanOrEqual(SLACK);
  }
});
