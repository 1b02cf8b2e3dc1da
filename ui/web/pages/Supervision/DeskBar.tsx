import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

/** What a supervisor does with many tasks at once: urge, open an order, assign where nobody was found. */
export type DeskAct = 'URGE' | 'ORDER' | 'HAND_OVER';

interface Props {
  readonly count: number;
  readonly mayOrder: boolean;
  readonly mayAssign: boolean;
  readonly onAct: (act: DeskAct) => void;
  readonly onClear: () => void;
}

export function DeskBar({ count, mayOrder, mayAssign, onAct, onClear }: Props) {
  const { t } = useTranslation();
  const acts: readonly (readonly [DeskAct, string, boolean])[] = [
    ['URGE', 'U', mayOrder],
    ['ORDER', 'O', mayOrder],
    ['HAND_OVER', 'T', mayAssign],
  ];
  return (
    <div className="bulk-bar" role="toolbar" aria-label={t('workbench.bulk', { count })}>
      <strong>{t('workbench.bulk', { count })}</strong>
      {acts.map(
        ([act, letter, shown]) =>
          shown && (
            <Button key={act} onClick={() => onAct(act)}>
              {t(`supervision.act.${act}`)} <kbd>{letter}</kbd>
            </Button>
          ),
      )}
      <span className="grow" />
      <Button onClick={onClear}>
        {t('workbench.clear')} <kbd>Esc</kbd>
      </Button>
    </div>
  );
}
