import { useTranslation } from 'react-i18next';
import type { ReviewEffect } from '../../../../domain/schema/reviewViews.ts';
import { Deadline } from '../../modules/deadline/Deadline.tsx';

/** What a review has come to, in words, with the day that runs. */
export function Effect({ effect }: { effect: ReviewEffect }) {
  const { t } = useTranslation();
  const { state, due } = effect;
  const running = due !== null && (state === 'FIX' || state === 'REDO' || state === 'REDONE');
  return (
    <span className="pair">
      <span className={`review-state review-${state}`}>{t(`review.effect.${state}`)}</span>
      {running && <Deadline state={due.state} days={due.days} />}
      {running && state !== 'REDONE' && <span className="tabular note">{t('review.until', { on: due.on })}</span>}
    </span>
  );
}
