import { useTranslation } from 'react-i18next';
import { SelectionBar } from '../../modules/bulk/index.ts';

/** What a supervisor does with many tasks at once: urge, open an order, assign where nobody was found. */
export type DeskAct = 'URGE' | 'ORDER' | 'HAND_OVER';

interface Props {
  readonly count: number;
  readonly mayOrder: boolean;
  readonly mayAssign: boolean;
  readonly onAct: (act: DeskAct) => void;
  readonly onClear: () => void;
}

export function DeskBar({ mayOrder, mayAssign, ...rest }: Props) {
  const { t } = useTranslation();
  const letters: readonly (readonly [DeskAct, string])[] = [
    ...(mayOrder
      ? ([
          ['URGE', 'U'],
          ['ORDER', 'O'],
        ] as const)
      : []),
    ...(mayAssign ? ([['HAND_OVER', 'T']] as const) : []),
  ];
  return (
    <SelectionBar
      acts={letters.map(([act, letter]) => ({ act, name: t(`supervision.act.${act}`), letter }))}
      {...rest}
    />
  );
}
