import { Skeleton, Tag } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { Draft, FileKind } from '../../../../domain/schema/studio.ts';
import { Failed } from '../../modules/Failed.tsx';
import { useKeys } from '../../modules/keys/index.ts';
import { useDraft } from '../../modules/studio/api.ts';
import { momentOf } from '../../modules/studio/studioTime.ts';
import { Changes } from './Changes.tsx';
import { Checks } from './Checks.tsx';
import { Decide } from './Decide.tsx';
import { ReleaseForm } from './ReleaseForm.tsx';
import { Sides } from './Sides.tsx';
import '../../modules/studio/studio.css';
import './review.css';

const kindOf = (resource: string): FileKind =>
  resource.endsWith('.bpmn') ? 'BPMN' : resource.endsWith('.dmn') ? 'DMN' : 'FORM';

/** What changes for whom, in words, and whether I may sign. */
export function StudioReviewPage() {
  const { t } = useTranslation();
  const { draftId = '' } = useParams();
  const query = useDraft(draftId);
  const draft = query.data;
  if (query.isError && !draft) return <Failed onRetry={() => void query.refetch()} />;
  if (!draft) return <Skeleton active paragraph={{ rows: 12 }} />;
  return (
    <>
      <title>{`${t('draftReview.title')} · ${draft.resource} · ${t('app.name')}`}</title>
      <Review draft={draft} onDone={() => void query.refetch()} />
    </>
  );
}

function Review({ draft, onDone }: { draft: Draft; onDone: () => void }) {
  const { t } = useTranslation();
  const { resource, base, content, state, baseVersion } = draft;
  const kind = kindOf(resource);
  const diff = useQuery({
    queryKey: ['studio', 'diff', draft.draftId, draft.rev],
    enabled: base !== null,
    staleTime: Infinity,
    queryFn: async () =>
      (await import('../../../../processes/diff/index.ts')).diffFiles(kind, base?.content ?? '', content),
  });
  const changes = diff.data?.changes ?? [];
  const [seen, setSeen] = useState<ReadonlySet<number>>(new Set());
  const [at, setAt] = useState(0);
  const go = (by: number) => changes.length > 0 && setAt((at + by + changes.length) % changes.length);
  useKeys({ '[': () => go(-1), ']': () => go(1) });
  const review = draft.reviews.at(-1);
  const unseen = changes.filter(({ number }) => !seen.has(number)).length;
  return (
    <div className="stack">
      <header className="studio-head">
        <Link to={`/studio?file=${resource}`}>{t('studio.title')}</Link>
        <h1>
          <span className="mono">{resource}</span>{' '}
          {baseVersion === null
            ? t('draftReview.newFile')
            : t('draftReview.versions', { from: baseVersion, to: baseVersion + 1 })}
        </h1>
        <Tag>{t(`studio.draft.${state}`)}</Tag>
        <Link to={`/studio/drafts/${draft.draftId}`}>{t('draftReview.draft')}</Link>
        <span className="grow" />
        <span className="note">
          <kbd>[</kbd> <kbd>]</kbd> {t('draftReview.keys')}
        </span>
      </header>
      {review && (
        <p className="note">
          <span lang="zh-CN">{review.requestedBy.name}</span>{' '}
          <span className="tabular">{momentOf(review.requestedAt)}</span> {t('draftReview.sent')}{' '}
          <span lang="zh-CN">“{review.why}”</span>
        </p>
      )}
      <div className="review-columns">
        <div className="stack">
          {kind === 'BPMN' && <Sides draft={draft} changes={changes} current={changes[at] ?? null} />}
          {review && <Checks review={review} />}
        </div>
        <aside className="review-side">
          <Changes
            diff={diff.data ?? null}
            failed={diff.isError}
            isNew={base === null}
            at={at}
            seen={seen}
            onAt={setAt}
            onSeen={(number, on) =>
              setSeen((before) => new Set(on ? [...before, number] : [...before].filter((each) => each !== number)))
            }
          />
          {state === 'IN_REVIEW' && review && (
            <Decide
              draft={draft}
              review={review}
              unseen={base === null ? 0 : unseen}
              ready={base === null || diff.isSuccess}
              onDone={onDone}
            />
          )}
          {state === 'APPROVED' && <ReleaseForm draft={draft} onDone={onDone} />}
          {review?.decidedBy && (
            <p className="note">
              <span lang="zh-CN">{review.decidedBy.name}</span>{' '}
              {t(`draftReview.decision.${review.decision ?? 'APPROVED'}`)}{' '}
              <span className="tabular">{review.decidedAt && momentOf(review.decidedAt)}</span>{' '}
              {review.words && <span lang="zh-CN">“{review.words}”</span>}
            </p>
          )}
        </aside>
      </div>
    </div>
  );
}
