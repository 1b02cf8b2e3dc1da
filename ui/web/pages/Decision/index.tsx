import { Button, Checkbox, Result, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import type { DecisionView } from '../../../../domain/schema/supervisionViews.ts';
import { useCodes } from '../../modules/codes/index.ts';
import { Deadline } from '../../modules/deadline/Deadline.tsx';
import { useKeys } from '../../modules/keys/index.ts';
import { useDecision } from '../Supervision/api.ts';
import { Refusal } from '../Task/Refusal.tsx';
import { Receipt } from '../Workbench/Receipt.tsx';
import '../Workbench/workbench.css';
import './decision.css';
import { Evidence } from './Evidence.tsx';
import { useDecide, type Ticks } from './useDecide.ts';

/** What am I asked to sign, on what evidence, with what effect. Made for the phone first; one primary action. */
export function DecisionPage() {
  const { userTaskKey = '' } = useParams();
  const { t } = useTranslation();
  const decision = useDecision(userTaskKey);
  if (!decision.data)
    return decision.isError ? (
      <Result status="info" title={t('decision.notThere')} extra={<Link to="/desk">{t('decision.back')}</Link>} />
    ) : (
      <Skeleton active paragraph={{ rows: 8 }} />
    );
  return <Decision key={userTaskKey} view={decision.data} />;
}

function Decision({ view }: { view: DecisionView }) {
  const { t } = useTranslation();
  const { code, pick, article } = useCodes();
  const navigate = useNavigate();
  const { row, kind, position } = view;
  const [ticks, setTicks] = useState<Ticks>({ serious: false, renew: false, supervised: false });
  const [receipt, setReceipt] = useState(false);
  const { decide, busy, problem } = useDecide(view);
  const agree = () => {
    if (view.mayDecide) void decide(true, ticks);
  };
  useKeys({
    'ctrl+enter': agree,
    escape: () => void navigate('/desk'),
    d: () => setReceipt(true),
    j: () => position.next !== null && void navigate(`/desk/decisions/${position.next}`),
  });
  const late = view.clock;
  const title = `${row.unitName ? `${pick(row.unitName)}${t('decision.colon')}` : ''}${row.subject === null ? t('supervision.sealed') : code('subject', row.subject)}`;
  return (
    <article className="decision">
      <title>{`${t(`supervision.kind.${kind}`)} · ${t('app.name')}`}</title>
      <header className="spread">
        <Link to="/desk" className="decision-back">
          ← {t('decision.back')}
        </Link>
        {position.n > 0 && (
          <span className="tabular note">{t('decision.position', { n: position.n, of: position.of })}</span>
        )}
      </header>
      <div className="pair">
        <span className="draft-kind">{t(`supervision.kind.${kind}`)}</span>
        {late && <Deadline state={late.state} days={late.days} />}
      </div>
      <h1>{title}</h1>
      <p className="note">
        {view.draftedOn !== null && `${t('decision.drafted', { on: view.draftedOn })} · `}
        <Because view={view} />
        <span className="mono">{row.publicNumber}</span>
      </p>
      <Evidence view={view} onReceipt={() => setReceipt(true)} />
      <section className="decision-card">
        <h2>{t('decision.ifAgreed')}</h2>
        <p>{t(`decision.effect.${kind}`, { answerBy: view.effect.answerBy, redoBy: view.effect.redoBy })}</p>
        {view.mayDecide && <Choices view={view} ticks={ticks} onTicks={setTicks} />}
        <p className="note">
          {t('decision.basis', { article: article(view.effect.article) })} {t('decision.rights')} {t('decision.final')}
        </p>
      </section>
      {view.mayDecide ? (
        <>
          <p className="note">{t('decision.interest')}</p>
          {problem && <Refusal problem={problem} />}
          <div className="decision-acts">
            <Button type="primary" size="large" block loading={busy} onClick={agree}>
              {t(`decision.agree.${kind}`)} <kbd>Ctrl Enter</kbd>
            </Button>
            <Button size="large" block disabled={busy} onClick={() => void decide(false, ticks)}>
              {t('decision.refuse')}
            </Button>
          </div>
        </>
      ) : (
        <p className="quiet">{t('decision.others')}</p>
      )}
      {receipt && (
        <Receipt
          row={late ? { ...row, due: { ...row.due, clockRef: late.clockRef } } : row}
          onClose={() => setReceipt(false)}
        />
      )}
    </article>
  );
}

/** Why it was drafted: a late limit, a failed redo, or a supervisor's ground. */
function Because({ view }: { view: DecisionView }) {
  const { t } = useTranslation();
  const { code } = useCodes();
  const { because } = view;
  if (because === null) return null;
  const clock = /^(.+)_OVERDUE$/.exec(because)?.[1];
  const known: Readonly<Record<string, string>> = {
    REDO_FAILED: t('decision.redoFailed'),
    SERIOUS_CONSEQUENCE: t('decision.seriousFound'),
    CONFIDENTIALITY_BREACH: t('decision.breach'),
  };
  const words = clock
    ? t('decision.overdue', { clock: code('clockKey', clock) })
    : (known[because] ?? code('supervisionGround', because));
  return <>{`${t('decision.because')} ${words} · `}</>;
}

function Choices({ view, ticks, onTicks }: { view: DecisionView; ticks: Ticks; onTicks: (ticks: Ticks) => void }) {
  const { t } = useTranslation();
  const tick = (key: keyof Ticks, words: string) => (
    <Checkbox checked={ticks[key]} onChange={({ target }) => onTicks({ ...ticks, [key]: target.checked })}>
      {words}
    </Checkbox>
  );
  return (
    <div className="decision-choices">
      {view.form === 'MEASURE' && view.kind !== 'ACCOUNTABILITY' && tick('serious', t('decision.serious'))}
      {view.form === 'REDO_CIRCULAR' &&
        view.effect.renewTo !== null &&
        tick('renew', t('decision.renewed', { on: view.effect.renewTo }))}
      {view.form === 'REDO_ORDER' && tick('supervised', t('decision.supervised'))}
    </div>
  );
}
