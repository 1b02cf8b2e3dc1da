import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { DrawView, RoundView } from '../../../../domain/schema/reviewViews.ts';
import { Failed } from '../../modules/Failed.tsx';
import { useDraw, type RoundAddress } from './api.ts';

const percent = (share: number): string => String(Math.round(share * 1000) / 10);

/** How the sample came about, and the draw made again by whoever doubts it. */
export function HowDrawn({ view, round }: { view: RoundView; round: RoundAddress }) {
  const { t } = useTranslation();
  const draw = useDraw(round);
  const { rate, because } = view;
  return (
    <section className="review-card" aria-labelledby="review-drawn">
      <h2 id="review-drawn">{t('review.drawn.title')}</h2>
      <p>{t('review.drawn.always', { dissatisfied: because.DISSATISFIED, overdue: because.OVERDUE })}</p>
      <p>
        {rate === null
          ? t('review.drawn.rateUnknown', { drawn: because.RATE })
          : t('review.drawn.rate', { percent: percent(rate), drawn: because.RATE })}
      </p>
      <p className="note">{t('review.drawn.how')}</p>
      {rate !== null && (
        <Button loading={draw.isFetching} onClick={() => void draw.refetch()}>
          {t('review.drawn.again')}
        </Button>
      )}
      {draw.isError && <Failed onRetry={() => void draw.refetch()} />}
      {draw.data && <Drawn drawn={draw.data} />}
    </section>
  );
}

function Drawn({ drawn }: { drawn: DrawView }) {
  const { t } = useTranslation();
  const { closed, same, missing, extra } = drawn;
  const list = (words: string, matters: DrawView['missing']) =>
    matters.length > 0 && (
      <p>
        {words}{' '}
        {matters.map(({ matterId, publicNumber }) => (
          <Link key={matterId} to={`/matters/${matterId}`} className="mono">
            {publicNumber}{' '}
          </Link>
        ))}
      </p>
    );
  return (
    <div role="status">
      <p>
        <strong>
          {missing.length + extra.length === 0
            ? t('review.drawn.allSame', { closed, same })
            : t('review.drawn.notSame', { closed, same })}
        </strong>
      </p>
      {list(t('review.drawn.missing'), missing)}
      {list(t('review.drawn.extra'), extra)}
    </div>
  );
}
