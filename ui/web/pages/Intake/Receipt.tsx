import { Button, Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { printProof } from '../../../../domain/receipts/print.ts';
import type { IntakeReceipt } from '../../../../domain/schema/intake.ts';

/** The receipt to hand out. The code is on it once and nowhere else, so the page is left on purpose only. */
export function Receipt({ receipt, onNext }: { receipt: IntakeReceipt; onNext: () => void }) {
  const { t } = useTranslation();
  const { publicNumber, proof } = receipt;
  return (
    <Card className="intake-receipt">
      <h1>{receipt.opensMatter ? t('intake.receipt.title') : t('intake.receipt.merged', { number: publicNumber })}</h1>
      <dl className="receipt-lines">
        <dt>{t('intake.receipt.number')}</dt>
        <dd className="mono receipt-code">{publicNumber}</dd>
        <dt>{t('intake.receipt.code')}</dt>
        <dd className="mono receipt-code">{receipt.secretCode ?? t('intake.receipt.noCode')}</dd>
        <dt>{t('intake.receipt.contact')}</dt>
        <dd className="mono">{receipt.contactNumber}</dd>
        <dt>{t('intake.receipt.on')}</dt>
        <dd>{receipt.receivedOn}</dd>
      </dl>
      {proof && (
        <>
          <h2>{t('intake.receipt.proof')}</h2>
          <p className="note">{t('intake.receipt.proofNote')}</p>
          <pre className="receipt-proof" lang="zh-CN" tabIndex={0} aria-label={t('intake.receipt.proof')}>
            {printProof(proof)}
          </pre>
        </>
      )}
      <div className="pair no-print">
        <Button type="primary" onClick={() => window.print()}>
          {t('intake.receipt.print')}
        </Button>
        <Button onClick={onNext}>{t('intake.receipt.next')}</Button>
        <Link to={`/matters/${receipt.matterId}`}>{t('intake.receipt.see')}</Link>
      </div>
    </Card>
  );
}
