import { Alert, Button, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { TaskDetail } from '../../../../domain/schema/workViews.ts';
import { useMatter, useSession } from '../../modules/api/queries.ts';
import { useTask } from '../../modules/api/work.ts';
import { useCodes } from '../../modules/codes/index.ts';
import { Deadline } from '../../modules/deadline/Deadline.tsx';
import { basisOf, type FormSchema } from '../../modules/form/schema.ts';
import { Seal } from '../../modules/Seal.tsx';
import { Course } from './Course.tsx';
import { HolderNote } from './HolderNote.tsx';
import type { Acting } from './acting.ts';

interface Props {
  readonly userTaskKey: string;
  readonly onAct: (act: Acting) => void;
  readonly onReceipt: () => void;
  /** Absent where the task itself is open. */
  readonly onOpen?: () => void;
}

/** What the task is, how long there is, who has it, and what may be done with it. */
export function Preview({ userTaskKey, onAct, onReceipt, onOpen }: Props) {
  const task = useTask(userTaskKey);
  const { t } = useTranslation();
  if (!task.data) return task.isError ? <p className="quiet">{t('task.notThere')}</p> : <Skeleton active />;
  return (
    <div className="preview-body">
      <About detail={task.data} onReceipt={onReceipt} withBasis={onOpen !== undefined} />
      <Course acts={task.data.acts} />
      {onOpen && <Buttons detail={task.data} onAct={onAct} onOpen={onOpen} />}
    </div>
  );
}

interface AboutProps {
  readonly detail: TaskDetail;
  readonly onReceipt: () => void;
  /** Where the form stands beside it, the form names the basis itself. */
  readonly withBasis: boolean;
}

function About({ detail, onReceipt, withBasis }: AboutProps) {
  const { t } = useTranslation();
  const { code, taskName, pick, language } = useCodes();
  const { row, form } = detail;
  const matter = useMatter(row.matterId);
  const text = matter.data?.claims.find(({ seq }) => seq === row.claimSeq)?.text ?? matter.data?.petitioner.text;
  const basis = withBasis && form && basisOf(form.schema as unknown as FormSchema, language);
  return (
    <>
      <header className="preview-header">
        <Seal colour={row.colour} size={28} />
        <div>
          <h2>{row.subject === null ? t('workbench.sealed') : code('subject', row.subject)}</h2>
          <Link className="mono" to={`/matters/${row.matterId}`}>
            {row.publicNumber}
          </Link>
          {row.claimSeq !== null && <span className="note"> · {t('workbench.claim', { seq: row.claimSeq })}</span>}
          {row.unitName && <div className="note">{pick(row.unitName)}</div>}
        </div>
      </header>
      {text && (
        <blockquote lang="zh-CN" className="preview-words">
          {text}
        </blockquote>
      )}
      <div className="spread">
        <span className="quiet">{t('workbench.limit')}</span>
        <span className="pair">
          <Deadline state={row.due.state} days={row.due.days} />
          {row.due.on !== null && (
            <Button type="link" size="small" onClick={onReceipt}>
              {t('workbench.how')} <kbd>D</kbd>
            </Button>
          )}
        </span>
      </div>
      {row.due.on !== null && <div className="note tabular">{t('workbench.due', { on: row.due.on })}</div>}
      <h3>{t('workbench.next', { name: taskName(row) })}</h3>
      <HolderNote row={row} />
      {basis && <Alert className="legal" type="warning" title={t('workbench.basis')} description={basis} />}
    </>
  );
}

function Buttons({ detail, onAct, onOpen }: { detail: TaskDetail; onAct: (act: Acting) => void; onOpen: () => void }) {
  const { t } = useTranslation();
  const { row, may } = detail;
  const mine = row.holder?.userId === useSession().data?.userId;
  const free = may.act && row.holder === null && row.state === 'OFFERED';
  const button = (kind: Acting, letter: string, shown: boolean) =>
    shown && (
      <Button key={kind} onClick={() => onAct(kind)}>
        {t(`workbench.act.${kind}`)} <kbd>{letter}</kbd>
      </Button>
    );
  return (
    <div className="preview-acts">
      {free && (
        <Button block onClick={() => onAct('TAKE')}>
          {t('workbench.act.TAKE')} <kbd>A</kbd>
        </Button>
      )}
      <Button type="primary" block onClick={onOpen}>
        {may.act || may.sign ? t('workbench.start') : t('workbench.look')} <kbd>Enter</kbd>
      </Button>
      <div className="preview-more">
        {button('HAND_OVER', 'T', free || mine)}
        {button('RETURN', 'R', mine)}
        {button('URGE', 'U', may.urge)}
        {button('NOTE', 'C', may.act || may.urge)}
      </div>
    </div>
  );
}
