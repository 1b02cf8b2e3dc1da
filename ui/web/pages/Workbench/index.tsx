import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { workScopeSchema, type WorkRow } from '../../../../domain/schema/workViews.ts';
import { useLastAct, useWorkList } from '../../modules/api/work.ts';
import { useBulk } from '../../modules/bulk/index.ts';
import { Failed } from '../../modules/Failed.tsx';
import { KeyHelp, useKeys } from '../../modules/keys/index.ts';
import { useFilters } from '../../modules/useFilters.ts';
import { ActDialog } from './ActDialog.tsx';
import type { Acting } from './acting.ts';
import { BulkBar } from './BulkBar.tsx';
import { BulkDialog, type BulkAct } from './BulkDialog.tsx';
import { DoneBar } from './DoneBar.tsx';
import { Empty } from './Empty.tsx';
import { useKeyLines } from './keyLines.ts';
import { Preview } from './Preview.tsx';
import { PreviewPane } from './PreviewPane.tsx';
import { Receipt } from './Receipt.tsx';
import { Tabs } from './Tabs.tsx';
import { TaskList } from './TaskList.tsx';
import { useActs } from './useActs.ts';
import { useCurrentRow } from './useCurrentRow.ts';
import { useSelection } from './useSelection.ts';
import './workbench.css';

/** What one must do first, and how long there is. Scope, state and page stand in the address. */
export function WorkbenchPage() {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const { search, set } = useFilters();
  const work = useWorkList(search);
  const last = useLastAct();
  const acts = useActs();
  const bulk = useBulk();
  const lines = useKeyLines();
  const rows = work.data?.items ?? [];
  const selection = useSelection(rows.map(({ userTaskKey }) => userTaskKey));
  const { selected } = selection;
  const [peek, setPeek] = useState(false);
  const [receipt, setReceipt] = useState<WorkRow | null>(null);
  const [bulkAct, setBulkAct] = useState<BulkAct | null>(null);
  const [help, setHelp] = useState(false);
  const { at, index, current, stand, move } = useCurrentRow(rows);
  const scope = workScopeSchema.catch('MINE').parse(search.get('scope'));
  const state = search.get('state') ?? '';

  const open = () => current && void navigate(`/work/${current.userTaskKey}`);
  const begin = (kind: Acting) => current && acts.begin(kind, current.userTaskKey);
  /** With rows selected the act is for all of them. */
  const act = (kind: BulkAct) => (selected.length > 0 ? setBulkAct(kind) : begin(kind));
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    x: () => selection.toggle(index, false),
    'shift+x': () => selection.toggle(index, true),
    enter: open,
    a: () => act('TAKE'),
    t: () => act('HAND_OVER'),
    u: () => act('URGE'),
    r: () => begin('RETURN'),
    s: open,
    c: () => begin('NOTE'),
    d: () => current && setReceipt(current),
    z: () => last.data && !last.data.barred && acts.withdraw(last.data),
    escape: () => (selected.length > 0 ? selection.clear() : setPeek(false)),
    '?': () => setHelp(true),
  });

  const readAt = new Intl.DateTimeFormat(i18n.language, { timeStyle: 'medium' }).format(work.dataUpdatedAt);
  const preview = current && (
    <Preview
      key={current.userTaskKey}
      userTaskKey={current.userTaskKey}
      onAct={begin}
      onReceipt={() => setReceipt(current)}
      onOpen={open}
    />
  );
  const cursor = work.data?.nextCursor ?? null;
  return (
    <div className="workbench">
      <title>{`${t('workbench.title')} · ${t('app.name')}`}</title>
      <div className="spread">
        <h1>{t('workbench.title')}</h1>
        <Button type="text" onClick={() => setHelp(true)}>
          {t('workbench.keys.help')} <kbd>?</kbd>
        </Button>
      </div>
      <Tabs scope={scope} state={state} list={work.data} onChange={set} />
      <div className="workbench-columns">
        <div className="workbench-list">
          {work.isError && !work.data ? (
            <Failed onRetry={() => void work.refetch()} />
          ) : !work.data ? (
            <Skeleton active paragraph={{ rows: 8 }} />
          ) : rows.length === 0 ? (
            <Empty list={work.data} scope={scope} state={state} onChange={set} />
          ) : (
            <TaskList
              rows={rows}
              counts={work.data.counts}
              propsOf={(row, n) => ({
                current: row === current,
                selected: selected.includes(row.userTaskKey),
                onCurrent: () => {
                  stand(row.userTaskKey);
                  if (at === row.userTaskKey) setPeek(true);
                },
                onSelect: (range) => selection.toggle(n, range),
                onAct: (kind) => acts.begin(kind, row.userTaskKey),
                onReceipt: () => setReceipt(row),
              })}
            />
          )}
          <div className="pager">
            {search.get('cursor') !== null && <Button onClick={() => set('cursor', '')}>{t('workbench.first')}</Button>}
            {cursor !== null && <Button onClick={() => set('cursor', cursor)}>{t('workbench.more')}</Button>}
            <span className="note">{t('workbench.asOf', { time: readAt })}</span>
          </div>
          {selected.length > 0 && (
            <BulkBar
              count={selected.length}
              watch={work.data?.scopes.WATCH ?? false}
              onAct={setBulkAct}
              onClear={selection.clear}
            />
          )}
        </div>
        <PreviewPane open={peek && Boolean(current)} onClose={() => setPeek(false)}>
          {preview}
        </PreviewPane>
      </div>
      {last.data && <DoneBar last={last.data} onWithdraw={() => last.data && acts.withdraw(last.data)} />}
      {acts.asked && (
        <ActDialog
          kind={acts.asked.kind}
          userTaskKey={acts.asked.userTaskKey}
          busy={acts.busy}
          refusal={acts.refusal}
          onAnswer={(answer) => void acts.answer(answer)}
          onClose={acts.close}
        />
      )}
      {bulkAct && (
        <BulkDialog
          kind={bulkAct}
          keys={selected}
          bulk={bulk}
          onClose={() => {
            setBulkAct(null);
            selection.clear();
          }}
        />
      )}
      {receipt && <Receipt row={receipt} onClose={() => setReceipt(null)} />}
      <KeyHelp lines={lines} open={help} onClose={() => setHelp(false)} />
    </div>
  );
}
