import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { WorkRow } from '../../../../domain/schema/workViews.ts';

interface Props {
  readonly row: WorkRow;
  readonly open: boolean;
  /** The person's own signature is waited for. */
  readonly sign: boolean;
  readonly onAsk: () => void;
  readonly onAgree: () => void;
  readonly onDecline: () => void;
  readonly onRelease: (userId: string) => void;
}

/** Whose signature the act needs, and how each has answered. */
export function CoSigners({ row, open, sign, onAsk, onAgree, onDecline, onRelease }: Props) {
  const { t } = useTranslation();
  if (sign)
    return (
      <section className="co-signers">
        <p>{t('task.signTitle', { name: row.holder?.name ?? '' })}</p>
        <div className="pair">
          <Button type="primary" onClick={onAgree}>
            {t('workbench.act.AGREE')}
          </Button>
          <Button onClick={onDecline}>{t('workbench.act.DECLINE')}</Button>
        </div>
      </section>
    );
  const mayAsk = open && row.holder !== null;
  if (!mayAsk && row.coSigners.length === 0) return null;
  return (
    <section className="co-signers" aria-label={t('task.coSigners')}>
      {row.coSigners.map(({ userId, name, answer }) => (
        <div key={userId} className="pair">
          <span lang="zh-CN">{name}</span>
          <span className="quiet">{t(`task.answer.${answer}`)}</span>
          {mayAsk && (
            <Button size="small" onClick={() => onRelease(userId)}>
              {t('workbench.act.RELEASE_CO_SIGNER')}
            </Button>
          )}
        </div>
      ))}
      {mayAsk && (
        <Button onClick={onAsk}>
          {t('workbench.act.ASK_CO_SIGNER')} <kbd>S</kbd>
        </Button>
      )}
    </section>
  );
}
