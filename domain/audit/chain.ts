/** An entry of the audit log, and the text its hash is made of: `n`, the hash before it, and the canonical form of the rest. */
import { canonical } from '../receipts/canonical.ts';
import type { AuditAct } from './acts.ts';

export interface AuditFacts {
  /** Real time, UTC with milliseconds: business time may stand still. */
  readonly at: string;
  readonly actorId: string;
  readonly actorRole: string | null;
  readonly actorUnitId: string | null;
  readonly act: AuditAct;
  readonly objectId: string | null;
  readonly outcome: 'DONE' | 'REFUSED';
  readonly reason: string | null;
}

export interface AuditEntry extends AuditFacts {
  /** 1, 2, 3 … without a gap. */
  readonly n: number;
  /** Hash of the entry before; empty for the first. */
  readonly prev: string;
  /** SHA-256, hexadecimal. */
  readonly hash: string;
}

/** The end of the chain at some moment. */
export interface ChainHead {
  readonly n: number;
  readonly hash: string;
}

/** The part of an entry that the writer knows before its place in the chain. */
export const bodyOf = ({ at, actorId, actorRole, actorUnitId, act, objectId, outcome, reason }: AuditFacts): string =>
  canonical({ act, actorId, actorRole, actorUnitId, at, objectId, outcome, reason });

/** What is hashed; the database function `append_audit` builds the same text. */
export const chainText = (n: number, prev: string, body: string): string => `${String(n)}\n${prev}\n${body}`;
