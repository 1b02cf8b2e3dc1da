import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

interface Props<A extends string> {
  readonly count: number;
  readonly acts: readonly { readonly act: A; readonly name: string; readonly letter: string }[];
  readonly onAct: (act: A) => void;
  readonly onClear: () => void;
}

/** What can be done with all that is selected; below the list, never over a row. */
export function SelectionBar<A extends string>({ count, acts, onAct, onClear }: Props<A>) {
  const { t } = useTranslation();
  return (
    <div className="bulk-bar" role="toolbar" aria-label={t('bulk.selected', { count })}>
      <strong>{t('bulk.selected', { count })}</strong>
      {acts.map(({ act, name, letter }) => (
        <Button key={act} onClick={() => onAct(act)}>
          {name} <kbd>{letter}</kbd>
        </Button>
      ))}
      <span className="grow" />
      <Button onClick={onClear}>
        {t('bulk.clear')} <kbd>Esc</kbd>
      </Button>
    </div>
  );
}
