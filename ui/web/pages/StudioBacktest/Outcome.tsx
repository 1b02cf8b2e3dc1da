import { Skeleton } from 'antd';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft } from '../../../../domain/schema/studio.ts';
import type { BacktestResult } from '../../../../processes/backtest/index.ts';
import { FlowPicture, type Mark } from '../../modules/bpmn/index.ts';
import { useCodes } from '../../modules/codes/index.ts';
import { Histogram } from './Histogram.tsx';
import { Rows } from './Rows.tsx';

interface Props {
  readonly draft: Draft;
  readonly result: BacktestResult;
  readonly seconds: number;
}

/** All cases in figures, on the diagram, and one by one. */
export function Outcome({ draft, result, seconds }: Props) {
  const { t } = useTranslation();
  const { pick } = useCodes();
  const { summary, rows } = result;
  const [element, setElement] = useState<string | null>(null);
  const figures: readonly (readonly [string, number, boolean])[] = [
    ['samePath', summary.samePath, false],
    ['otherPath', summary.otherPath, false],
    ['later', summary.later, false],
    ['earlier', summary.earlier, false],
    ['newlyOverdue', summary.newlyOverdue, summary.newlyOverdue > 0],
    ['newlyEscalated', summary.newlyEscalated, summary.newlyEscalated > 0],
  ];
  return (
    <>
      <p role="status">
        {t('backtest.ran', { count: summary.cases, seconds: seconds.toFixed(1), replayed: summary.replayed })}
      </p>
      {summary.reasons.map(({ because, count }) => (
        <p key={because.en} className="note">
          {t('backtest.notReplayed', { count })} {pick(because)}
        </p>
      ))}
      <dl className="backtest-figures">
        {figures.map(([key, value, isWorse]) => (
          <div key={key} className={isWorse ? 'worse' : undefined}>
            <dt>{t(`backtest.${key}`)}</dt>
            <dd className="tabular">{value}</dd>
          </div>
        ))}
      </dl>
      <div className="backtest-columns">
        <section className="studio-card" aria-labelledby="on-diagram">
          <h2 id="on-diagram">{t('backtest.onDiagram')}</h2>
          <Suspense fallback={<Skeleton.Node active className="diagram-wait" />}>
            <FlowPicture
              xml={draft.content}
              label={t('backtest.onDiagram')}
              marks={marksOf(result)}
              onChoose={(id) => setElement((before) => (before === id ? null : id))}
            />
          </Suspense>
          <p className="note">{t('backtest.estimates', { count: summary.withEstimates })}</p>
        </section>
        <Histogram summary={summary} />
      </div>
      <Rows rows={rows} element={element} onClear={() => setElement(null)} />
    </>
  );
}

/** Most elements that are marked: the largest differences. */
const MARKED = 12;

const marksOf = ({ summary }: BacktestResult): readonly Mark[] =>
  summary.elements.slice(0, MARKED).map(({ elementId, before, after }) => ({
    elementId,
    kind: before === 0 ? 'added' : 'changed',
    label: `${after > before ? '＋' : '－'} ${Math.abs(after - before)}`,
  }));
