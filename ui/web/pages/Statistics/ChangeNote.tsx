import { useTranslation } from 'react-i18next';
import type { Change } from './useFigures.ts';

/** How a figure moved, with the word for it: colour alone says nothing. */
export function ChangeNote({ change }: { change: Change | null }) {
  const { t } = useTranslation();
  if (!change) return null;
  return (
    <span className={`note tabular ${change.tone === null ? '' : `stat-${change.tone}`}`}>
      {change.text}
      {change.tone !== null && ` ${t(`statistics.${change.tone}`)}`}
    </span>
  );
}
