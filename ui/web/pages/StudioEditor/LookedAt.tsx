import { Skeleton } from 'antd';
import { Suspense, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Draft } from '../../../../domain/schema/studio.ts';
import { FlowPicture } from '../../modules/bpmn/index.ts';
import { Comments } from './Comments.tsx';

/** A draft that is not edited here now: why, its picture, its comments. */
export function LookedAt({ draft, notice }: { draft: Draft; notice: ReactNode }) {
  const { t } = useTranslation();
  const { resource, draftId, content, state } = draft;
  return (
    <div className="stack">
      <header className="studio-head">
        <Link to={`/studio?file=${resource}`}>{t('studio.title')}</Link>
        <h1 className="mono">{resource}</h1>
        <span className="grow" />
        {state !== 'DRAFT' && <Link to={`/studio/drafts/${draftId}/review`}>{t('studio.review')}</Link>}
      </header>
      {notice}
      {resource.endsWith('.bpmn') ? (
        <Suspense fallback={<Skeleton.Node active className="diagram-wait" />}>
          <FlowPicture xml={content} label={resource} />
        </Suspense>
      ) : (
        <pre className="editor-xml" tabIndex={0} lang="zh-CN">
          {content}
        </pre>
      )}
      <Comments draft={draft} selected={null} onSelect={() => undefined} />
    </div>
  );
}
