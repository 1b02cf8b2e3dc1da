/** For what a sealed matter may be opened, with the article that allows it. A short list, so that a reason is chosen and not typed. */
import { z } from 'zod';

export const openingReasonSchema = z.enum([
  'HANDLING',
  'JUVENILE_DUTY',
  'SUPERVISION',
  'JUDICIAL_REQUEST',
  'PERSON_ASKED',
]);
export type OpeningReason = z.infer<typeof openingReasonSchema>;

/** R1 Regulation on Petition Work, R2 Law on Preventing Juvenile Delinquency, R3 Law on Protecting Minors, R7 Personal Information Protection Law. */
export const openingArticles: Readonly<Record<OpeningReason, string>> = {
  HANDLING: 'R1-32',
  JUVENILE_DUTY: 'R3-103',
  SUPERVISION: 'R1-40',
  JUDICIAL_REQUEST: 'R2-59',
  PERSON_ASKED: 'R7-45',
};
