import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { BulkAct } from './BulkDialog.tsx';

interface Props {
  readonly count: number;
  /** Whether the person may urge. */
  readonly watch: boolean;
  readonly onAct: (act: BulkAct) => void;
  readonly onClear: () => void;
}

/** What can be done with all selected tasks; below the list, never over a row. */
export function BulkBar({ count, watch, onAct, onClear }: Props) {
  const { t } = useTranslation();
  const acts: (readonly [BulkAct, string])[] = [
    ['TAKE', 'A'],
    ['HAND_OVER', 'T'],
    ...(watch ? ([['URGE', 'U']] as const) : []),
  ];
  return (
    <div className="bulk-bar" role="toolbar" aria-label={t('workbench.bulk', { count })}>
      <strong>{t('workbench.bulk', { count })}</strong>
      {acts.map(([kind, letter]) => (
        <Button key={kind} onClick={() => onAct(kind)}>
          {t(`workbench.act.${kind}`)} <kbd>{letter}</kbd>
        </Button>
      ))}
      <span className="grow" />
      <Button onClick={onClear}>
        {t('workbench.clear')} <kbd>Esc</kbd>
      </Button>
    </div>
  );
}
