import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { WorkRow } from '../../../../domain/schema/workViews.ts';
import { decisionOf } from '../../../../domain/supervision/ladder.ts';
import { useLastAct } from '../../modules/api/work.ts';
import { useBulk } from '../../modules/bulk/index.ts';
import { Failed } from '../../modules/Failed.tsx';
import { useKeys } from '../../modules/keys/index.ts';
import { useFilters } from '../../modules/useFilters.ts';
import { ActDialog } from '../Workbench/ActDialog.tsx';
import { BulkDialog } from '../Workbench/BulkDialog.tsx';
import { DoneBar } from '../Workbench/DoneBar.tsx';
import { Preview } from '../Workbench/Preview.tsx';
import { PreviewPane } from '../Workbench/PreviewPane.tsx';
import { Receipt } from '../Workbench/Receipt.tsx';
import { TaskList } from '../Workbench/TaskList.tsx';
import { useActs } from '../Workbench/useActs.ts';
import { useCurrentRow } from '../Workbench/useCurrentRow.ts';
import { useSelection } from '../Workbench/useSelection.ts';
import '../Workbench/workbench.css';
import { useDeskList } from './api.ts';
import { DeskBar, type DeskAct } from './DeskBar.tsx';
import { FaultNote } from './FaultNote.tsx';
import { OrderDialog } from './OrderDialog.tsx';
import { UnitFilter } from './UnitFilter.tsx';

interface Props {
  readonly list: string;
  readonly mayOrder: boolean;
  readonly onHelp: () => void;
}

/** Where a row is opened: a decision on its own page, anything else as a task. */
export const addressOf = (row: WorkRow): string =>
  decisionOf(row.taskKey) === null ? `/work/${row.userTaskKey}` : `/desk/decisions/${row.userTaskKey}`;

/** One list of the desk: rows by deadline, a preview, and the acts of a supervisor on one row or on all that are selected. */
export function DeskList({ list, mayOrder, onHelp }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { search, set } = useFilters();
  const unit = search.get('unit') ?? '';
  const page = useDeskList(new URLSearchParams({ list, unit, cursor: search.get('cursor') ?? '' }).toString());
  const acts = useActs();
  const last = useLastAct();
  const bulk = useBulk();
  const rows = page.data?.items ?? [];
  const selection = useSelection(rows.map(({ userTaskKey }) => userTaskKey));
  const [peek, setPeek] = useState(false);
  const [receipt, setReceipt] = useState<WorkRow | null>(null);
  const [act, setAct] = useState<DeskAct | null>(null);
  const { at, index, current, stand, move } = useCurrentRow(rows);
  const fault = current && page.data?.faults[current.userTaskKey];
  const keys = selection.selected.length > 0 ? selection.selected : current ? [current.userTaskKey] : [];
  const mayAssign = keys.length > 0 && keys.every((key) => page.data?.faults[key]?.mayAssign === true);

  const open = () => current && void navigate(addressOf(current));
  const begin = (kind: DeskAct) => {
    if (keys.length > 0) setAct(kind);
  };
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    x: () => selection.toggle(index, false),
    'shift+x': () => selection.toggle(index, true),
    enter: open,
    u: () => begin('URGE'),
    o: () => mayOrder && begin('ORDER'),
    t: () => mayAssign && begin('HAND_OVER'),
    d: () => current && setReceipt(current),
    z: () => last.data && !last.data.barred && acts.withdraw(last.data),
    escape: () => (selection.selected.length > 0 ? selection.clear() : setPeek(false)),
    '?': onHelp,
  });
  const close = () => {
    setAct(null);
    selection.clear();
  };
  const preview = current && (
    <>
      {fault && <FaultNote fault={fault} onAssign={() => begin('HAND_OVER')} />}
      <Preview
        key={current.userTaskKey}
        userTaskKey={current.userTaskKey}
        onAct={(kind) => acts.begin(kind, current.userTaskKey)}
        onReceipt={() => setReceipt(current)}
        onOpen={open}
      />
      {mayOrder && (
        <Button block onClick={() => begin('ORDER')}>
          {t('supervision.act.ORDER')} <kbd>O</kbd>
        </Button>
      )}
    </>
  );
  const cursor = page.data?.nextCursor ?? null;
  return (
    <div className="workbench">
      <div className="spread">
        <h2>
          {t(`supervision.figure.${list}`)} <span className="tabular">{page.data?.total ?? ''}</span>
        </h2>
        <Button type="text" onClick={onHelp}>
          {t('workbench.keys.help')} <kbd>?</kbd>
        </Button>
      </div>
      {page.data && <UnitFilter units={page.data.byUnit} unit={unit} onChange={(value) => set('unit', value)} />}
      <div className="workbench-columns">
        <div className="workbench-list">
          {page.isError && !page.data ? (
            <Failed onRetry={() => void page.refetch()} />
          ) : !page.data ? (
            <Skeleton active paragraph={{ rows: 8 }} />
          ) : rows.length === 0 ? (
            <p className="desk-empty quiet">{t(`supervision.empty.${list}`)}</p>
          ) : (
            <TaskList
              rows={rows}
              counts={countsOf(rows)}
              propsOf={(row, n) => ({
                to: addressOf(row),
                current: row === current,
                selected: selection.selected.includes(row.userTaskKey),
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
          </div>
          {selection.selected.length > 0 && (
            <DeskBar
              count={selection.selected.length}
              mayOrder={mayOrder}
              mayAssign={mayAssign}
              onAct={setAct}
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
      {act === 'ORDER' && <OrderDialog keys={keys} bulk={bulk} onClose={close} />}
      {act !== null && act !== 'ORDER' && <BulkDialog kind={act} keys={keys} bulk={bulk} onClose={close} />}
      {receipt && <Receipt row={receipt} onClose={() => setReceipt(null)} />}
    </div>
  );
}

/** Rows of this page by state; the whole list's number stands above it. */
function countsOf(rows: readonly WorkRow[]) {
  const counts = { OVER: 0, TODAY: 0, SOON: 0, OK: 0, PAUSED: 0, NONE: 0 };
  for (const { due } of rows) if (due.state in counts) counts[due.state as keyof typeof counts] += 1;
  return counts;
}
