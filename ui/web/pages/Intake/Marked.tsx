import { markShared } from './shared.ts';

/** Somebody's words, marked where the other text says the same. */
export function Marked({ text, other }: { text: string; other: string }) {
  return (
    <span lang="zh-CN" className="intake-quote">
      {markShared(text, other).map((piece, at) => (piece.shared ? <mark key={at}>{piece.text}</mark> : piece.text))}
    </span>
  );
}
