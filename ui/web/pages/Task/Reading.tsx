import { useTranslation } from 'react-i18next';
import type { TaskDetail } from '../../../../domain/schema/workViews.ts';
import { useCodes } from '../../modules/codes/index.ts';

const PARTS = ['claims', 'facts', 'opinion', 'legalBasis'] as const;

/** What is read before the act: a draft to check or to serve, else the opinion that was served. */
const AS: Readonly<Record<string, 'CHECK' | 'SERVE'>> = {
  'claim-handling/task-pre-check': 'CHECK',
  'redo/task-recheck': 'CHECK',
  'claim-handling/task-serve-opinion': 'SERVE',
  'redo/task-serve-redo': 'SERVE',
};

interface Props {
  readonly draft: NonNullable<TaskDetail['reading']>;
  readonly taskKey: string;
}

/** The opinion of the claim, in the type of what is served. */
export function Reading({ draft, taskKey }: Props) {
  const { t } = useTranslation();
  const { code } = useCodes();
  const title = t(`task.reading.${AS[taskKey] ?? 'SERVED'}`);
  return (
    <section className="reading" aria-label={title}>
      <h2>{title}</h2>
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
