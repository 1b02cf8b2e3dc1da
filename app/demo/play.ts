/** Plays the cases' acts on their dates: moves business time from due instant to due instant, acts, waits until the system is quiet. */
import { claimIdSchema, matterIdSchema, type MatterId } from '../../domain/schema/ids.ts';
import { intakeReceiptSchema } from '../../domain/schema/intake.ts';
import type { UserTaskKey } from '../../domain/jobs/userTasks.ts';
import type { StoredEvent } from '../../domain/schema/events.ts';
import type { TaskView } from '../../domain/schema/views.ts';
import { plantForm, plantIntake } from './canary.ts';
import type { Person } from './county.ts';
import { fallbacks } from './fallback.ts';
import type { DemoClient } from './http.ts';
import type { ClaimRef, DemoCase, Step } from './step.ts';
import { instantOf, localOf } from './time.ts';

export interface PlayDeps {
  readonly client: DemoClient;
  readonly people: readonly Person[];
  /** Moves business time forward, stopping at every due instant, and waits until all is quiet. */
  readonly advanceTo: (ms: number) => Promise<void>;
  readonly settle: () => Promise<void>;
  /** The next instant at which a clock or a monthly review is due, null = none. */
  readonly nextDue: () => Promise<number | null>;
  readonly openTasks: () => Promise<readonly TaskView[]>;
  readonly claims: (matterId: MatterId) => Promise<readonly ClaimRef[]>;
  readonly events: (matterId: MatterId) => Promise<readonly StoredEvent[]>;
  /** One line per event as it happens. */
  readonly onEvent: (demoCase: DemoCase, event: StoredEvent) => void;
  readonly onProgress: (done: number, total: number, at: string) => void;
}

/** What is known of a case while it plays. */
export interface PlayedCase {
  readonly demoCase: DemoCase;
  matterId: MatterId | null;
  publicNumber: string;
  secretCode: string;
  seen: number;
  readonly failures: string[];
}

interface Planned {
  readonly at: number;
  readonly played: PlayedCase;
  /** A scripted step, or a task that a fallback answers. */
  readonly step:
    | Step
    | { readonly kind: 'fallback'; readonly task: TaskView; readonly form: Readonly<Record<string, unknown>> };
}

/** Until when time runs after the last act, so that the last windows end: AC-07's rating window, thirty days from 2026-08-12. */
const END = '2026-09-16 00:00';

export async function play(cases: readonly DemoCase[], deps: PlayDeps): Promise<readonly PlayedCase[]> {
  const played = cases.map((demoCase): PlayedCase => ({
    demoCase,
    matterId: null,
    publicNumber: '',
    secretCode: '',
    seen: 0,
    failures: [],
  }));
  // A stable sort keeps the order of a case's own acts.
  const queue: Planned[] = played
    .flatMap((one) => one.demoCase.steps.map((step) => ({ at: instantOf(step.at), played: one, step })))
    .sort((a, b) => a.at - b.at);
  const total = queue.length;
  const answered = new Set<string>();
  const end = instantOf(END);
  let done = 0;
  for (let now = queue[0]?.at ?? end, last = false; !last;) {
    await deps.advanceTo(now);
    for (let next = queue[0]; next && next.at <= now; next = queue[0]) {
      queue.shift();
      await perform(next, deps);
      if (next.step.kind !== 'fallback') deps.onProgress(++done, total, localOf(now));
      await report(played, deps);
    }
    await report(played, deps);
    for (const task of await deps.openTasks()) {
      const planned = answered.has(task.userTaskKey) ? undefined : fallbackFor(task, played, queue, now);
      if (!planned) continue;
      answered.add(task.userTaskKey);
      queue.push(planned);
      queue.sort((a, b) => a.at - b.at);
    }
    // One due instant at a time, so that what it brings is seen before time goes on.
    last = now >= end && queue.length === 0;
    const due = await deps.nextDue();
    const act = queue[0]?.at ?? Math.max(now, end);
    now = due !== null && due > now && due < act ? due : act;
  }
  return played;
}

