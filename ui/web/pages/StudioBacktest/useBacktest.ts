import { useEffect, useRef, useState } from 'react';
import type { Draft } from '../../../../domain/schema/studio.ts';
import type { BacktestResult } from '../../../../processes/backtest/index.ts';
import type { Surroundings } from '../../modules/studio/asks.ts';
import { askWorker } from '../../modules/studio/askWorker.ts';
import { readClosedCases } from '../../modules/studio/api.ts';
import { OFFICE_ZONE } from '../../modules/studio/studioTime.ts';

export type Backtesting =
  | { readonly kind: 'idle' }
  | { readonly kind: 'reading'; readonly cases: number }
  | { readonly kind: 'running'; readonly done: number; readonly all: number }
  | { readonly kind: 'done'; readonly result: BacktestResult; readonly ms: number }
  | { readonly kind: 'failed'; readonly error: unknown };

/** Runs the closed cases of a process through the draft in a worker. */
export function useBacktest(draft: Draft | undefined, around: Surroundings | null) {
  const [state, setState] = useState<Backtesting>({ kind: 'idle' });
  const stop = useRef<() => void>(() => undefined);
  useEffect(() => () => stop.current(), []);
  const run = async () => {
    if (!draft?.base || around === null) return;
    const { resource, content, base } = draft;
    stop.current();
    let stopped = false;
    stop.current = () => void (stopped = true);
    setState({ kind: 'reading', cases: 0 });
    try {
      const cases = await readClosedCases(resource, (count) => setState({ kind: 'reading', cases: count }));
      if (stopped) return;
      const begun = performance.now();
      const asked = askWorker(
        {
          kind: 'backtest',
          cases,
          draft: { resource, content },
          live: { resource, content: base.content },
          around,
          zone: OFFICE_ZONE,
        },
        (done, all) => setState({ kind: 'running', done, all: all ?? done }),
      );
      stop.current = asked.stop;
      const result = await asked.answer;
      setState({ kind: 'done', result, ms: performance.now() - begun });
    } catch (error) {
      setState({ kind: 'failed', error });
    }
  };
  return {
    state,
    run: () => void run(),
    stop: () => {
      stop.current();
      setState({ kind: 'idle' });
    },
  } as const;
}
