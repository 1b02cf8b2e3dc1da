/** Closed cases made by running the live model with outcomes and durations drawn from a seed. */
import type { ClosedCase } from '../../domain/schema/studio.ts';
import { Answers } from '../../processes/backtest/answers.ts';
import type { Plan } from '../../processes/backtest/agenda.ts';
import { simulate } from '../../processes/backtest/run.ts';
import { Models, type TrialModels } from '../../processes/play/models.ts';
import { Samples } from '../../processes/play/samples.ts';
import { startOf } from '../../processes/backtest/caseStart.ts';

const DAY_MS = 86_400_000;
const UNITS = [
  { zh: '县住建局', en: 'Housing bureau' },
  { zh: '青槐镇', en: 'Qinghuai town' },
  { zh: '县教育局', en: 'Education bureau' },
];

/** mulberry32 */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface Weights {
  /** Shares of outcomes by element; a step that is not named takes its first outcome. */
  readonly outcomes: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Longest duration in days by element. */
  readonly days: Readonly<Record<string, number>>;
}

/** About one in five opinions is returned, one in ten claims is extended, one in fourteen is refused. */
export const CLAIM_WEIGHTS: Weights = {
  outcomes: {
    'task-accept': { ACCEPTED: 0.93, NOT_ACCEPTED: 0.07 },
    'task-investigate': { READY: 0.8, HEARING: 0.1, EXTENSION: 0.1 },
    'task-approve-extension': { APPROVED: 0.9, REFUSED: 0.1 },
    'task-pre-check': { PASS: 0.8, RETURN: 0.2 },
    'task-serve-opinion': { SERVED: 0.7, EXECUTE: 0.3 },
  },
  days: {
    'task-accept': 10,
    'task-investigate': 40,
    'task-draft-opinion': 8,
    'task-pre-check': 3,
    'task-serve-opinion': 4,
  },
};

export function closedCases(models: TrialModels, processId: string, count: number, weights: Weights): ClosedCase[] {
  const live = new Models(models);
  const samples = new Samples('Asia/Shanghai');
  const random = seeded(count);
  // As the store tells cases: codes and dates, but no ids and no groups.
  const variables = { route: 'R31_6' };
  return Array.from({ length: count }, (_, index) => {
    const at = Date.parse('2025-06-02T01:00:00Z') + Math.floor(random() * 300) * DAY_MS;
    const empty = { ...blank(index, at), variables };
    const answers = new Answers(live, samples, empty);
    const run = simulate(live, startOf(live, processId, empty, samples), drawn(random, answers, weights));
    if (run.stopped) throw new Error(`the live model does not end: ${run.stopped.because.en}`);
    return {
      ...empty,
      endedAt: new Date(run.endedAt).toISOString(),
      dueOn: new Date(at + (run.steps.some(({ outcome }) => outcome === 'APPROVED') ? 90 : 60) * DAY_MS)
        .toISOString()
        .slice(0, 10),
      steps: run.steps.map((step) => ({
        elementId: step.elementId,
        outcome: step.kind === 'job' ? 'complete' : step.outcome,
        at: new Date(step.at).toISOString(),
      })),
    };
  });
}

function blank(index: number, at: number): ClosedCase {
  const instant = new Date(at).toISOString();
  return {
    publicNumber: `YZ-${String(index + 1).padStart(6, '0')}`,
    unitName: UNITS[index % UNITS.length]!,
    subject: 'OTHER',
    processVersion: 1,
    startedAt: instant,
    endedAt: instant,
    dueOn: null,
    variables: {},
    steps: [],
  };
}

function drawn(random: () => number, answers: Answers, weights: Weights): Plan {
  return (work, { openedAt }) => {
    if (work.kind === 'message') return null;
    const outcome =
      work.kind === 'task' ? pick(random, weights.outcomes[work.elementId], answers.outcomes(work)[0]) : null;
    const answer = answers.to(work, outcome);
    if (!answer.ok) throw new Error(answer.because.en);
    const days = work.kind === 'task' ? random() * (weights.days[work.elementId] ?? 5) : 0;
    return { at: openedAt + days * DAY_MS, outcome, variables: answer.variables, basis: 'OWN' };
  };
}

function pick(random: () => number, shares: Readonly<Record<string, number>> | undefined, first: string | undefined) {
  if (!shares) return first ?? null;
  let left = random();
  for (const [outcome, share] of Object.entries(shares)) if ((left -= share) < 0) return outcome;
  return Object.keys(shares).at(-1)!;
}
