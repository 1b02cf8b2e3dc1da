import { Select, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Round } from '../../../../domain/schema/reviewViews.ts';
import { useCodes } from '../../modules/codes/index.ts';
import { Deadline } from '../../modules/deadline/Deadline.tsx';
import { Failed } from '../../modules/Failed.tsx';
import { KeyHelp } from '../../modules/keys/index.ts';
import { useFilters } from '../../modules/useFilters.ts';
import { useRounds } from './api.ts';
import { Months, shareOf } from './Months.tsx';
import { Redos } from './Redos.tsx';
import { Sample } from './Sample.tsx';
import '../Workbench/workbench.css';
import './review.css';

/** Which round is shown: the one in the address, else the newest that is still reviewed, else the newest that was drawn. */
function roundIn(search: URLSearchParams, rounds: readonly Round[]): Round | undefined {
  const asked = rounds.find(({ unitId, month }) => unitId === search.get('unit') && month === search.get('month'));
  const drawn = rounds.filter(({ openedOn }) => openedOn !== null);
  return asked ?? drawn.find(({ figures }) => figures.done < figures.sampled) ?? drawn[0] ?? rounds[0];
}

/** The rounds of the monthly review: the sample and how it was drawn, what was found, what is still to be redone. */
export function ReviewPage() {
  const { t } = useTranslation();
  const { search } = useFilters();
  const rounds = useRounds();
  const [help, setHelp] = useState(false);
  const items = rounds.data?.items ?? [];
  const round = roundIn(search, items);
  return (
    <div className="review">
      <title>{`${t('review.title')} · ${t('app.name')}`}</title>
      {rounds.isError && !rounds.data ? (
        <Failed onRetry={() => void rounds.refetch()} />
      ) : !rounds.data ? (
        <Skeleton active paragraph={{ rows: 10 }} />
      ) : (
        <>
          <Head rounds={items} round={round} />
          {round === undefined ? (
            <p className="review-card quiet">{t('review.none')}</p>
          ) : (
            <Sample key={`${round.unitId} ${round.month}`} round={round} onHelp={() => setHelp(true)}>
              <Redos />
            </Sample>
          )}
          <Months rounds={items} />
        </>
      )}
      <KeyHelp
        lines={(['move', 'open', 'help'] as const).map((does, n) => ({
          keys: ['J / K', 'Enter', '?'][n] ?? '',
          does: t(`review.keys.${does}`),
        }))}
        open={help}
        onClose={() => setHelp(false)}
      />
    </div>
  );
}

function Head({ rounds, round }: { rounds: readonly Round[]; round: Round | undefined }) {
  const { t } = useTranslation();
  const { pick } = useCodes();
  const navigate = useNavigate();
  const several = new Set(rounds.map(({ unitId }) => unitId)).size > 1;
  const keyOf = ({ unitId, month }: Round) => `unit=${unitId}&month=${month}`;
  const figures = round?.figures;
  return (
    <>
      <header className="review-head">
        <h1>{t('review.title')}</h1>
        {round && (
          <Select
            className="review-choice"
            aria-label={t('review.column.month')}
            value={keyOf(round)}
            onChange={(value) => void navigate(`/review?${value}`)}
            options={rounds.map((one) => ({
              value: keyOf(one),
              label: `${t('review.closedIn', { month: one.month })}${several ? ` · ${pick(one.unitName)}` : ''}`,
            }))}
          />
        )}
        <span className="grow" />
        {figures && figures.sampled > 0 && (
          <span className="pair">
            <progress
              className="review-progress"
              max={figures.sampled}
              value={figures.done}
              aria-label={t('review.figure.done')}
            />
            <strong className="tabular">
              {figures.done} / {figures.sampled}
            </strong>
          </span>
        )}
        {round?.due && (
          <span className="pair">
            <Deadline state={round.due.state} days={round.due.days} />
            <span className="note tabular">{t('review.until', { on: round.due.on })}</span>
          </span>
        )}
      </header>
      {figures && round.openedOn !== null && (
        <dl className="review-figures">
          {(['sampled', 'passed', 'fix', 'redo', 'ordered'] as const).map((key) => (
            <div key={key}>
              <dt>{t(`review.figure.${key}`)}</dt>
              <dd className="tabular">{figures[key]}</dd>
            </div>
          ))}
          <div>
            <dt>{t('review.column.defectRate')}</dt>
            <dd className="tabular">{shareOf(figures.done - figures.passed, figures.sampled)}</dd>
          </div>
        </dl>
      )}
    </>
  );
}
