import { Alert, Segmented, Select, Skeleton } from 'antd';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { RunningProcess } from '../../../../domain/schema/operationViews.ts';
import { ProblemError } from '../../modules/api/request.ts';
import { FlowPicture } from '../../modules/bpmn/index.ts';
import { useCodes } from '../../modules/codes/index.ts';
import { Failed } from '../../modules/Failed.tsx';
import { momentOf } from '../../modules/studio/studioTime.ts';
import { useFilters } from '../../modules/useFilters.ts';
import { useElementNames } from '../StudioMoves/useElementNames.ts';
import { useHeat, useOperations } from './api.ts';
import { heatMarks, TINTS, type Tint } from './heat.ts';
import { HeatTable } from './HeatTable.tsx';
import { DriftCheck } from './DriftCheck.tsx';
import { Legend } from './Legend.tsx';
import { StuckCases } from './StuckCases.tsx';
import { WorkerHealth } from './WorkerHealth.tsx';
import { useDuration } from './useDuration.ts';
import '../../modules/studio/studio.css';
import './operations.css';

/** The version that the address asks for, else the one with the most stuck cases, then the most running ones. */
function chosenOf(processes: readonly RunningProcess[], asked: string | null): RunningProcess | undefined {
  const [first] = processes.toSorted((a, b) => b.stuck - a.stuck || b.running - a.running);
  return processes.find(({ definitionKey }) => definitionKey === asked) ?? first;
}
const tintOf = (asked: string | null): Tint => TINTS.find((tint) => tint === asked) ?? 'median';

/** Where work is stuck, why, and whether a retry is safe; and where the time goes. */
export function OperationsPage() {
  const { t } = useTranslation();
  const { code, language } = useCodes();
  const { search, set } = useFilters();
  const overview = useOperations();
  const duration = useDuration();
  const processes = overview.data?.processes ?? [];
  const chosen = chosenOf(processes, search.get('definition'));
  const heat = useHeat(chosen?.definitionKey);
  const names = useElementNames(heat.data?.xml);
  const nameOf = (id: string) => names.get(id)?.[language] ?? id;
  const tint = tintOf(search.get('tint'));
  if (overview.isError && !overview.data)
    return overview.error instanceof ProblemError && overview.error.problem.code === 'ENGINE_AWAY' ? (
      <Alert type="error" showIcon title={t('operations.away')} />
    ) : (
      <Failed onRetry={() => void overview.refetch()} />
    );
  if (!overview.data) return <Skeleton active paragraph={{ rows: 10 }} />;
  return (
    <div className="stack operations">
      <title>{`${t('operations.title')} · ${t('app.name')}`}</title>
      <header className="studio-head">
        <h1>{t('operations.title')}</h1>
        {chosen && (
          <Select
            className="operations-choice"
            aria-label={t('operations.process')}
            value={chosen.definitionKey}
            onChange={(definition) => set('definition', definition)}
            options={processes.map(({ definitionKey, processId, version, running, stuck }) => ({
              value: definitionKey,
              label: `${code('process', processId)} · ${t('operations.version', { version, count: running })}${stuck > 0 ? ` · ⚡ ${String(stuck)}` : ''}`,
            }))}
          />
        )}
        {chosen && <Link to={`/studio/files/${chosen.resource}/moves`}>{t('operations.moves')}</Link>}
        <span className="grow" />
        <Segmented
          aria-label={t('operations.tint.label')}
          value={tint}
          onChange={(value) => set('tint', value)}
          options={TINTS.map((value) => ({ value, label: t(`operations.tint.${value}`) }))}
        />
      </header>
      {!chosen && <p className="studio-card">{t('operations.nothing')}</p>}
      {chosen && (
        <section className="studio-card" aria-label={code('process', chosen.processId)}>
          {heat.data ? (
            <Suspense fallback={<Skeleton.Node active className="diagram-wait" />}>
              <FlowPicture
                xml={heat.data.xml}
                label={code('process', chosen.processId)}
                marks={heatMarks(heat.data.elements, tint, duration)}
              />
            </Suspense>
          ) : heat.isError ? (
            <Failed onRetry={() => void heat.refetch()} />
          ) : (
            <Skeleton.Node active className="diagram-wait" />
          )}
          <Legend />
          <p className="note">
            {t('operations.oneHue')} {heat.data && t('operations.sample', { count: heat.data.sample })}
          </p>
        </section>
      )}
      <div className="operations-columns">
        <StuckCases overview={overview.data} nameOf={nameOf} />
        <div className="stack">
          {heat.data && <HeatTable elements={heat.data.elements} nameOf={nameOf} />}
          <WorkerHealth />
          <DriftCheck />
        </div>
      </div>
      <p className="note tabular">{t('operations.asOf', { time: momentOf(overview.data.asOf) })}</p>
    </div>
  );
}
