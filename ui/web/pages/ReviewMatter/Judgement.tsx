import { Alert, Button, Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import type { MatterReview, ReviewedClaim } from '../../../../domain/schema/reviewViews.ts';
import { useCodes } from '../../modules/codes/index.ts';
import { Deadline } from '../../modules/deadline/Deadline.tsx';
import { Effect } from '../Review/Effect.tsx';
import { Refusal } from '../Task/Refusal.tsx';
import { Follows } from './Follows.tsx';
import { DEFECT_KEYS, type Judging } from './useJudging.ts';

interface Props {
  readonly view: MatterReview;
  readonly claim: ReviewedClaim;
  readonly judging: Judging;
}

/** The defects of the claim one stands on, what follows from them, and the signature; or what was signed. */
export function Judgement({ view, claim, judging }: Props) {
  const { t } = useTranslation();
  const { code } = useCodes();
  const { sampled } = claim;
  const title = (
    <h2 id="review-defects">
      {t('reviewMatter.defects')} <span className="note">{t('matter.claim', { seq: claim.seq })}</span>
    </h2>
  );
  if (sampled === null)
    return (
      <section className="review-card" aria-labelledby="review-defects">
        {title}
        <p className="quiet">{t('reviewMatter.notSampled')}</p>
      </section>
    );
  const defects = judging.defectsOf(claim);
  const reviewed = sampled.defects !== null;
  return (
    <section className="review-card review-judgement" aria-labelledby="review-defects">
      {title}
      {sampled.due && (
        <p className="pair">
          <Deadline state={sampled.due.state} days={sampled.due.days} />
          <span className="note tabular">{t('review.until', { on: sampled.due.on })}</span>
        </p>
      )}
      <p className="note">
        {sampled.because === 'RATE' && view.rate !== null
          ? t('reviewMatter.drawn', { draw: sampled.draw.toFixed(4), rate: String(view.rate) })
          : t(`review.because.${sampled.because}`)}
      </p>
      {reviewed ? (
        <Recorded claim={claim} />
      ) : (
        <>
          <Standing sampled={sampled} onTake={() => void judging.take()} />
          <ul className="defects">
            {DEFECT_KEYS.map(([key, defect]) => (
              <li key={defect} className={defects.includes(defect) ? 'defect-ticked' : undefined}>
                <Checkbox
                  checked={defects.includes(defect)}
                  disabled={!sampled.mayAct}
                  onChange={() => judging.toggle(defect)}
                >
                  <kbd>{key}</kbd> <span className="mono">{defect}</span> {code('defect', defect)}
                </Checkbox>
                <span className="note">{t(`reviewMatter.leadsTo.${defect}`)}</span>
              </li>
            ))}
          </ul>
          {sampled.mayAct && (
            <>
              <Follows view={view} defects={defects} redoable={sampled.redoable} />
              {judging.problem && <Refusal problem={judging.problem} />}
              <Button type="primary" block loading={judging.busy} onClick={() => void judging.sign()}>
                {t(defects.length === 0 ? 'reviewMatter.signPassed' : 'reviewMatter.sign', { count: defects.length })}{' '}
                <kbd>Ctrl Enter</kbd>
              </Button>
              <p className="note">{t('reviewMatter.final')}</p>
            </>
          )}
        </>
      )}
    </section>
  );
}

type Sampled = NonNullable<ReviewedClaim['sampled']>;

/** Who has the claim, or why the viewer does not review it. */
function Standing({ sampled, onTake }: { sampled: Sampled; onTake: () => void }) {
  const { t } = useTranslation();
  const { refusal } = useCodes();
  const { barred, mayAct, task } = sampled;
  if (barred !== null) return <Alert className="legal" type="warning" title={refusal({ code: barred })} />;
  if (task === null) return <p className="quiet">{t('reviewMatter.notReady')}</p>;
  if (task.submitted) return <p className="quiet">{t('reviewMatter.submitted')}</p>;
  if (task.holder !== null && !mayAct)
    return <Alert type="info" title={t('task.heldBy', { name: task.holder.name })} />;
  if (!mayAct) return <p className="quiet">{t('reviewMatter.onlyRead')}</p>;
  return task.holder === null ? (
    <p className="spread">
      <span className="note">{t('task.free')}</span>
      <Button size="small" onClick={onTake}>
        {t('workbench.act.TAKE')} <kbd>A</kbd>
      </Button>
    </p>
  ) : null;
}

/** What was found, by whom and when, and how far it has gone. */
function Recorded({ claim }: { claim: ReviewedClaim }) {
  const { t } = useTranslation();
  const { code } = useCodes();
  const { sampled } = claim;
  if (!sampled?.defects) return null;
  const { effect } = sampled;
  return (
    <div className="review-recorded">
      <p>
        <span lang="zh-CN">{sampled.reviewer}</span> · {sampled.reviewedOn}
      </p>
      {sampled.defects.length === 0 && <p>{t('reviewMatter.follows.PASS')}</p>}
      <ul>
        {sampled.defects.map((defect) => (
          <li key={defect}>
            <span className="mono">{defect}</span> {code('defect', defect)}
          </li>
        ))}
      </ul>
      <p>
        <Effect effect={effect} />
      </p>
      {effect.orderedOn !== null && (
        <p className="note">
          {t('reviewMatter.ordered', { on: effect.orderedOn })}
          {effect.supervised && ` · ${t('reviewMatter.supervised')}`}
        </p>
      )}
      {effect.state === 'DECLINED' && sampled.declined !== null && (
        <p className="note">{t(`reviewMatter.declined.${sampled.declined}`, { defaultValue: sampled.declined })}</p>
      )}
      <p className="note">{t('reviewMatter.recorded')}</p>
    </div>
  );
}
