import { useTranslation } from 'react-i18next';
import type { Defect } from '../../../../domain/schema/codes.ts';
import type { MatterReview } from '../../../../domain/schema/reviewViews.ts';
import { gradeOf, isRedo } from '../../../../domain/supervision/defects.ts';
import { useCodes } from '../../modules/codes/index.ts';

interface Props {
  readonly view: MatterReview;
  readonly defects: readonly Defect[];
  /** Whether a redo could be ordered as the claim stands. */
  readonly redoable: boolean;
}

/** What follows from what is ticked, before it is signed: by the worst defect (DT-08), with the days it would have today. */
export function Follows({ view, defects, redoable }: Props) {
  const { t } = useTranslation();
  const { code, article } = useCodes();
  const grade = gradeOf(defects);
  const { fixBy, redoBy } = view.ifToday;
  return (
    <div className="follows" role="status" aria-live="polite">
      <p className="note">{t('reviewMatter.result')}</p>
      <p className="follows-grade">{code('reviewGrade', grade)}</p>
      <p>{t(`reviewMatter.follows.${grade}`, { fixBy, redoBy })}</p>
      {isRedo(grade) && (
        <>
          <p>{t('reviewMatter.newOpinion')}</p>
          {view.reviewUntil !== null && <p>{t('reviewMatter.oldWindow', { on: view.reviewUntil })}</p>}
          {!redoable && <p className="claim-missing">{t('reviewMatter.notRedoable')}</p>}
        </>
      )}
      {defects.includes('F6') && <p>{t('reviewMatter.late')}</p>}
      {defects.includes('F9') && <p>{t('reviewMatter.breach', { article: article('R1-46') })}</p>}
      {defects.includes('F10') && !isRedo(grade) && <p>{t('reviewMatter.dissatisfiedAlone')}</p>}
    </div>
  );
}
