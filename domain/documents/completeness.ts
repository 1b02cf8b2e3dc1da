/** The check before service: each required part that a document does not really have, by name. Pure. */
import { requiredParts, type DocumentKind, type DocumentPart, type RequiredPart } from './kinds.ts';

export type PartTexts = Readonly<Partial<Record<DocumentPart, string>>>;

/** Whether a text says anything: dashes, dots and blanks alone are no part of a document. */
export const says = (text: string | undefined): boolean => text !== undefined && /[\p{L}\p{N}]/u.test(text);

export interface CheckedPart extends RequiredPart {
  readonly state: 'THERE' | 'MISSING' | 'DOUBTFUL';
}
export interface Completeness {
  readonly complete: boolean;
  readonly missing: readonly DocumentPart[];
  readonly parts: readonly CheckedPart[];
}

/** A legal basis that names no rule (《…》) and no article (第…条) is let through, but the checker is told. */
const namesRule = (text: string): boolean => /《[^》]+》|第[^。；]{1,12}条/.test(text);

export function completenessOf(kind: DocumentKind, texts: PartTexts): Completeness {
  const parts = requiredParts[kind].map(({ part, article }): CheckedPart => {
    const text = texts[part];
    if (!says(text)) return { part, article, state: 'MISSING' };
    return { part, article, state: part === 'LEGAL_BASIS' && !namesRule(text ?? '') ? 'DOUBTFUL' : 'THERE' };
  });
  const missing = parts.filter(({ state }) => state === 'MISSING').map(({ part }) => part);
  return { complete: missing.length === 0, missing, parts };
}
