import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../modules/api/request.ts';
import { useCodes } from '../../modules/codes/index.ts';

/** A refusal by rule is not an error: brown, with its article. Anything else says that nothing was lost. */
export function Refusal({ problem }: { problem: Problem }) {
  const { t } = useTranslation();
  const { refusal, article } = useCodes();
  const [first] = problem.errors ?? [];
  if (problem.status === 409 && problem.code !== undefined)
    return (
      <Alert
        className="legal"
        type="warning"
        role="alert"
        title={t('task.refused')}
        description={
          <>
            {refusal({ code: problem.code, who: problem.who, detail: problem.detail })}{' '}
            {problem.article !== undefined && <strong>{article(problem.article)}</strong>}
          </>
        }
      />
    );
  return (
    <Alert type="error" role="alert" title={first ? t('task.elsewhere', { path: first.path }) : t('task.failed')} />
  );
}
