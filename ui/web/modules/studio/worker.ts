/** The studio's worker: proving and replaying take seconds, and the page goes on meanwhile. One ask per worker. */
import { backtest } from '../../../../processes/backtest/index.ts';
import { readFiles, processOfResource, type TrialFile, type TrialModels } from '../../../../processes/play/index.ts';
import type { Ask, BacktestAsk, FromWorker, Surroundings } from './asks.ts';
import { findInDraft } from './findInDraft.ts';

const tell = (message: FromWorker): void => self.postMessage(message);

self.addEventListener('message', ({ data }: MessageEvent<Ask>) => {
  answer(data).then(
    (value) => tell({ kind: 'done', value }),
    (error: unknown) => tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }),
  );
});

function answer(ask: Ask): Promise<unknown> {
  switch (ask.kind) {
    case 'problems':
      return findInDraft(ask, (states) => tell({ kind: 'progress', done: states, all: null }));
    case 'backtest':
      return runBacktest(ask);
  }
}

async function runBacktest({ cases, draft, live, around, zone }: BacktestAsk) {
  const model = async (file: TrialFile) => ({
    processId: processOfResource(file.resource),
    models: await modelsOf(file, around),
  });
  return backtest(cases, await model(draft), await model(live), {
    zone,
    onProgress: (done, all) => tell({ kind: 'progress', done, all }),
  });
}

async function modelsOf(file: TrialFile, around: Surroundings): Promise<TrialModels> {
  const read = await readFiles([file, ...around.files]);
  if (!read.ok) throw new Error(read.problems.map(({ resource, reason }) => `${resource}: ${reason}`).join('\n'));
  return { ...read.models, forms: [...read.models.forms, ...around.forms] };
}
