import { Segmented, Skeleton } from 'antd';
import { lazy, Suspense, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft } from '../../../../domain/schema/studio.ts';
import type { Mark, Selected } from '../../modules/bpmn/index.ts';
import { useCodes } from '../../modules/codes/index.ts';
import type { Surroundings } from '../../modules/studio/asks.ts';
import { Comments } from './Comments.tsx';
import { Saves } from './Saves.tsx';
import { TryPanel } from './TryPanel.tsx';

/** With the engine's FEEL behind it, fetched when it is first shown. */
const FeelTry = lazy(async () => ({ default: (await import('./FeelTry.tsx')).FeelTry }));

const TABS = ['properties', 'try', 'feel', 'comments', 'saves'] as const;
type Tab = (typeof TABS)[number];

interface Props {
  readonly draft: Draft;
  readonly selected: Selected | null;
  readonly panel: RefObject<HTMLDivElement | null>;
  readonly xml: string;
  readonly around: Surroundings | null;
  readonly names: (elementId: string) => string;
  readonly rev: number;
  readonly onTrialMarks: (marks: readonly Mark[] | null) => void;
  readonly onSelect: (id: string) => void;
}

/** Beside the canvas: properties, trial, comments, saves. The properties stay where bpmn-js has put them, shown or not. */
export function SidePanel({ draft, selected, panel, xml, around, names, rev, onTrialMarks, onSelect }: Props) {
  const { t } = useTranslation();
  const { pick } = useCodes();
  const [tab, setTab] = useState<Tab>('properties');
  const open = draft.comments.filter(({ resolvedAt }) => resolvedAt === null).length;
  return (
    <aside className="editor-side" aria-label={t('draft.side')}>
      <Segmented<Tab>
        block
        aria-label={t('draft.side')}
        value={tab}
        onChange={(next) => {
          setTab(next);
          if (next !== 'try') onTrialMarks(null);
        }}
        options={TABS.map((value) => ({
          value,
          label: value === 'comments' && open > 0 ? `${t('draft.tab.comments')} ${open}` : t(`draft.tab.${value}`),
        }))}
      />
      {tab === 'properties' && selected && (
        <header className="side-head">
          <strong lang="zh-CN">{selected.name}</strong>
          <div className="note">
            {pick(selected.kind)} · <span className="mono">{selected.id}</span>
          </div>
        </header>
      )}
      <div ref={panel} className="studio-properties" hidden={tab !== 'properties'} />
      {tab === 'try' && (
        <TryPanel resource={draft.resource} xml={xml} around={around} names={names} onMarks={onTrialMarks} />
      )}
      {tab === 'feel' && (
        <Suspense fallback={<Skeleton active paragraph={{ rows: 4 }} />}>
          <FeelTry resource={draft.resource} selected={selected} names={names} />
        </Suspense>
      )}
      {tab === 'comments' && <Comments draft={draft} selected={selected} onSelect={onSelect} />}
      {tab === 'saves' && <Saves draftId={draft.draftId} rev={rev} />}
    </aside>
  );
}
