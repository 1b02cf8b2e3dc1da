/** Judges the signs of life of the workers: what is wrong that raises no incident. */
import type { HealthFinding, WorkerHealth } from '../../../../domain/schema/operationViews.ts';
import type { WaitingJob, WorkerProgram } from '../../../../domain/store/index.ts';
import type { HandedOutAgain } from '../../../../platform/camunda/index.ts';

/** A program beats every 10 s; three missed ones are no accident. ms */
const SILENT_AFTER_MS = 30_000;
/** A queue whose first job nobody takes: five times what the longest poll and back-off of a worker last. ms */
const STANDS_AFTER_MS = 5 * 60_000;
/** Starts of one host without an orderly stop before: as Kubernetes counts a crash loop, by what repeats within minutes. */
const RESTARTS = 3;
const RESTART_WINDOW_MS = 10 * 60_000;
/** One that stopped in order is shown a little longer, so that an operator sees what was done. ms */
const STOPPED_SHOWN_MS = 10 * 60_000;

type Known = Pick<WorkerHealth, 'programs' | 'queues' | 'findings'>;

const nobody = { host: null, jobType: null, instances: [] } as const;

export function healthOf(
  programs: readonly WorkerProgram[],
  waiting: readonly WaitingJob[],
  again: readonly HandedOutAgain[],
  at: Date,
): Known {
  const ago = (then: Date): number => at.getTime() - then.getTime();
  const stateOf = ({ stoppedAt, beatAt }: WorkerProgram): Known['programs'][number]['state'] =>
    stoppedAt !== null ? 'STOPPED' : ago(beatAt) > SILENT_AFTER_MS ? 'SILENT' : 'ALIVE';
  const alive = programs.filter((one) => stateOf(one) === 'ALIVE');
  const hosts = [...new Set(programs.map(({ host }) => host))];

  const silent = hosts.flatMap((host): HealthFinding[] => {
    const gone = programs.filter((one) => one.host === host && stateOf(one) === 'SILENT');
    const latest = gone.at(-1);
    // One that was started again after it went is not missed any more.
    const replaced = alive.some((one) => one.host === host && latest && one.startedAt > latest.startedAt);
    return latest && !replaced
      ? [{ ...nobody, kind: 'SILENT', host, count: latest.inWork, since: latest.beatAt.toISOString() }]
      : [];
  });
  const restarting = hosts.flatMap((host): HealthFinding[] => {
    const starts = programs.filter((one) => one.host === host && ago(one.startedAt) < RESTART_WINDOW_MS);
    const crashed = starts.filter((one) => one.stoppedAt === null).length;
    const [first] = starts;
    return first && crashed >= RESTARTS
      ? [{ ...nobody, kind: 'RESTARTING', host, count: crashed, since: first.startedAt.toISOString() }]
      : [];
  });
  const standing = waiting
    .filter(({ since }) => ago(since) > STANDS_AFTER_MS)
    .map(({ jobType, waiting: count, since }): HealthFinding => ({
      ...nobody,
      kind: 'STANDING',
      jobType,
      count,
      since: since.toISOString(),
    }));
  const unanswered = again.map(({ jobType, count, instances }): HealthFinding => ({
    ...nobody,
    kind: 'HANDED_OUT_AGAIN',
    jobType,
    count,
    since: null,
    instances,
  }));
  const none: HealthFinding[] =
    alive.length === 0 ? [{ ...nobody, kind: 'NO_PROGRAM', count: 0, since: lastBeat(programs) }] : [];
  return {
    programs: programs
      .map((one) => ({
        host: one.host,
        state: stateOf(one),
        startedAt: one.startedAt.toISOString(),
        beatAt: one.beatAt.toISOString(),
        inWork: one.inWork,
        done: one.done,
        failed: one.failed,
      }))
      .filter(({ state, beatAt }) => state === 'ALIVE' || ago(new Date(beatAt)) < STOPPED_SHOWN_MS)
      .toReversed(),
    queues: waiting.map(({ jobType, waiting: count, since }) => ({ jobType, count, since: since.toISOString() })),
    findings: [...none, ...restarting, ...silent, ...standing, ...unanswered],
  };
}

const lastBeat = (programs: readonly WorkerProgram[]): string | null =>
  programs
    .map(({ beatAt }) => beatAt.toISOString())
    .toSorted()
    .at(-1) ?? null;
