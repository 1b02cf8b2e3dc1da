import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RoundView } from '../../../../domain/schema/reviewViews.ts';
import { useCodes } from '../../modules/codes/index.ts';

/** Which defects were found how often, and who reviews how much. */
export function Found({ view, onReviewer }: { view: RoundView; onReviewer: (userId: string) => void }) {
  const { t } = useTranslation();
  const { code } = useCodes();
  const most = Math.max(1, ...view.defects.map(({ count }) => count));
  return (
    <section className="review-card" aria-labelledby="review-found">
      <h2 id="review-found">{t('review.found')}</h2>
      {view.defects.length === 0 && <p className="quiet">{t('review.noDefects')}</p>}
      <ul className="review-bars">
        {view.defects.map(({ defect, count }) => (
          <li key={defect}>
            <span>
              <span className="mono">{defect}</span> {code('defect', defect)}
            </span>
            <span className="review-bar" aria-hidden>
              <span style={{ width: `${String((count / most) * 100)}%` }} />
            </span>
            <span className="tabular">{count}</span>
          </li>
        ))}
      </ul>
      <h3>{t('review.reviewers')}</h3>
      <ul className="review-people">
        {view.reviewers.map(({ userId, name, done, open }) => (
          <li key={userId} className="spread">
            <Button type="link" size="small" lang="zh-CN" onClick={() => onReviewer(userId)}>
              {name}
            </Button>
            <span className="note tabular">{t('review.share', { done, open })}</span>
          </li>
        ))}
        {view.free > 0 && <li className="note">{t('review.free', { count: view.free })}</li>}
      </ul>
    </section>
  );
}
