import { useEffect, useRef, type RefObject } from 'react';

/** What the last drawing was given, for what lives longer than one drawing: an editor that reports back. */
export function useLatest<T>(value: T): RefObject<T> {
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  });
  return latest;
}
