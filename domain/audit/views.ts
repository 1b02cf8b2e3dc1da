/** What the audit log's page is given. */
import type { AuditEntry } from './chain.ts';

export interface AuditLine extends Omit<AuditEntry, 'prev'> {
  /** What the person is called now; an id that nobody has is its own name. */
  readonly actorName: string;
  /** null where the object is masked or there is none. */
  readonly objectName: string | null;
}
export interface AuditList {
  readonly items: readonly AuditLine[];
  readonly nextCursor: number | null;
}

/** A head that somebody outside keeps: a chain cut off at the end, or written anew as a whole, no longer leads to it. */
export interface SignedHead {
  /** Canonical JSON; these bytes are what is signed. */
  readonly statement: string;
  /** Ed25519, base64. */
  readonly signature: string;
  readonly keyId: string;
}
