/** From a timer definition to due dates. */
import type { VariableReader } from '../context.ts';
import type { Failure, Result } from '../failure.ts';
import { fail, ok } from '../failure.ts';
import type { TimerEvent } from '../model.ts';
import type { Processing } from '../processing.ts';
import { evaluateString } from './expressions.ts';
import { nextCron, parseCron } from './cron.ts';
import { addDuration, parseCycle, parseDuration, parseInstant } from './iso8601.ts';

export interface Schedule {
  /** Epoch ms. */
  readonly dueAt: number;
  /** Triggers left including this one; -1 = without end. */
  readonly repetitions: number;
  readonly interval: string | null;
}

/** A definition's text to its first due date. Pure; also used for start timers at deployment. */
export const scheduleOf = (kind: TimerEvent['timer']['kind'], text: string, now: number): Result<Schedule> => {
  if (kind === 'date') {
    const dueAt = parseInstant(text);
    return dueAt === null ? invalid('date', text) : ok({ dueAt, repetitions: 1, interval: null });
  }
  if (kind === 'duration') {
    const duration = parseDuration(text);
    return duration
      ? ok({ dueAt: addDuration(now, duration), repetitions: 1, interval: null })
      : invalid('duration', text);
  }
  const cycle = parseCycle(text);
  if (cycle) {
    const dueAt = cycle.start ?? addDuration(now, parseDuration(cycle.interval)!);
    return ok({ dueAt, repetitions: cycle.repetitions, interval: cycle.interval });
  }
  const cron = parseCron(text);
  const dueAt = cron && nextCron(cron, now);
  return dueAt === null ? invalid('cycle', text) : ok({ dueAt, repetitions: -1, interval: text });
};

const invalid = (kind: string, text: string): { ok: false; failure: Failure } =>
  fail('EXTRACT_VALUE_ERROR', `Invalid timer ${kind} '${text}': expected ${EXPECTED[kind]}`);

const EXPECTED: Readonly<Record<string, string>> = {
  date: 'an ISO 8601 date-time',
  duration: 'an ISO 8601 duration',
  cycle: "an ISO 8601 repetition like 'R3/PT1H' or a cron expression",
};

/** Evaluates and schedules. */
export const evaluateTimer = (p: Processing, timer: TimerEvent['timer'], reader: VariableReader): Result<Schedule> => {
  const text = evaluateString(p, timer.expression, reader);
  return text.ok ? scheduleOf(timer.kind, text.value, p.ctx.now) : text;
};

/**
 * What follows a cycle timer that fired: the next due date counted from the one that was due (so a
 * late trigger does not shift the rhythm), or null when it was the last.
 */
export const nextSchedule = (fired: Schedule): Schedule | null => {
  if (fired.interval === null || fired.repetitions === 1) return null;
  const repetitions = fired.repetitions < 0 ? -1 : fired.repetitions - 1;
  const duration = parseDuration(fired.interval);
  const cron = duration ? null : parseCron(fired.interval);
  const dueAt = duration ? addDuration(fired.dueAt, duration) : cron && nextCron(cron, fired.dueAt);
  return dueAt === null ? null : { dueAt, repetitions, interval: fired.interval };
};
