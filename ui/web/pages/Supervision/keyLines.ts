import { useTranslation } from 'react-i18next';
import type { KeyLine } from '../../modules/keys/index.ts';

const LINES = [
  ['J / K', 'move'],
  ['X / Shift X', 'select'],
  ['Enter', 'open'],
  ['U', 'urge'],
  ['O', 'order'],
  ['T', 'assign'],
  ['D', 'receipt'],
  ['Z', 'withdraw'],
  ['Esc', 'close'],
  ['?', 'help'],
] as const;

/** The keys of the desk in words. */
export function useKeyLines(): readonly KeyLine[] {
  const { t } = useTranslation();
  return LINES.map(([keys, does]) => ({ keys, does: t(`supervision.keys.${does}`) }));
}
