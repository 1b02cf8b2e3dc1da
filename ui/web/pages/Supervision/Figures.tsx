import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import type { Overview } from '../../../../domain/schema/supervisionViews.ts';

interface Figure {
  readonly key: string;
  readonly search: string;
  readonly count: number;
  readonly note: string;
  readonly tone?: 'late' | 'warn' | 'fault';
}

/** The figure row: who is late, who will be, what waits for me, what fell through. Each figure opens its list. */
export function Figures({ figures }: { figures: Overview['figures'] }) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const here = search.toString();
  const all: readonly Figure[] = [
    { key: 'OVER', search: 'list=OVER', count: figures.over, note: t('supervision.figure.overNote'), tone: 'late' },
    { key: 'SOON', search: 'list=SOON', count: figures.soon, note: t('supervision.figure.soonNote'), tone: 'warn' },
    {
      key: 'REDO',
      search: 'list=REDO',
      count: figures.redo,
      note: t('supervision.figure.redoNote', { count: figures.redoAgain }),
    },
    {
      key: 'DRAFTS',
      search: 'list=DRAFTS',
      count: figures.drafts,
      note: t('supervision.figure.draftsNote', { count: figures.draftsMine }),
    },
    {
      key: 'FAULT',
      search: 'list=FAULT',
      count: figures.faults,
      note: t('supervision.figure.faultNote'),
      ...(figures.faults > 0 ? { tone: 'fault' as const } : {}),
    },
    {
      key: 'LOST',
      search: 'view=LOST',
      count: figures.lost,
      note: t('supervision.figure.lostNote'),
      ...(figures.lost > 0 ? { tone: 'fault' as const } : {}),
    },
  ];
  return (
    <ul className="desk-figures" aria-label={t('supervision.figures')}>
      {all.map(({ key, search: to, count, note, tone }) => (
        <li key={key}>
          <Link
            to={`/desk?${to}`}
            className={`desk-figure${tone && count > 0 ? ` desk-${tone}` : ''}`}
            aria-current={here.startsWith(to) ? 'page' : undefined}
          >
            <span>{t(`supervision.figure.${key}`)}</span>
            <strong className="tabular">{count}</strong>
            <span className="note">{note}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
