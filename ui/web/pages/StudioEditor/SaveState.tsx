import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRefusal } from '../../modules/studio/refusals.ts';
import { momentOf } from '../../modules/studio/studioTime.ts';
import type { Saving } from './useAutosave.ts';

/** Whether the text is kept, in words. */
export function SaveState({ state, onRetry }: { state: Saving; onRetry: () => void }) {
  const { t } = useTranslation();
  const refusal = useRefusal();
  return (
    <span className="note tabular" role="status" data-saving={state.kind}>
      {state.kind === 'saved' ? (
        t('draft.saved', { time: momentOf(state.at) })
      ) : state.kind === 'failed' ? (
        <>
          {t('draft.notSaved')}: {refusal(state.error)}{' '}
          <Button size="small" onClick={onRetry}>
            {t('error.retry')}
          </Button>
        </>
      ) : state.kind === 'conflict' ? (
        t('draft.notSaved')
      ) : (
        t(`draft.${state.kind}`)
      )}
    </span>
  );
}
