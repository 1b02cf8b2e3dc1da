import { Alert, Button } from 'antd';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { codeWords } from '../../../../processes/describe/index.ts';
import { proposals, viewOf, type Proposal, type Trial } from '../../../../processes/play/index.ts';
import { useSession } from '../../modules/api/queries.ts';
import type { Mark } from '../../modules/bpmn/index.ts';
import { useCodes } from '../../modules/codes/index.ts';
import { useKeys } from '../../modules/keys/index.ts';
import type { Surroundings } from '../../modules/studio/asks.ts';
import { momentOf } from '../../modules/studio/studioTime.ts';
import { Scenarios } from './Scenarios.tsx';
import { useTrial } from './useTrial.ts';

interface Props {
  readonly resource: string;
  readonly xml: string;
  readonly around: Surroundings | null;
  readonly names: (elementId: string) => string;
  readonly onMarks: (marks: readonly Mark[]) => void;
}

const NOTHING: readonly Proposal[] = [];
/** Keys 1 to 9, then 0. */
const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'] as const;

/** Steps through the draft in the browser with the real core: choose outcomes, move the clock. No real case is touched. */
export function TryPanel({ resource, xml, around, names, onMarks }: Props) {
  const { t } = useTranslation();
  const { pick, code } = useCodes();
  const session = useSession().data;
  const startsAt = useMemo(() => session?.businessTime ?? new Date(0).toISOString(), [session !== undefined]);
  const trying = useTrial(resource, xml, around, startsAt);
  const { trial } = trying;
  const view = useMemo(() => trial && viewOf(trial), [trial]);
  const next = useMemo(() => (trial ? proposals(trial) : NOTHING), [trial]);
  const marks = trial ? marksOf(trial, t('flow.now')) : [];
  const marked = JSON.stringify(marks);
  useEffect(() => {
    onMarks(marks);
    // The text stands for the marks.
  }, [marked]);
  useKeys(Object.fromEntries(KEYS.map((key, n) => [key, next[n] ? () => trying.choose(next[n]!.choice) : undefined])));
  if (!trial || !view)
    return (
      <div className="side-list">
        {trying.unready.length > 0 ? (
          <Alert type="warning" showIcon title={t('draft.notTried')} description={trying.unready.join('; ')} />
        ) : (
          <p className="quiet">{t('draft.readingFiles')}</p>
        )}
      </div>
    );
  return (
    <section className="side-list try" aria-label={t('draft.tab.try')}>
      <p className="note">{t('draft.tryNote')}</p>
      <p className="try-clock tabular">{momentOf(view.now)}</p>
      <p role="status">
        {view.ended ? (
          t('draft.ended')
        ) : view.tokens.length === 0 ? (
          t('draft.notBegun')
        ) : (
          <>
            {t('draft.standsAt')}{' '}
            {view.tokens.map(({ elementId, count }) => (
              <span key={elementId} className="try-token" lang="zh-CN">
                {names(elementId)}
                {count > 1 && ` × ${count}`}
              </span>
            ))}
          </>
        )}
      </p>
      {view.tasks.map(({ elementId, dueAt, groups }, n) => (
        <p key={n} className="note">
          <span lang="zh-CN">{names(elementId)}</span>
          {dueAt !== null && ` · ${t('draft.dueAt', { at: momentOf(dueAt) })}`} ·{' '}
          {groups.map((group) => code('role', group.split('@')[0] ?? group)).join(', ')}
        </p>
      ))}
      {next.length > 0 && <h3>{t('draft.whatNext')}</h3>}
      <ol className="try-choices">
        {next.map((proposal, n) => (
          <li key={n}>
            <Button block onClick={() => trying.choose(proposal.choice)}>
              {KEYS[n] !== undefined && <kbd>{KEYS[n]}</kbd>} <Words proposal={proposal} names={names} />
            </Button>
            {proposal.trouble && <span className="note try-trouble">{pick(proposal.trouble)}</span>}
          </li>
        ))}
      </ol>
      {trying.refused && <Alert type="warning" showIcon title={pick(trying.refused)} />}
      <div className="studio-acts">
        <Button disabled={trial.steps.length === 0} onClick={trying.undo}>
          {t('draft.undoStep')}
        </Button>
        <Button disabled={trial.steps.length === 0} onClick={trying.restart}>
          {t('draft.restart')}
        </Button>
      </div>
      {trial.steps.length > 0 && <h3>{t('draft.walked')}</h3>}
      <ol className="try-walked">
        {trial.steps.map(({ at, choice, elements }, n) => (
          <li key={n}>
            <span className="tabular note">{momentOf(at)}</span>{' '}
            <span lang="zh-CN">{elements.map(names).join(' → ') || t(`draft.did.${choice.do}`)}</span>
          </li>
        ))}
      </ol>
      <Scenarios resource={resource} trial={trial} runs={trying.runs} names={names} />
    </section>
  );
}

/** What one choice is, and where it leads. */
function Words({ proposal, names }: { proposal: Proposal; names: (elementId: string) => string }) {
  const { t } = useTranslation();
  const { pick } = useCodes();
  const { choice, elementId, code, leadsTo, ends } = proposal;
  const what =
    choice.do === 'clock'
      ? elementId === null
        ? t('draft.oneDay')
        : t('draft.untilTimer', { at: momentOf(choice.to) })
      : choice.do === 'start'
        ? t('draft.start')
        : code === null
          ? t('draft.done')
          : choice.do === 'complete'
            ? pick(codeWords(code))
            : `${t(`draft.did.${choice.do}`)} ${code}`;
  const at = elementId !== null && choice.do !== 'start' && (
    <>
      <span lang="zh-CN">{names(elementId)}</span>:{' '}
    </>
  );
  return (
    <span className="try-words">
      {at}
      {what}
      {leadsTo.length > 0 && (
        <>
          {' '}
          → <span lang="zh-CN">{leadsTo.map(names).join(', ')}</span>
        </>
      )}
      {ends && ` → ${t('draft.end')}`}
    </span>
  );
}

function marksOf(trial: Trial, now: string): readonly Mark[] {
  const passed = new Set(trial.steps.flatMap(({ elements, flows }) => [...elements, ...flows]));
  return [
    ...[...passed].map((elementId): Mark => ({ elementId, kind: 'passed' })),
    ...viewOf(trial).tokens.map(({ elementId }): Mark => ({ elementId, kind: 'now', label: now })),
  ];
}
