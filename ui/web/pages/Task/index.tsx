import { App, Button, Checkbox, Result, Skeleton } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import type { TaskDetail } from '../../../../domain/schema/workViews.ts';
import { actOn, useLastAct, useTask } from '../../modules/api/work.ts';
import { useSession } from '../../modules/api/queries.ts';
import { useCodes } from '../../modules/codes/index.ts';
import { Deadline } from '../../modules/deadline/Deadline.tsx';
import { momentOf } from '../../modules/studio/studioTime.ts';
import { TaskForm, type FormData, type FormSchema, type TaskFormHandle } from '../../modules/form/index.ts';
import { KeyHelp, useKeys } from '../../modules/keys/index.ts';
import { ActDialog } from '../Workbench/ActDialog.tsx';
import { DoneBar } from '../Workbench/DoneBar.tsx';
import { useKeyLines } from '../Workbench/keyLines.ts';
import { Preview } from '../Workbench/Preview.tsx';
import { Receipt } from '../Workbench/Receipt.tsx';
import { useActs } from '../Workbench/useActs.ts';
import { CoSigners } from './CoSigners.tsx';
import { Completeness } from './Completeness.tsx';
import { Conflict } from './Conflict.tsx';
import { Editing } from './Editing.tsx';
import { Reading } from './Reading.tsx';
import { Refusal } from './Refusal.tsx';
import { Standing } from './Standing.tsx';
import { useDraft } from './useDraft.ts';
import { useSubmit } from './useSubmit.ts';
import '../Workbench/workbench.css';
import './task.css';

/** One task: what it is about on the right, on the left what is to be read and filled in. */
export function TaskPage() {
  const { userTaskKey = '' } = useParams();
  const { t } = useTranslation();
  const task = useTask(userTaskKey);
  if (!task.data)
    return task.isError ? (
      <Result status="info" title={t('task.notThere')} extra={<Link to="/work">{t('task.back')}</Link>} />
    ) : (
      <Skeleton active paragraph={{ rows: 8 }} />
    );
  return <Work key={userTaskKey} detail={task.data} />;
}

