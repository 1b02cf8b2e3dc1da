import { Button, Result, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import type { MatterReview } from '../../../../domain/schema/reviewViews.ts';
import { ProblemError } from '../../modules/api/request.ts';
import { useCodes } from '../../modules/codes/index.ts';
import { Failed } from '../../modules/Failed.tsx';
import { KeyHelp, useKeys } from '../../modules/keys/index.ts';
import { SealedMatter } from '../Matter/SealedMatter.tsx';
import { useMatterReview, type RoundAddress } from '../Review/api.ts';
import { addressOf } from '../Review/SampleRows.tsx';
import '../Review/review.css';
import '../Task/task.css';
import '../Workbench/workbench.css';
import { Checks } from './Checks.tsx';
import { ClaimPair } from './ClaimPair.tsx';
import { Judgement } from './Judgement.tsx';
import './reviewMatter.css';
import { DEFECT_KEYS, useJudging } from './useJudging.ts';

/** One sampled matter: which claim was not answered, and what follows from that. */
export function ReviewMatterPage() {
  const { unitId = '', month = '', matterId = '' } = useParams();
  const { t } = useTranslation();
  const round = { unitId, month };
  const review = useMatterReview(round, matterId);
  const problem = review.error instanceof ProblemError ? review.error.problem : null;
  if (problem?.code === 'REASON_REQUIRED') return <SealedMatter matterId={matterId} />;
  if (problem?.status === 404 || problem?.status === 403)
    return (
      <Result
        status="info"
        title={t('reviewMatter.notThere')}
        extra={<Link to="/review">{t('reviewMatter.back')}</Link>}
      />
    );
  if (!review.data)
    return review.isError ? (
      <Failed onRetry={() => void review.refetch()} />
    ) : (
      <Skeleton active paragraph={{ rows: 10 }} />
    );
  return <Work key={matterId} view={review.data} round={round} />;
}

const HELP = [
  ['J / K', 'move'],
  ['1…9 0', 'tick'],
  ['A', 'take'],
  ['Ctrl Enter', 'sign'],
  ['[ / ]', 'matters'],
  ['Esc', 'back'],
  ['?', 'help'],
] as const;

function Work({ view, round }: { view: MatterReview; round: RoundAddress }) {
  const { t } = useTranslation();
  const { code } = useCodes();
  const navigate = useNavigate();
  const [help, setHelp] = useState(false);
  const judging = useJudging(view, round);
  const { claim, at } = judging;
  const { before, after, n, of } = view.position;
  const go = (matterId: string | null) => matterId !== null && void navigate(addressOf(round, matterId));
  const back = `/review?unit=${round.unitId}&month=${round.month}`;
  useKeys({
    j: () => judging.move(1),
    k: () => judging.move(-1),
    a: () => void judging.take(),
    'ctrl+enter': () => void judging.sign(),
    '[': () => go(before),
    ']': () => go(after),
    escape: () => void navigate(back),
    '?': () => setHelp(true),
    ...Object.fromEntries(DEFECT_KEYS.map(([key, defect]) => [key, () => judging.toggle(defect)])),
  });
  return (
    <article className="review-matter">
      <title>{`${view.publicNumber} · ${t('review.title')} · ${t('app.name')}`}</title>
      <header className="review-head">
        <Link to={back} className="review-back">
          ← {t('reviewMatter.back')}
        </Link>
        <span className="grow" />
        <span className="tabular note">{t('reviewMatter.position', { n, of })}</span>
        <Button size="small" disabled={before === null} onClick={() => go(before)}>
          {t('reviewMatter.before')} <kbd>[</kbd>
        </Button>
        <Button size="small" disabled={after === null} onClick={() => go(after)}>
          {t('reviewMatter.after')} <kbd>]</kbd>
        </Button>
        <Button type="text" size="small" onClick={() => setHelp(true)}>
          {t('workbench.keys.help')} <kbd>?</kbd>
        </Button>
      </header>
      <div className="review-matter-columns">
        <section className="review-card" aria-labelledby="review-claims">
          <header className="review-list-head">
            <h1 id="review-claims">{t('reviewMatter.title')}</h1>
            <span className="mono">{view.publicNumber}</span>
            <span className="grow" />
            <Link to={`/matters/${view.matterId}`} className="review-back">
              {t('reviewMatter.whole')}
            </Link>
          </header>
          <p className="note">
            {t('reviewMatter.received', { on: view.receivedOn })}
            {view.closedOn !== null && ` · ${t('reviewMatter.closed', { on: view.closedOn })}`}
            {view.rating !== null && ` · ${code('rating', view.rating)}`}
          </p>
          {view.petition === null && <p className="quiet">{t('matter.masked')}</p>}
          <div className="claim-heads" aria-hidden>
            <span>{t('reviewMatter.asked')}</span>
            <span />
            <span>{t('reviewMatter.served')}</span>
          </div>
          <ol className="claim-pairs">
            {view.claims.map((one, index) => (
              <ClaimPair
                key={one.claimId}
                claim={one}
                current={index === at}
                defects={judging.defectsOf(one)}
                onCurrent={() => judging.stand(index)}
              />
            ))}
          </ol>
          {claim?.sampled && <Checks claim={claim} checks={claim.sampled.checks} rating={view.rating} />}
        </section>
        {claim && <Judgement view={view} claim={claim} judging={judging} />}
      </div>
      <KeyHelp
        lines={HELP.map(([keys, does]) => ({ keys, does: t(`reviewMatter.keys.${does}`) }))}
        open={help}
        onClose={() => setHelp(false)}
      />
    </article>
  );
}
