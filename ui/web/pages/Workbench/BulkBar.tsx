import { useTranslation } from 'react-i18next';
import { SelectionBar } from '../../modules/bulk/index.ts';
import type { BulkAct } from './BulkDialog.tsx';

interface Props {
  readonly count: number;
  /** Whether the person may urge. */
  readonly watch: boolean;
  readonly onAct: (act: BulkAct) => void;
  readonly onClear: () => void;
}

export function BulkBar({ watch, ...rest }: Props) {
  const { t } = useTranslation();
  const letters: readonly (readonly [BulkAct, string])[] = [
    ['TAKE', 'A'],
    ['HAND_OVER', 'T'],
    ...(watch ? ([['URGE', 'U']] as const) : []),
  ];
  return (
    <SelectionBar acts={letters.map(([act, letter]) => ({ act, name: t(`workbench.act.${act}`), letter }))} {...rest} />
  );
}