function Work({ detail }: { detail: TaskDetail }) {
  const { t } = useTranslation();
  const { taskName } = useCodes();
  const { modal } = App.useApp();
  const navigate = useNavigate();
  const { row, may, reading, toSign } = detail;
  const me = useSession().data?.userId;
  const form = useRef<TaskFormHandle>(null);
  const [hold, setHold] = useState(false);
  const [receipt, setReceipt] = useState(false);
  const [help, setHelp] = useState(false);
  const last = useLastAct();
  const acts = useActs();
  const lines = useKeyLines();
  const mine = row.holder === null || row.holder.userId === me;
  const open = row.state === 'OFFERED' && may.act && mine;
  // The form is made once: looking again every three seconds must not take away what is being written.
  const [schema] = useState(detail.form?.schema as FormSchema | undefined);
  const [given] = useState(detail.form?.data);
  const draft = useDraft(row.userTaskKey, open && schema !== undefined);
  const [entered, setEntered] = useState<FormData>({});
  /** What was chosen of two people's texts; a form of its own, so that nothing of the old one stays in it. */
  const [merged, setMerged] = useState<{ readonly n: number; readonly form: FormData } | null>(null);
  const { submit, busy, problem } = useSubmit(row.userTaskKey, form, draft.setConflict);
  const kept = merged?.form ?? draft.read?.form;
  const data = useMemo(
    () => (given ? { ...given, ...(open ? kept : undefined), ...toSign } : given),
    [toSign, given, kept, open],
  );
  const save = () => {
    if (open && form.current) void draft.save(form.current.read());
  };

  const back = () => {
    if (!form.current?.changed || !open) return void navigate('/work');
    modal.confirm({
      title: t('task.leave'),
      okText: t('task.go'),
      cancelText: t('task.stay'),
      onOk: () => void navigate('/work'),
    });
  };
  /** The colleague agrees to what stands in the form now, so it must be complete. */
  const ask = () => {
    const entered = open ? form.current?.submit() : null;
    if (entered) acts.begin('ASK_CO_SIGNER', row.userTaskKey, { form: entered });
  };
  const begin = (kind: Parameters<typeof acts.begin>[0]) => acts.begin(kind, row.userTaskKey);
  const send = () => {
    if (open) void submit(hold, draft.base.version);
  };
  useKeys({
    'ctrl+enter': send,
    'ctrl+s': save,
    escape: back,
    a: () => open && row.holder === null && begin('TAKE'),
    t: () => open && begin('HAND_OVER'),
    r: () => open && row.holder !== null && begin('RETURN'),
    s: ask,
    u: () => may.urge && begin('URGE'),
    c: () => begin('NOTE'),
    d: () => setReceipt(true),
    z: () => last.data && !last.data.barred && acts.withdraw(last.data),
    '?': () => setHelp(true),
  });
  return (
    <div className="workbench">
      <title>{`${taskName(row)} · ${t('app.name')}`}</title>
      <div className="spread">
        <Button type="link" onClick={back}>
          ← {t('task.back')}
        </Button>
        <Button type="text" onClick={() => setHelp(true)}>
          {t('workbench.keys.help')} <kbd>?</kbd>
        </Button>
      </div>
      <div className="workbench-columns">
        <div className="task-work">
          <div className="pair">
            <h1>{taskName(row)}</h1>
            <Deadline state={row.due.state} days={row.due.days} />
          </div>
          <Standing detail={detail} mine={mine} onTake={() => begin('TAKE')} />
          {reading && <Reading draft={reading} taskKey={row.taskKey} />}
          <Editing
            others={draft.others}
            read={draft.read}
            base={draft.base}
            newer={draft.newer}
            onCompare={() => form.current && void draft.compare(form.current.read())}
          />
          {schema && data ? (
            <section aria-label={t('task.form')}>
              {draft.ready && (
                <TaskForm
                  key={merged?.n ?? 0}
                  ref={form}
                  schema={schema}
                  data={data}
                  readOnly={!open}
                  onEntered={setEntered}
                />
              )}
            </section>
          ) : (
            <p>{t('task.unknown')}</p>
          )}
          {problem && <Refusal problem={problem} />}
          <CoSigners
            row={row}
            open={open}
            sign={may.sign}
            onAsk={ask}
            onAgree={() => void actOn(row.userTaskKey, { kind: 'AGREE' }).then(() => navigate('/work'))}
            onDecline={() => begin('DECLINE')}
            onRelease={(to) => acts.begin('RELEASE_CO_SIGNER', row.userTaskKey, { to })}
          />
          {open && schema && (
            <div className="task-submit">
              <span className="note" role="status">
                {draft.saving === 'failed'
                  ? t('task.draft.failed')
                  : draft.base.savedAt !== null && t('task.draft.saved', { at: momentOf(draft.base.savedAt) })}
              </span>
              <Button loading={draft.saving === 'busy'} onClick={save}>
                {t('task.draft.save')} <kbd>Ctrl S</kbd>
              </Button>
              {may.hold && (
                <Checkbox checked={hold} onChange={({ target }) => setHold(target.checked)}>
                  {t('task.hold')}
                </Checkbox>
              )}
              <Button type="primary" size="large" loading={busy} onClick={send}>
                {t('task.submit')} <kbd>Ctrl Enter</kbd>
              </Button>
            </div>
          )}
        </div>
        <aside className="workbench-preview" aria-label={t('workbench.preview')}>
          <Preview userTaskKey={row.userTaskKey} onAct={begin} onReceipt={() => setReceipt(true)} />
          {open && <Completeness taskKey={row.taskKey} entered={entered} />}
          {open && <MoreActs onAct={begin} mine={row.holder !== null} urge={may.urge} />}
        </aside>
      </div>
      {last.data && <DoneBar last={last.data} onWithdraw={() => last.data && acts.withdraw(last.data)} />}
      {acts.asked && (
        <ActDialog
          kind={acts.asked.kind}
          userTaskKey={row.userTaskKey}
          busy={acts.busy}
          refusal={acts.refusal}
          onAnswer={(answer) => void acts.answer(answer)}
          onClose={acts.close}
        />
      )}
      {draft.conflict && schema && (
        <Conflict
          schema={schema}
          base={draft.base}
          conflict={draft.conflict}
          onMerged={(chosen) => {
            setMerged((before) => ({ n: (before?.n ?? 0) + 1, form: chosen }));
            if (draft.conflict) draft.goOnFrom(draft.conflict.theirs);
          }}
          onClose={() => draft.setConflict(null)}
        />
      )}
      {receipt && <Receipt row={row} onClose={() => setReceipt(false)} />}
      <KeyHelp
        lines={[
          ...lines,
          { keys: 'Ctrl Enter', does: t('task.submit') },
          { keys: 'Ctrl S', does: t('task.draft.save') },
        ]}
        open={help}
        onClose={() => setHelp(false)}
      />
    </div>
  );
}

type MoreAct = 'HAND_OVER' | 'RETURN' | 'URGE' | 'NOTE';
interface MoreProps {
  readonly onAct: (kind: MoreAct) => void;
  readonly mine: boolean;
  readonly urge: boolean;
}

function MoreActs({ onAct, mine, urge }: MoreProps) {
  const { t } = useTranslation();
  const acts: readonly (readonly [MoreAct, string, boolean])[] = [
    ['HAND_OVER', 'T', true],
    ['RETURN', 'R', mine],
    ['URGE', 'U', urge],
    ['NOTE', 'C', true],
  ];
  return (
    <div className="preview-more">
      {acts.map(
        ([kind, letter, shown]) =>
          shown && (
            <Button key={kind} onClick={() => onAct(kind)}>
              {t(`workbench.act.${kind}`)} <kbd>{letter}</kbd>
            </Button>
          ),
      )}
    </div>
  );
}
