import type { WorkerFactory } from '../worker.ts';

/** Samples last month's closed claims and publishes one claim.sampled each; schedules the next month. */
export const reviewSample: WorkerFactory<'review.sample'> = ({ monthlyReview, actor }) => ({
  type: 'review.sample',
  handle: async ({ input }) => ({ kind: 'complete', output: await monthlyReview.sample({ ...input, actor }) }),
});