async function perform(next: Planned, deps: PlayDeps): Promise<void> {
  const { played, step } = next;
  try {
    if (step.kind === 'fallback') await submit(played, step.task, step.form, deps);
    else await act(played, step, deps);
    await deps.settle();
  } catch (error) {
    const what = step.kind === 'fallback' ? step.task.taskKey : nameOf(step);
    played.failures.push(`${localOf(next.at)} ${what}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The fallback act for a task, unless the case itself still tells what happens to it. */
function fallbackFor(
  task: TaskView,
  played: readonly PlayedCase[],
  queue: readonly Planned[],
  now: number,
): Planned | undefined {
  const fallback = fallbacks[task.taskKey as UserTaskKey];
  const one = played.find((candidate) => candidate.matterId === task.matterId);
  if (!fallback || !one) return undefined;
  const scripted = queue.some(
    (next) => next.played === one && next.step.kind === 'task' && next.step.task === task.taskKey,
  );
  return scripted
    ? undefined
    : { at: now + fallback.afterHours * 3_600_000, played: one, step: { kind: 'fallback', task, form: fallback.form } };
}

function nameOf(step: Step): string {
  return step.kind === 'task' ? step.task : step.kind;
}

async function act(played: PlayedCase, step: Step, deps: PlayDeps): Promise<void> {
  const key = `demo:${played.demoCase.id}:${step.at.replace(/\D/g, '')}:${step.kind}`;
  switch (step.kind) {
    case 'contact': {
      const clerk = deps.people.find((person) =>
        person.roles.some(({ role, unitId }) => role === 'INT' && unitId === step.intake.receivedAtUnitId),
      );
      const receipt = intakeReceiptSchema.parse(
        await deps.client.post(
          step.intake.channel === 'WEB' ? null : (clerk?.account ?? null),
          '/contacts',
          plantIntake(played.demoCase.id, step.intake),
          key,
        ),
      );
      if (step.further === receipt.opensMatter)
        throw new Error(
          step.further ? 'a further contact opened a new matter' : 'the first contact joined another matter',
        );
      if (step.further) return;
      played.matterId = matterIdSchema.parse(receipt.matterId);
      played.publicNumber = receipt.publicNumber;
      played.secretCode = receipt.secretCode ?? '';
      return;
    }
    case 'task':
      return actOnTask(played, step, deps);
    case 'rate':
      await deps.client.post(
        null,
        '/petitioner/ratings',
        { publicNumber: played.publicNumber, secretCode: played.secretCode, rating: step.rating },
        key,
      );
      return;
    default:
      await deps.client.post(
        null,
        step.kind === 'requestReview' ? '/petitioner/review-requests' : '/petitioner/reexamination-requests',
        { publicNumber: played.publicNumber, secretCode: played.secretCode, claim: step.claim },
        key,
      );
  }
}

async function actOnTask(played: PlayedCase, step: Step & { kind: 'task' }, deps: PlayDeps): Promise<void> {
  if (played.matterId === null) throw new Error('the matter was not registered');
  const claims = await deps.claims(played.matterId);
  const claimId = claims.find((claim) => claim.seq === step.claim)?.claimId;
  const open = (await deps.openTasks()).filter((task) => task.matterId === played.matterId);
  const task = open.find(
    (candidate) =>
      candidate.taskKey === step.task &&
      (candidate.claimId === null || candidate.claimId === claimIdSchema.parse(claimId)),
  );
  if (!task)
    throw new Error(
      `no such open task; open: ${open.map(({ taskKey, claimSeq }) => `${taskKey}#${claimSeq ?? ''}`).join(', ') || 'none'}`,
    );
  await submit(played, task, typeof step.form === 'function' ? step.form(claims) : step.form, deps);
}

async function submit(
  { demoCase }: PlayedCase,
  task: TaskView,
  form: Readonly<Record<string, unknown>>,
  deps: PlayDeps,
): Promise<void> {
  const holders = deps.people.filter(({ roles }) =>
    roles.some(({ role, unitId }) => task.groups.includes(`${role}@${unitId}`)),
  );
  // Whoever checked a reply before it was served does not review it afterwards: the monthly review is another reviewer's.
  const person = task.taskKey.startsWith('claim-review/') ? holders.at(-1) : holders[0];
  if (!person) throw new Error(`nobody holds a group of ${task.taskKey}`);
  const marked = plantForm(demoCase.id, task.taskKey as UserTaskKey, form);
  await deps.client.post(person.account, `/tasks/${task.userTaskKey}/completion`, marked);
}

async function report(played: readonly PlayedCase[], deps: PlayDeps): Promise<void> {
  for (const one of played) {
    if (one.matterId === null) continue;
    const events = await deps.events(one.matterId);
    for (const event of events.slice(one.seen)) deps.onEvent(one.demoCase, event);
    one.seen = events.length;
  }
}
