import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../modules/api/request.ts';
import { useCodes } from '../../modules/codes/index.ts';

/** A refusal by rule is not an error: brown, with its article. Anything else says that nothing was lost. */
export function Refusal({ problem }: { problem: Problem }) {
  const { t } = useTranslation();
  const { refusal, article, code } = useCodes();
  const [first] = problem.errors ?? [];
  // A document that is not complete names its missing parts.
  const missing = (problem.errors ?? []).flatMap(({ path }) => /^document\.(\w+)$/.exec(path)?.[1] ?? []);
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
            {missing.length > 0 && (
              <ul>
                {missing.map((part) => (
                  <li key={part}>{code('opinionPart', part)}</li>
                ))}
              </ul>
            )}
          </>
        }
      />
    );
  return (
    <Alert type="error" role="alert" title={first ? t('task.elsewhere', { path: first.path }) : t('task.failed')} />
  );
}
