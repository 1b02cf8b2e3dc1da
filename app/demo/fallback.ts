/**
 * Acts of staff that the acceptance cases do not tell: a sampled claim that shows no defect, closing an answered matter.
 * Each waits some hours, as a person would.
 */
import type { UserTaskKey } from '../../domain/jobs/userTasks.ts';

export interface Fallback {
  readonly afterHours: number;
  readonly form: Readonly<Record<string, unknown>>;
}

export const fallbacks: Partial<Record<UserTaskKey, Fallback>> = {
  'claim-review/task-review': { afterHours: 30, form: { defects: [] } },
  'petition-case/task-close-out': { afterHours: 8, form: { codes: ['SOLVED'] } },
  'petition-case/task-own-matter': {
    afterHours: 6,
    form: {
      level: 'COUNTY',
      planDueOn: '2026-12-31',
      plan: { rootCause: '待查', crux: '待查', method: '领导包案', steps: '核查、协调、回访' },
    },
  },
};
