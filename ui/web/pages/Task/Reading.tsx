import { useTranslation } from 'react-i18next';
import type { TaskDetail } from '../../../../domain/schema/workViews.ts';
import { useCodes } from '../../modules/codes/index.ts';

const PARTS = ['claims', 'facts', 'opinion', 'legalBasis'] as const;

/** The draft that is checked or served, in the type of what will be served. */
export function Reading({ draft }: { draft: NonNullable<TaskDetail['reading']> }) {
  const { t } = useTranslation();
  const { code } = useCodes();
  return (
    <section className="reading" aria-label={t('task.reading')}>
      <h2>{t('task.reading')}</h2>
      <p>
        <span className="quiet">{t('task.outcome')}</span> <strong>{code('opinionOutcome', draft.outcome)}</strong>
      </p>
      {PARTS.map((part) => (
        <div key={part}>
          <h3>{t(`task.${part}`)}</h3>
          <p className="served" lang="zh-CN">
            {draft.opinion[part]}
          </p>
        </div>
      ))}
    </section>
  );
}
