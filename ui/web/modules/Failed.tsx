import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';

/** What happened and what to do: read again. */
export function Failed({ onRetry }: { onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <Alert
      type="error"
      showIcon
      title={t('error.failed')}
      action={<Button onClick={onRetry}>{t('error.retry')}</Button>}
    />
  );
}
