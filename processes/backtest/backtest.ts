/** Runs closed cases through a draft, with their own outcomes and durations. The formula is in README.md. */
import { createClocks } from '../../domain/clocks/createClocks.ts';
import type { ClosedCase, TrialChoice } from '../../domain/schema/studio.ts';
import { Models, type TrialModels } from '../play/models.ts';
import { Samples } from '../play/samples.ts';
import { words, type Words } from '../describe/words.ts';
import { Answers } from './answers.ts';
import { startOf, type CaseStart } from './caseStart.ts';
import { endedOf, isSupervised } from './ended.ts';
import { HistoryBook, type History } from './history.ts';
import { LocalDays } from './localDays.ts';
import { asItWas, asItWouldBe } from './plans.ts';
import type { BacktestResult, BacktestRow, NotReplayableRow, ReplayedRow } from './result.ts';
import { asChoices, simulate, type Run } from './run.ts';
import { PassBook, summaryOf } from './summary.ts';

export interface BacktestModel {
  readonly processId: string;
  readonly models: TrialModels;
}

export interface BacktestOptions {
  /** IANA zone of the office. */
  readonly zone: string;
  /** Cases are looked at twice, so `all` is twice their number. */
  readonly onProgress?: (done: number, all: number) => void;
  /** Rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** How long it works before others get a turn, in ms: a page that has no worker still answers within the 50 ms of RAIL. */
const TURN_MS = 50;

export async function backtest(
  cases: readonly ClosedCase[],
  draft: BacktestModel,
  live: BacktestModel,
  options: BacktestOptions,
): Promise<BacktestResult> {
  const bench = new Bench(draft, live, options.zone);
  const turns = takeTurns(2 * cases.length, options);
  const book = new HistoryBook();
  const before: Before[] = [];
  for (const closed of cases) {
    const run = bench.asItWas(closed);
    if (!('because' in run)) book.add(bench.live, closed.unitName?.zh ?? null, run);
    before.push(run);
    await turns();
  }
  const history = book.close();
  const passes = new PassBook();
  const rows: BacktestRow[] = [];
  for (const [index, closed] of cases.entries()) {
    rows.push(bench.compare(closed, before[index]!, history, passes));
    await turns();
  }
  return { summary: summaryOf(rows, passes), rows, history };
}

/** The way of one case through the draft as choices of a trial that starts at the case's beginning; null when it cannot go it. */
export function choicesFor(
  closed: ClosedCase,
  draft: BacktestModel,
  live: BacktestModel,
  history: History,
  zone: string,
): readonly TrialChoice[] | null {
  return new Bench(draft, live, zone).choices(closed, history);
}

type Refusal = Pick<NotReplayableRow, 'elementId' | 'because' | 'model'>;
type Before = Run | Refusal;

class Bench {
  readonly live: Models;
  readonly #draft: Models;
  readonly #liveId: string;
  readonly #draftId: string;
  readonly #samples: Samples;
  readonly #days: LocalDays;

  constructor(draft: BacktestModel, live: BacktestModel, zone: string) {
    this.live = new Models(live.models);
    this.#draft = new Models(draft.models);
    this.#liveId = live.processId;
    this.#draftId = draft.processId;
    this.#samples = new Samples(zone);
    this.#days = new LocalDays(createClocks({ zone }));
  }

