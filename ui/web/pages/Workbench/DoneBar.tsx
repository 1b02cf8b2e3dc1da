import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { LastAct } from '../../../../domain/schema/workViews.ts';
import { release, useRefresh } from '../../modules/api/work.ts';
import { useCodes } from '../../modules/codes/index.ts';

const clockOf = (seconds: number): string =>
  `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, '0')}`;

/** What one did last, with the time left to take it back, or why it cannot be taken back. */
export function DoneBar({ last, onWithdraw }: { last: LastAct; onWithdraw: () => void }) {
  const { t } = useTranslation();
  const { code, refusal } = useCodes();
  const refresh = useRefresh();
  const what = last.kind === 'Completed' ? t('workbench.done.Completed') : code('staffAct', last.kind);
  return (
    <div className="done-bar" role="status">
      <span>
        {what} · {code('task', last.taskKey)}
      </span>
      {last.barred ? (
        <span className="quiet">{t('workbench.cannotWithdraw', { why: refusal({ code: last.barred.rule }) })}</span>
      ) : (
        <Button size="small" onClick={onWithdraw}>
          {t('workbench.withdraw', { time: clockOf(last.secondsLeft) })} <kbd>Z</kbd>
        </Button>
      )}
      {last.held && (
        <>
          <span className="quiet">{t('workbench.held')}</span>
          <Button size="small" onClick={() => void release(last.userTaskKey).then(refresh)}>
            {t('workbench.release')}
          </Button>
        </>
      )}
    </div>
  );
}
