import { CheckCircleOutlined, CloseCircleOutlined, WarningOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { completenessOf } from '../../../../domain/documents/completeness.ts';
import { requiredParts, type DocumentKind } from '../../../../domain/documents/kinds.ts';
import { documentNames } from '../../../../domain/documents/names.ts';
import { useCodes } from '../../modules/codes/index.ts';
import { valueAt } from '../../modules/form/fields.ts';
import type { FormData } from '../../modules/form/index.ts';

/** Tasks whose form is a document. */
const KINDS: Readonly<Record<string, DocumentKind>> = {
  'claim-handling/task-draft-opinion': 'HANDLING_OPINION',
  'redo/task-redo': 'HANDLING_OPINION',
  'review-reexamination/task-decide-review': 'REVIEW_OPINION',
  'review-reexamination/task-decide-reexam': 'REEXAM_OPINION',
};
const WRITTEN = { CLAIMS: 'claims', FACTS: 'facts', OPINION: 'opinion', LEGAL_BASIS: 'legalBasis' } as const;
const icons = { THERE: CheckCircleOutlined, MISSING: CloseCircleOutlined, DOUBTFUL: WarningOutlined } as const;

/** The check before service while one writes: the same rules as the server's. The other parts are written by the system. */
export function Completeness({ taskKey, entered }: { taskKey: string; entered: FormData }) {
  const { t } = useTranslation();
  const { pick, article } = useCodes();
  const kind = KINDS[taskKey];
  if (!kind) return null;
  const textAt = (key: string): string => {
    const value = valueAt(entered, ['opinion', key]);
    return typeof value === 'string' ? value : '';
  };
  const texts = Object.fromEntries(Object.entries(WRITTEN).map(([part, key]) => [part, textAt(key)]));
  const parts = completenessOf(kind, texts).parts.filter(({ part }) => part in WRITTEN);
  const missing = parts.filter(({ state }) => state === 'MISSING').length;
  return (
    <section className="completeness" aria-label={t('task.check.title')}>
      <div className="spread">
        <h2>{t('task.check.title')}</h2>
        <strong className={missing > 0 ? 'check-MISSING' : ''} role="status">
          {missing > 0 ? t('task.check.missing', { count: missing }) : t('task.check.complete')}
        </strong>
      </div>
      <ul>
        {parts.map(({ part, state, article: source }) => {
          const Icon = icons[state];
          return (
            <li key={part} className={`check-${state}`}>
              <Icon aria-hidden /> {pick(documentNames.part[part])}
              <div className="note">
                {t(`task.check.${state}`)} · {article(source)}
              </div>
            </li>
          );
        })}
      </ul>
      <p className="note">
        {t('task.check.system', {
          parts: requiredParts[kind]
            .filter(({ part }) => !(part in WRITTEN))
            .map(({ part }) => pick(documentNames.part[part]))
            .join(t('task.check.and')),
        })}
      </p>
    </section>
  );
}