  /** The case through the live model; that must do what the case did, or nothing can be said of the draft. */
  asItWas(closed: ClosedCase): Before {
    const answers = new Answers(this.live, this.#samples, closed);
    const run = simulate(
      this.live,
      startOf(this.live, this.#liveId, closed, this.#samples),
      asItWas(closed, this.live, answers),
    );
    const { stopped } = run;
    const because = stopped?.because ?? notTaken(this.live, this.#liveId, closed, run);
    return because ? { model: 'LIVE', elementId: stopped?.elementId ?? null, because } : run;
  }

  #asItWouldBe(closed: ClosedCase, live: Run, history: History): Run {
    const answers = new Answers(this.#draft, this.#samples, closed);
    const plan = asItWouldBe({ closed, live, history, answers, models: this.#draft, days: this.#days });
    return simulate(this.#draft, this.#draftStart(closed), plan);
  }

  compare(closed: ClosedCase, live: Before, history: History, passes: PassBook): BacktestRow {
    const { publicNumber, unitName, subject, dueOn } = closed;
    const of = { publicNumber, unitName, subject, dueOn };
    if ('because' in live) return { ...of, kind: 'NOT_REPLAYABLE', ...live };
    const run = this.#asItWouldBe(closed, live, history);
    if (run.stopped) return { ...of, kind: 'NOT_REPLAYABLE', model: 'DRAFT', ...run.stopped };
    passes.add(live.path, run.path);
    return { ...of, ...this.#difference(closed, live, run) };
  }

  #difference(
    closed: ClosedCase,
    live: Run,
    run: Run,
  ): Omit<ReplayedRow, 'publicNumber' | 'unitName' | 'subject' | 'dueOn'> {
    const before = endedOf(this.live, this.#days, live, closed.dueOn);
    const after = endedOf(this.#draft, this.#days, run, closed.dueOn);
    const firstDifference = differenceOf(live.path, run.path);
    return {
      kind: 'REPLAYED',
      samePath: firstDifference === null,
      firstDifference,
      before,
      after,
      daysLater: this.#days.between(before.answeredOn, after.answeredOn),
      breaches: before.overdueDays === 0 && (after.overdueDays ?? 0) > 0,
      escalates: isSupervised(after) && !isSupervised(before),
      estimated: run.steps.flatMap(({ elementId, basis }) => (basis === 'OWN' ? [] : [{ elementId, basis }])),
    };
  }

  choices(closed: ClosedCase, history: History): readonly TrialChoice[] | null {
    const live = this.asItWas(closed);
    if ('because' in live) return null;
    return asChoices(this.#asItWouldBe(closed, live, history), this.#draftStart(closed));
  }

  #draftStart(closed: ClosedCase): CaseStart {
    return startOf(this.#draft, this.#draftId, closed, this.#samples);
  }
}

/** Acts of the case that the live model had no place for. What happens inside the flow (gateways, rules) needs no record. */
function notTaken(models: Models, processId: string, closed: ClosedCase, run: Run): Words | null {
  const taken = counted(run.steps.map(({ elementId }) => elementId));
  for (const { elementId } of closed.steps) {
    const left = taken.get(elementId) ?? 0;
    if (left > 0) taken.set(elementId, left - 1);
    else if (isAct(models, processId, elementId))
      return words(`现行流程此处没有“${elementId}”`, `the live flow has no place for "${elementId}"`);
  }
  return null;
}

const ACTS: ReadonlySet<string> = new Set(['USER_TASK', 'RECEIVE_TASK', 'INTERMEDIATE_CATCH_EVENT']);

function isAct(models: Models, processId: string, elementId: string): boolean {
  const element = models.process(processId)?.elements[elementId];
  return element !== undefined && ACTS.has(element.type);
}

/** The first element that one path has more often than the other; parallel branches may come in any order. */
function differenceOf(before: readonly string[], after: readonly string[]): string | null {
  const left = counted(before);
  for (const id of after) {
    const count = left.get(id) ?? 0;
    if (count === 0) return id;
    left.set(id, count - 1);
  }
  return before.length === after.length ? null : ([...left].find(([, count]) => count > 0)?.[0] ?? null);
}

function counted(ids: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

/** Counts what is done, and lets the page or the worker breathe and stop. */
function takeTurns(all: number, { onProgress, signal }: BacktestOptions): () => Promise<void> {
  let done = 0;
  let turnEnds = performance.now() + TURN_MS;
  signal?.throwIfAborted();
  return async () => {
    done++;
    if (performance.now() < turnEnds && done < all) return;
    onProgress?.(done, all);
    await new Promise((resolve) => setTimeout(resolve, 0));
    signal?.throwIfAborted();
    turnEnds = performance.now() + TURN_MS;
  };
}
