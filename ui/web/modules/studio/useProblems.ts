import { useEffect, useState } from 'react';
import type { Found, Surroundings } from './asks.ts';
import { askWorker } from './askWorker.ts';

/** Time without a change, in ms, after which a draft is checked: about a pause between two words. */
const PAUSE_MS = 500;

export interface Checking {
  /** Of the last content that was checked to the end; null before the first. */
  readonly found: Found | null;
  /** States explored so far; null when nothing is being checked. */
  readonly states: number | null;
  readonly failed: boolean;
}

/** Checks a draft as one types; a check that is overtaken is ended. */
export function useProblems(xml: string | null, around: Surroundings | null): Checking {
  const [checking, setChecking] = useState<Checking>({ found: null, states: null, failed: false });
  const fingerprint = around && around.files.map(({ resource, content }) => `${resource} ${content.length}`).join();
  useEffect(() => {
    if (xml === null || around === null) return undefined;
    let stop = (): void => undefined;
    let current = true;
    const timer = setTimeout(() => {
      setChecking(({ found }) => ({ found, states: 0, failed: false }));
      const asked = askWorker({ kind: 'problems', xml, around }, (states) =>
        setChecking(({ found }) => ({ found, states, failed: false })),
      );
      stop = asked.stop;
      asked.answer.then(
        (found) => current && setChecking({ found, states: null, failed: false }),
        () => current && setChecking(({ found }) => ({ found, states: null, failed: true })),
      );
    }, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
      stop();
    };
    // The fingerprint stands for the surroundings, which are a new object at every render.
  }, [xml, fingerprint]);
  return checking;
}
