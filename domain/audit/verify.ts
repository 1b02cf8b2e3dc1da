/** Walks the chain and says where it is not as it was written. */
import { bodyOf, chainText, type AuditEntry, type ChainHead } from './chain.ts';

export type ChainFault =
  /** Entries `from` to `to` are not there. */
  | { readonly kind: 'MISSING'; readonly from: number; readonly to: number }
  /** The entry does not have the hash of what it says. */
  | { readonly kind: 'CHANGED'; readonly n: number }
  /** The entry does not follow the one before it: one of the two was put in, replaced or moved. */
  | { readonly kind: 'BROKEN_LINK'; readonly n: number }
  /** The entry stands after one with a higher number, or twice. */
  | { readonly kind: 'OUT_OF_ORDER'; readonly n: number }
  /** A head kept elsewhere names another hash at this number: the chain was written anew. */
  | { readonly kind: 'HEAD_DIFFERS'; readonly n: number }
  /** The chain goes on beyond the head that was kept beside it. */
  | { readonly kind: 'BEYOND_HEAD'; readonly n: number };

export interface ChainVerdict {
  readonly entries: number;
  readonly head: ChainHead;
  /** The first hundred; more would say nothing more. */
  readonly faults: readonly ChainFault[];
}

export interface ChainVerifier {
  /** The next entries as they stand. */
  take(entries: readonly AuditEntry[]): void;
  finish(): ChainVerdict;
}

const MOST_FAULTS = 100;

export interface VerifierOptions {
  /** SHA-256, hexadecimal. */
  readonly hash: (text: string) => string;
  /** Where the chain ends, as kept beside it. */
  readonly head: ChainHead;
  /** Heads signed and kept elsewhere. */
  readonly kept?: readonly ChainHead[];
}

export function createChainVerifier({ hash, head, kept = [] }: VerifierOptions): ChainVerifier {
  const faults: ChainFault[] = [];
  const note = (fault: ChainFault): void => void (faults.length < MOST_FAULTS && faults.push(fault));
  const heads = [head, ...kept];
  let last: ChainHead = { n: 0, hash: '' };
  let entries = 0;

  function one(entry: AuditEntry): void {
    entries += 1;
    const { n } = entry;
    if (n <= last.n) return note({ kind: 'OUT_OF_ORDER', n });
    if (n > last.n + 1) note({ kind: 'MISSING', from: last.n + 1, to: n - 1 });
    // After a gap the link cannot be told; the gap is the fault.
    else if (entry.prev !== last.hash) note({ kind: 'BROKEN_LINK', n });
    if (hash(chainText(n, entry.prev, bodyOf(entry))) !== entry.hash) note({ kind: 'CHANGED', n });
    if (heads.some((other) => other.n === n && other.hash !== entry.hash)) note({ kind: 'HEAD_DIFFERS', n });
    if (n === head.n + 1) note({ kind: 'BEYOND_HEAD', n });
    last = { n, hash: entry.hash };
  }

  return {
    take: (more) => more.forEach(one),
    finish() {
      const furthest = Math.max(...heads.map(({ n }) => n));
      if (furthest > last.n) note({ kind: 'MISSING', from: last.n + 1, to: furthest });
      return { entries, head: last, faults };
    },
  };
}
