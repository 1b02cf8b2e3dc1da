import { CopyOutlined, PrinterOutlined } from '@ant-design/icons';
import { App, Button, Drawer, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import type { DeadlineReceipt as Receipt } from '../../../../domain/schema/deadlineViews.ts';
import { ProblemError, request, unlessRefused } from '../api/request.ts';
import { useCodes } from '../codes/index.ts';
import { Deadline } from '../deadline/Deadline.tsx';
import { Failed } from '../Failed.tsx';
import { Calendar, Legend } from './Calendar.tsx';
import { DayTable } from './DayTable.tsx';
import { Facts } from './Facts.tsx';
import { Sum } from './Sum.tsx';
import './receipt.css';

/** The address of a receipt: a drawer over its matter. */
export const receiptPath = (matterId: string, clockRef: string): string =>
  `/matters/${matterId}?deadline=${encodeURIComponent(clockRef)}`;

/** A due day that opens its receipt. */
export function ReceiptLink({ matterId, clockRef, on }: { matterId: string; clockRef: string; on: string }) {
  const { t } = useTranslation();
  return (
    <Link
      className="receipt-link tabular"
      to={receiptPath(matterId, clockRef)}
      aria-label={`${on} · ${t('receipt.title')}`}
    >
      {on}
    </Link>
  );
}

interface Props {
  readonly matterId: string;
  /** null where the task runs on no clock. */
  readonly clockRef: string | null;
  readonly onClose: () => void;
}

/** Why this date, and can it move? */
export function DeadlineReceipt({ matterId, clockRef, onClose }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const receipt = useQuery({
    queryKey: ['receipt', matterId, clockRef],
    enabled: clockRef !== null,
    queryFn: () => request<Receipt>(`/matters/${matterId}/deadlines/${encodeURIComponent(clockRef ?? '')}`),
    retry: unlessRefused,
  });
  const copy = async () => {
    await navigator.clipboard.writeText(`${location.origin}${receiptPath(matterId, clockRef ?? '')}`);
    void message.success(t('receipt.copied'));
  };
  const missing = clockRef === null || (receipt.error instanceof ProblemError && receipt.error.problem.status < 500);
  return (
    <Drawer
      open
      rootClassName="receipt-drawer"
      title={
        <>
          {t('receipt.title')} <span className="note">{t('receipt.lead')}</span>
        </>
      }
      closable={{ 'aria-label': t('receipt.close') }}
      onClose={onClose}
      size="min(760px, 100vw)"
      extra={
        receipt.data && (
          <span className="pair">
            <Button icon={<PrinterOutlined />} onClick={() => window.print()} aria-label={t('receipt.print')}>
              <span className="receipt-wide">{t('receipt.print')}</span>
            </Button>
            <Button icon={<CopyOutlined />} onClick={() => void copy()} aria-label={t('receipt.copy')}>
              <span className="receipt-wide">{t('receipt.copy')}</span>
            </Button>
          </span>
        )
      }
    >
      {receipt.data ? (
        <Body receipt={receipt.data} />
      ) : missing ? (
        <p>{t('receipt.none')}</p>
      ) : receipt.isError ? (
        <Failed onRetry={() => void receipt.refetch()} />
      ) : (
        <Skeleton active />
      )}
    </Drawer>
  );
}

function Body({ receipt }: { receipt: Receipt }) {
  const { t } = useTranslation();
  const { pick, language } = useCodes();
  const { clock } = receipt;
  const weekday = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
    weekday: 'short',
    timeZone: 'UTC',
  }).format(new Date(`${clock.dueOn}T00:00:00Z`));
  return (
    <div className="receipt-body">
      <p className="quiet">
        {pick(clock.name)} ·{' '}
        {clock.claimSeq === null ? t('receipt.whole') : t('receipt.claim', { seq: clock.claimSeq })}
      </p>
      <p className="receipt-date">
        <strong className="tabular">{clock.dueOn}</strong> {weekday} 24:00{' '}
        <Deadline state={clock.state} days={clock.days} />
      </p>
      <Sum receipt={receipt} />
      <Calendar receipt={receipt} />
      <Legend receipt={receipt} />
      <Facts receipt={receipt} />
      <DayTable receipt={receipt} />
      <p className="note">{t('receipt.wrong')}</p>
    </div>
  );
}
