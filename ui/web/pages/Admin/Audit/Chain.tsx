import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Upload } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ChainFault } from '../../../../../domain/audit/verify.ts';
import type { SignedHead } from '../../../../../domain/audit/views.ts';
import { signHead, verifyLog } from '../api.ts';
import { Problem } from '../Problem.tsx';

/** Gives the browser a file to keep. */
function keep(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** Whether the log is whole; its head to be kept elsewhere; the log as a table. */
export function Chain({ exportSearch }: { exportSearch: URLSearchParams }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  // Both stand in the log themselves.
  const refresh = () => client.invalidateQueries({ queryKey: ['admin', 'audit'] });
  const verifying = useMutation({ mutationFn: verifyLog, onSuccess: refresh });
  const signing = useMutation({
    mutationFn: async () => keep('audit-head.json', JSON.stringify(await signHead(), null, 1)),
    onSuccess: refresh,
  });
  const check = async (file: File): Promise<void> => {
    const head = await file
      .text()
      .then((text) => JSON.parse(text) as SignedHead)
      .catch(() => ({ statement: '', signature: '', keyId: '' }));
    verifying.mutate(head);
  };
  const verdict = verifying.data;
  const faultWords = (fault: ChainFault): string => t(`admin.fault.${fault.kind}`, { ...fault });
  return (
    <section className="admin-card stack" aria-label={t('admin.audit.chain')}>
      <div className="admin-buttons">
        <Button type="primary" loading={verifying.isPending} onClick={() => verifying.mutate(null)}>
          {t('admin.audit.verify')}
        </Button>
        <Upload
          accept=".json"
          showUploadList={false}
          beforeUpload={(file) => {
            void check(file);
            return false;
          }}
        >
          <Button>{t('admin.audit.verifyHead')}</Button>
        </Upload>
        <Button loading={signing.isPending} onClick={() => signing.mutate()}>
          {t('admin.audit.head')}
        </Button>
        <Button href={`/api/v1/admin/audit/export?${exportSearch.toString()}`}>{t('admin.audit.export')}</Button>
      </div>
      <p className="note">{t('admin.audit.chainText')}</p>
      <Problem error={verifying.error ?? signing.error} />
      {verdict && (
        <Alert
          role="status"
          showIcon
          type={verdict.faults.length === 0 ? 'success' : 'error'}
          title={
            verdict.faults.length === 0
              ? t('admin.audit.whole', { count: verdict.entries })
              : t('admin.audit.broken', { count: verdict.faults.length })
          }
          description={
            verdict.faults.length > 0 && (
              <ul>
                {verdict.faults.map((fault) => (
                  <li key={faultWords(fault)}>{faultWords(fault)}</li>
                ))}
              </ul>
            )
          }
        />
      )}
    </section>
  );
}
