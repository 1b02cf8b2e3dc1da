/** Every job type has exactly one worker: a missing one does not compile. */
import type { JobType } from '../domain/jobs/jobs.ts';
import { matterBindFlow } from './matter.bindFlow/handler.ts';
import { matterAssess } from './matter.assess/handler.ts';
import { matterProposeIntake } from './matter.proposeIntake/handler.ts';
import { matterReportUrgent } from './matter.reportUrgent/handler.ts';
import { claimProposeRoute } from './claim.proposeRoute/handler.ts';
import { matterCollectFacts } from './matter.collectFacts/handler.ts';
import { matterRecordColour } from './matter.recordColour/handler.ts';
import { claimTellExtension } from './claim.tellExtension/handler.ts';
import { matterInviteRating } from './matter.inviteRating/handler.ts';
import { matterOpenCloseOut } from './matter.openCloseOut/handler.ts';
import { contactAnswer } from './contact.answer/handler.ts';
import { clockCheck } from './clock.check/handler.ts';
import { clockEscalate } from './clock.escalate/handler.ts';
import { reviewSample } from './review.sample/handler.ts';
import { reviewCollectDefects } from './review.collectDefects/handler.ts';
import { reviewOpenFix } from './review.openFix/handler.ts';
import { redoDraftMeasure } from './redo.draftMeasure/handler.ts';
import { measureDraft } from './measure.draft/handler.ts';
import type { WorkerFactory } from './worker.ts';

export type { WorkerDeps } from './worker.ts';

export const workers = {
  'matter.bindFlow': matterBindFlow,
  'matter.assess': matterAssess,
  'matter.proposeIntake': matterProposeIntake,
  'matter.reportUrgent': matterReportUrgent,
  'claim.proposeRoute': claimProposeRoute,
  'matter.collectFacts': matterCollectFacts,
  'matter.recordColour': matterRecordColour,
  'claim.tellExtension': claimTellExtension,
  'matter.inviteRating': matterInviteRating,
  'matter.openCloseOut': matterOpenCloseOut,
  'contact.answer': contactAnswer,
  'clock.check': clockCheck,
  'clock.escalate': clockEscalate,
  'review.sample': reviewSample,
  'review.collectDefects': reviewCollectDefects,
  'review.openFix': reviewOpenFix,
  'redo.draftMeasure': redoDraftMeasure,
  'measure.draft': measureDraft,
} as const satisfies { [T in JobType]: WorkerFactory<T> };
