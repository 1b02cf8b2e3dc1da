import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../modules/api/request.ts';

/** Why an act was refused, in words of the page; what it does not know is said in the server's words. */
export function Problem({ error }: { error: unknown }) {
  const { t, i18n } = useTranslation();
  if (!error) return null;
  const code = error instanceof ProblemError ? (error.problem.code ?? '') : '';
  const known = i18n.exists(`admin.refused.${code}`);
  const words = known ? t(`admin.refused.${code}`) : error instanceof ProblemError ? error.message : t('error.failed');
  return <Alert type="error" showIcon title={words} className="form-error" />;
}
