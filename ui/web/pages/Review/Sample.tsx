import { Button, Segmented, Skeleton } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { sampleStateSchema, type Round } from '../../../../domain/schema/reviewViews.ts';
import { Failed } from '../../modules/Failed.tsx';
import { useKeys } from '../../modules/keys/index.ts';
import { useFilters } from '../../modules/useFilters.ts';
import { useRound } from './api.ts';
import { Found } from './Found.tsx';
import { HowDrawn } from './HowDrawn.tsx';
import { addressOf, SampleRows } from './SampleRows.tsx';

interface Props {
  readonly round: Round;
  readonly onHelp: () => void;
  /** Stands beside the sample, below what was found. */
  readonly children: ReactNode;
}

/** The sample of one round, filtered by the address; J and K move, Enter opens. */
export function Sample({ round, onHelp, children }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { search, set } = useFilters();
  const state = sampleStateSchema.safeParse(search.get('state')).data ?? '';
  const [reviewer, cursor] = [search.get('reviewer') ?? '', search.get('cursor') ?? ''];
  const page = useRound(
    round.openedOn === null ? null : round,
    new URLSearchParams({ state, reviewer, cursor }).toString(),
  );
  const rows = page.data?.items ?? [];
  const next = page.data?.nextCursor ?? null;
  const [at, setAt] = useState<string>();
  const place = rows.findIndex(({ matterId }) => matterId === at);
  const current = rows[Math.max(0, place)];
  const move = (by: number) => {
    const to = rows[place < 0 ? 0 : Math.max(0, Math.min(rows.length - 1, place + by))];
    if (!to) return;
    setAt(to.matterId);
    document.querySelector<HTMLElement>(`[data-matter="${to.matterId}"] .task-name`)?.focus();
  };
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    enter: () => current && void navigate(addressOf(round, current.matterId)),
    '?': onHelp,
  });
  if (round.openedOn === null) return <p className="review-card quiet">{t('review.opensOn', { on: round.openOn })}</p>;
  return (
    <div className="review-columns">
      <section className="review-card" aria-labelledby="review-sample">
        <header className="review-list-head">
          <h2 id="review-sample">
            {t('review.sample')} <span className="tabular">{page.data?.total ?? ''}</span>
          </h2>
          <span className="grow" />
          <Button type="text" onClick={onHelp}>
            {t('workbench.keys.help')} <kbd>?</kbd>
          </Button>
        </header>
        <div className="review-scroll">
          <Segmented
            aria-label={t('review.filter')}
            value={state}
            onChange={(value) => set('state', value)}
            options={['', ...sampleStateSchema.options].map((value) => ({
              value,
              label: t(`review.state.${value === '' ? 'ALL' : value}`),
            }))}
          />
        </div>
        {reviewer !== '' && (
          <Button type="link" onClick={() => set('reviewer', '')}>
            {t('review.allReviewers')}
          </Button>
        )}
        {page.isError && !page.data ? (
          <Failed onRetry={() => void page.refetch()} />
        ) : !page.data ? (
          <Skeleton active paragraph={{ rows: 6 }} />
        ) : rows.length === 0 ? (
          <p className="quiet">{t(state === '' && reviewer === '' ? 'review.empty' : 'review.filteredOut')}</p>
        ) : (
          <SampleRows rows={rows} round={round} current={current?.matterId} onCurrent={setAt} />
        )}
        <div className="pager">
          {cursor !== '' && <Button onClick={() => set('cursor', '')}>{t('workbench.first')}</Button>}
          {next !== null && <Button onClick={() => set('cursor', next)}>{t('workbench.more')}</Button>}
        </div>
        <p className="note">{t('review.apart')}</p>
      </section>
      <div className="review-side">
        {page.data && <HowDrawn view={page.data} round={round} />}
        {page.data && <Found view={page.data} onReviewer={(userId) => set('reviewer', userId)} />}
        {children}
      </div>
    </div>
  );
}
