import { Card, Segmented } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import type { TimelineItem } from '../../../../domain/schema/views.ts';
import { useCodes } from '../../modules/codes/index.ts';
import { useDetails } from './details.ts';

/** What the system notes for itself; hidden while only the main steps are shown. */
const NOTES = new Set([
  'ClockStarted',
  'ClockStopped',
  'ClockThresholdReached',
  'FlowBound',
  'IntakeProposed',
  'ClaimRouteProposed',
  'ContactReceipted',
]);

/** What happened, oldest first, with who and for which claim. Codes and dates only. */
export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  const { t } = useTranslation();
  const [view, setView] = useState<'main' | 'all'>('main');
  const shown = view === 'all' ? items : items.filter((item) => !NOTES.has(item.type));
  return (
    <Card
      title={<h2>{`${t('matter.timeline')} · ${t('matter.entries', { count: items.length })}`}</h2>}
      size="small"
      extra={
        <Segmented<'main' | 'all'>
          aria-label={t('matter.timeline')}
          value={view}
          onChange={setView}
          options={[
            { label: t('matter.mainSteps'), value: 'main' },
            { label: t('matter.allSteps'), value: 'all' },
          ]}
        />
      }
    >
      <ol className="timeline">
        {shown.map((item, n) => (
          <Row key={n} item={item} />
        ))}
      </ol>
    </Card>
  );
}

function Row({ item }: { item: TimelineItem }) {
  const { t } = useTranslation();
  const { code, pick } = useCodes();
  const details = useDetails()(item);
  const row = useRef<HTMLLIElement>(null);
  // Evidence elsewhere names a step by its type and instant.
  const here = useLocation().hash === `#${item.type}-${item.at}`;
  useEffect(() => {
    if (here) row.current?.scrollIntoView({ block: 'center' });
  }, [here]);
  const who = [item.actorUnit ? pick(item.actorUnit) : '', code('role', item.actorRole)].filter(Boolean).join(' ');
  return (
    <li ref={row} className={here ? 'timeline-row timeline-here' : 'timeline-row'} aria-current={here || undefined}>
      <time className="tabular" dateTime={item.at}>
        {item.on}
      </time>
      <span>
        <strong>{code('eventType', item.type)}</strong>
        {item.claimSeq !== null && ` · ${t('matter.claim', { seq: item.claimSeq })}`}
        {details.map((detail) => ` · ${detail}`)}
        <span className="quiet"> {who}</span>
      </span>
    </li>
  );
}
