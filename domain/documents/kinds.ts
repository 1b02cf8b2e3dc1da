/** Which documents there are, and which parts each must have before it is served, with the article that asks for it. */
export const documentKinds = [
  'RECEIPT_NOTICE',
  'DIVERSION_NOTICE',
  'EXTENSION_NOTICE',
  'HANDLING_OPINION',
  'REVIEW_OPINION',
  'REEXAM_OPINION',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

export const documentParts = [
  'RECIPIENT',
  'CLAIMS',
  'FACTS',
  'OPINION',
  'LEGAL_BASIS',
  'RESULT',
  'ROUTE',
  'PROCEDURE',
  'REASON',
  'NEW_DUE',
  'REMEDY',
  'ORGAN',
] as const;
export type DocumentPart = (typeof documentParts)[number];

export interface RequiredPart {
  readonly part: DocumentPart;
  /** Article id such as R1-32; P for what any official letter has. */
  readonly article: string;
}

const must = (article: string, ...parts: readonly DocumentPart[]): RequiredPart[] =>
  parts.map((part) => ({ part, article }));
/** Claims, facts and reasons, opinion and its legal basis (R1 art. 32); review and re-examination are written likewise. */
const FOUR = must('R1-32', 'CLAIMS', 'FACTS', 'OPINION', 'LEGAL_BASIS');
const LETTER_HEAD = must('P', 'RECIPIENT');
const LETTER_END = must('P', 'ORGAN');

/** In the order in which they stand in the document. */
export const requiredParts: Readonly<Record<DocumentKind, readonly RequiredPart[]>> = {
  // Whether it is taken up, on which way and by which procedure (R1 art. 23).
  RECEIPT_NOTICE: [...LETTER_HEAD, ...must('R1-23', 'CLAIMS', 'RESULT', 'ROUTE', 'PROCEDURE'), ...LETTER_END],
  DIVERSION_NOTICE: [...LETTER_HEAD, ...must('R1-23', 'CLAIMS', 'ROUTE', 'PROCEDURE'), ...LETTER_END],
  // The petitioner is told the reason (R1 art. 34).
  EXTENSION_NOTICE: [...LETTER_HEAD, ...must('R1-34', 'CLAIMS', 'REASON', 'NEW_DUE'), ...LETTER_END],
  HANDLING_OPINION: [...LETTER_HEAD, ...FOUR, ...must('R1-35', 'REMEDY'), ...LETTER_END],
  REVIEW_OPINION: [...LETTER_HEAD, ...FOUR, ...must('R1-36', 'REMEDY'), ...LETTER_END],
  REEXAM_OPINION: [...LETTER_HEAD, ...FOUR, ...must('R1-36', 'REMEDY'), ...LETTER_END],
};
