import { useTranslation } from 'react-i18next';

const UNITS = [
  ['days', 86_400],
  ['hours', 3_600],
  ['minutes', 60],
  ['seconds', 1],
] as const;

/** Seconds in the largest unit that leaves at least one of it: `2.5 days`. */
export function useDuration(): (seconds: number) => string {
  const { t, i18n } = useTranslation();
  return (seconds) => {
    const [unit, size] = UNITS.find(([, one]) => seconds >= one) ?? (['seconds', 1] as const);
    const value = seconds / size;
    const shown = value.toLocaleString(i18n.language, {
      maximumFractionDigits: value < 10 && unit !== 'seconds' ? 1 : 0,
    });
    return t(`operations.duration.${unit}`, { value: shown });
  };
}
