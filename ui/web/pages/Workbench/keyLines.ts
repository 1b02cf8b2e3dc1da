import { useTranslation } from 'react-i18next';
import type { KeyLine } from '../../modules/keys/index.ts';

const LINES = [
  ['J / K', 'move'],
  ['X / Shift X', 'select'],
  ['Enter', 'open'],
  ['A', 'take'],
  ['T', 'handOver'],
  ['R', 'giveBack'],
  ['S', 'sign'],
  ['U', 'urge'],
  ['C', 'note'],
  ['D', 'receipt'],
  ['Z', 'withdraw'],
  ['Esc', 'close'],
  ['?', 'help'],
] as const;

/** The keys of the workbench in words. */
export function useKeyLines(): readonly KeyLine[] {
  const { t } = useTranslation();
  return LINES.map(([keys, does]) => ({ keys, does: t(`workbench.keys.${does}`) }));
}
