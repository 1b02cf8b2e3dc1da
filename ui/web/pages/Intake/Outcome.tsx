import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Match } from '../../../../domain/schema/intake.ts';
import { missingOf, type Draft } from './draft.ts';

interface Props {
  readonly draft: Draft;
  readonly merged: Match | undefined;
  readonly failure: string | null;
  readonly busy: boolean;
  readonly onSubmit: () => void;
}

/** What will happen, in words, beside the button that makes it happen. */
export function Outcome({ draft, merged, failure, busy, onSubmit }: Props) {
  const { t } = useTranslation();
  const missing = missingOf(draft);
  const number = merged?.publicNumber;
  const n = (merged?.contacts.length ?? 0) + 1;
  const due = merged?.nextDue?.dueOn;
  return (
    <div className="intake-outcome">
      {failure !== null && <Alert type="error" showIcon title={t('intake.failed', { detail: failure })} />}
      <div className="spread">
        <div role="status">
          <strong>
            {merged
              ? due === undefined
                ? t('intake.outcome.mergeNoDue', { number, n })
                : t('intake.outcome.merge', { number, n, due })
              : t('intake.outcome.open')}
          </strong>
          <p className="note">{t(merged ? 'intake.outcome.mergeNote' : 'intake.outcome.openNote')}</p>
          {missing !== null && <p className="intake-missing">{t(`intake.missing.${missing}`)}</p>}
        </div>
        <Button type="primary" size="large" disabled={missing !== null} loading={busy} onClick={onSubmit}>
          {merged ? t('intake.submit.merge', { number }) : t('intake.submit.open')} <kbd>Ctrl Enter</kbd>
        </Button>
      </div>
    </div>
  );
}
