/** What is counted. Each fact adds to a numerator and a denominator of one measure on one day. */
export const MEASURES = [
  /** Notices of receipt: in time ÷ due, on the due day (R1 art. 23). */
  'NOTICE',
  /** Art. 31(6) opinions: in time ÷ due, on the due day after an extension (R1 art. 34). */
  'CLOSE',
  /** Days from acceptance to the first opinion ÷ opinions, on the day of serving. */
  'DAYS',
  /** First-time matters closed that did not come back ÷ first-time matters closed. */
  'FIRST',
  /** Contacts that are repeats ÷ contacts, on the day of receipt. */
  'REPEAT',
  /** Satisfied or basically satisfied ÷ rated, on the day of rating. */
  'RATED',
  /** Rated ÷ invited, on the day of invitation. */
  'INVITED',
  /** Matters that a leader took charge of: counted in the denominator. */
  'OWNED',
  /** The same, closed: counted in the numerator, never before the leader took charge. */
  'OWNED_OVER',
  /** Drafts that passed the pre-check at first submission ÷ first submissions. */
  'PRECHECK',
  /** Sampled claims with a defect ÷ sampled claims that were reviewed. */
  'DEFECT',
  /** Sampled claims ordered to be done again ÷ sampled claims that were reviewed. */
  'REDO',
  /** Redos in time ÷ redos due. */
  'REDO_TIME',
  /** Review decisions (复查) that upheld the opinion ÷ review decisions. */
  'REVIEW_UPHELD',
  /** Review decisions that changed or revoked it ÷ review decisions. */
  'REVIEW_OVERTURN',
  /** Appeal claims sent to the procedures of art. 31(1)-(5) ÷ appeal claims sorted. */
  'DIVERT',
  /** Claims accepted and not answered yet: the number of the day of acceptance ÷ claims. */
  'OPEN',
] as const;
export type Measure = (typeof MEASURES)[number];
