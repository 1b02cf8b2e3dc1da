/** Closed cases for backtests: codes only, cut by access, page by page. */
import type { ClosedCase } from '../../../domain/schema/studio.ts';
import { createChecks } from '../../../app/parts/checks.ts';
import { startStudio } from '../../support/web/studio.ts';
import { shipped } from '../../processes/support/moddle.ts';
import { unitId } from '../../../app/demo/county.ts';
import { useWebWorld } from '../../support/web/world.ts';

interface Page {
  readonly items: readonly ClosedCase[];
  readonly nextCursor: string | null;
}
const world = useWebWorld({ studio: (url, parts) => startStudio(url, parts) });
const numbers: string[] = [];

/** A matter with one run of the process, closed on this day. */
async function closed(day: string, confidentiality: string): Promise<void> {
  await world.at('2026-03-02 09:00');
  const { matterId, publicNumber } = await world.register({});
  const { db } = world.parts;
  const claim = await db
    .selectFrom('cases.claim')
    .select('claim_id')
    .where('matter_id', '=', matterId)
    .executeTakeFirstOrThrow();
  await db
    .updateTable('cases.matter')
    .set({ closed_on: day, status: 'CLOSED', confidentiality, unit_ids: [unitId('URBAN_MANAGEMENT')] })
    .where('matter_id', '=', matterId)
    .execute();
  await db
    .updateTable('cases.claim')
    .set({ route: 'R31_6', unit_id: unitId('URBAN_MANAGEMENT') })
    .where('claim_id', '=', claim.claim_id)
    .execute();
  const at = (hour: number) => new Date(Date.parse('2026-03-03T00:00:00Z') + hour * 3_600_000);
  const steps = ['task-accept', 'task-investigate', 'task-draft-opinion'];
  await db
    .insertInto('cases.flow_trace')
    .values(
      steps.map((element_id, n) => ({
        key: `${matterId}:${String(n)}`,
        matter_id: matterId,
        claim_id: claim.claim_id,
        process_id: 'claim-handling',
        process_version: 1,
        process_instance_key: `9${matterId.slice(-6)}`,
        element_id,
        element_instance_key: String(n),
        outcome: 'DONE',
        decisions: JSON.stringify({}),
        at: at(n),
      })),
    )
    .execute();
  numbers.push(publicNumber);
}

beforeAll(async () => {
  for (const day of ['2026-03-10', '2026-03-11', '2026-03-12']) await closed(day, 'NORMAL');
  await closed('2026-03-13', 'WHISTLEBLOWER');
});
const page = async (as: string, query = '') =>
  (await world.send<Page>('GET', `/studio/files/claim-handling.bpmn/closed-cases${query}`, { as })).body;

test('should tell what was decided where and when, and nothing by which a person could be found', async () => {
  const { items } = await page('dsn-yz');
  expect(items.map(({ publicNumber }) => publicNumber)).toEqual(['1', '2', '3']);
  expect(items[0]).toMatchObject({
    processVersion: 1,
    subject: 'PUBLIC_FACILITY',
    startedAt: '2026-03-03T00:00:00.000Z',
    endedAt: '2026-03-03T02:00:00.000Z',
    // The bureau's fifteen days of R1 art. 22, from the day after registration.
    variables: { route: 'R31_6', dueDates: { BUREAU_DISPATCH: expect.stringMatching(/^2026-03-1[78]T/) as string } },
    steps: [
      { elementId: 'task-accept', outcome: 'DONE' },
      { elementId: 'task-investigate' },
      { elementId: 'task-draft-opinion', at: '2026-03-03T02:00:00.000Z' },
    ],
  });
  const text = JSON.stringify(items);
  for (const number of numbers) expect(text).not.toContain(number);
  expect(text).not.toMatch(/(mat|clm|usr|con)_[0-9a-f]/);
});

test('should name the matters to people who read them, each as far as that person sees', async () => {
  // A supervisor of the bureau sees the whistle-blower's matter masked, a department sees only its own.
  expect((await page('sup-yz')).items.map(({ publicNumber }) => publicNumber)).toEqual([...numbers].reverse());
  expect((await page('aud-yz')).items.map(({ publicNumber }) => publicNumber)).toEqual(
    expect.arrayContaining(numbers.slice(0, 3)),
  );
  expect((await page('ldr-education')).items).toEqual([]);
  expect((await page('ldr-urban-management')).items).toHaveLength(4);
});

test('should go on from page to page with the running number, newest first', async () => {
  const first = await page('dsn-yz', '?limit=2');
  expect(first.items.map(({ publicNumber }) => publicNumber)).toEqual(['1', '2']);
  const second = await page('dsn-yz', `?limit=2&cursor=${first.nextCursor ?? ''}`);
  expect(second.items.map(({ publicNumber }) => publicNumber)).toEqual(['3']);
  expect(second.nextCursor).toBeNull();
  expect((await page('dsn-yz', '?cursor=nonsense')).items).toHaveLength(3);
});

test('should find the shipped clock-watch without an error and without a breach, in a thread of its own', async () => {
  const check = createChecks({ zone: 'Asia/Shanghai' });
  const content = shipped('bpmn', '.bpmn').get('clock-watch') ?? '';
  const scenario = {
    scenarioId: world.parts.newId('scn'),
    resource: 'clock-watch.bpmn',
    name: '不可能',
    startsAt: '2026-03-02T00:00:00Z',
    choices: [{ do: 'start' as const, variables: {} }],
    path: ['nowhere'],
    author: { userId: world.parts.newId('usr'), name: '工作人员' },
  };
  const sound = await check({ resource: 'clock-watch.bpmn', content }, { files: [], scenarios: [scenario] });
  expect(sound.report).toMatchObject({ errors: 0, scenarios: { passed: 0, failed: 1 } });
  expect(sound.report.laws.map(({ verdict }) => verdict)).not.toContain('VIOLATED');
  expect(sound.report.laws.length).toBeGreaterThan(0);
  const broken = content.replace('type="clock.check"', 'type="clock.vanish"');
  const { problems, report } = await check(
    { resource: 'clock-watch.bpmn', content: broken },
    { files: [], scenarios: [] },
  );
  expect(report.errors).toBeGreaterThan(0);
  expect(problems).toContainEqual(expect.objectContaining({ elementId: 'job-check', severity: 'ERROR' }));
});
