/** The part of a receipt that can be checked without the office: one labelled line each, so that it survives printing and typing off. */
export interface PrintedProof {
  readonly keyId: string;
  readonly statement: string;
  readonly signature: string;
  /** What was filed; absent for an event. */
  readonly filing?: string;
}

export const printProof = ({ keyId, statement, signature, filing }: PrintedProof): string =>
  [
    `key: ${keyId}`,
    `statement: ${statement}`,
    `signature: ${signature}`,
    ...(filing === undefined ? [] : [`filed: ${filing}`]),
  ].join('\n');

/** The short check code that is compared by eye: the first 16 digits of a SHA-256 in fours. */
export const checkCode = (sha256: string): string => (sha256.slice(0, 16).toUpperCase().match(/.{4}/g) ?? []).join(' ');
