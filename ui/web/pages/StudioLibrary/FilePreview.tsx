import { App, Button, Dropdown, Skeleton } from 'antd';
import { Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import type { LibraryFile } from '../../../../domain/schema/studio.ts';
import { FlowPicture } from '../../modules/bpmn/index.ts';
import { useCodes } from '../../modules/codes/index.ts';
import { beginDraft, useContent } from '../../modules/studio/api.ts';
import { download, pngOf } from '../../modules/studio/download.ts';
import { useRefusal } from '../../modules/studio/refusals.ts';
import type { StudioRights } from '../../modules/studio/roles.ts';
import { momentOf } from '../../modules/studio/studioTime.ts';
import { DraftList } from './DraftList.tsx';
import { Versions } from './Versions.tsx';

/** What a file is and does, its drafts, and what can be done with it. */
export function FilePreview({ file, rights }: { file: LibraryFile; rights: StudioRights }) {
  const { t } = useTranslation();
  const { pick } = useCodes();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const refusal = useRefusal();
  const [versions, setVersions] = useState(false);
  const picture = useRef<{ readonly svg: () => Promise<string> }>(undefined);
  const { live, resource, kind } = file;
  const content = useContent(resource, live?.hash ?? null).data;
  const summary = useSummary(file, content);
  const begin = () => {
    if (!live) return;
    beginDraft({ resource, from: { kind: 'VERSION', hash: live.hash } }).then(
      ({ draftId }) => navigate(`/studio/drafts/${draftId}`),
      (error: unknown) => void message.error(refusal(error)),
    );
  };
  const give = async (ending: string) => {
    if (content === undefined) return;
    const base = resource.replace(/\.\w+$/, '');
    if (ending === 'svg' || ending === 'png') {
      const svg = await picture.current?.svg();
      if (svg === undefined) return;
      download(`${base}.${ending}`, ending === 'svg' ? new Blob([svg], { type: 'image/svg+xml' }) : await pngOf(svg));
    } else download(resource, new Blob([content], { type: 'application/octet-stream' }));
  };
  const own = resource.replace(/^.*\./, '');
  return (
    <div className="stack">
      <h2 lang={file.name.zh === file.name.en ? 'zh-CN' : undefined}>{pick(file.name)}</h2>
      {kind === 'BPMN' && content !== undefined && (
        <Suspense fallback={<Skeleton.Node active className="diagram-wait" />}>
          <FlowPicture xml={content} label={pick(file.name)} onDrawn={(drawn) => (picture.current = drawn)} />
        </Suspense>
      )}
      {summary && (
        <section>
          <h3>{t('studio.summary')}</h3>
          <p>{pick(summary)}</p>
        </section>
      )}
      {live && (
        <p className="note">
          {t('studio.changed')} <span className="tabular">{momentOf(live.deployedAt)}</span> ·{' '}
          {live.deployedBy ? <span lang="zh-CN">{live.deployedBy.name}</span> : t('studio.shipped')}
          {live.why !== null && (
            <>
              {' '}
              · <span lang="zh-CN">{live.why}</span>
            </>
          )}
        </p>
      )}
      <DraftList drafts={file.drafts} rights={rights} />
      <div className="studio-acts">
        {rights.edits && live && (
          <Button type="primary" onClick={begin}>
            {t('studio.edit')}
          </Button>
        )}
        {live && <Button onClick={() => setVersions(true)}>{t('studio.versions')}</Button>}
        {content !== undefined && (
          <Dropdown
            trigger={['click']}
            menu={{
              items: [own, ...(kind === 'BPMN' ? ['svg', 'png'] : [])].map((ending) => ({
                key: ending,
                label: `.${ending}`,
              })),
              onClick: ({ key }) => void give(key),
            }}
          >
            <Button>{t('studio.export')}</Button>
          </Dropdown>
        )}
        {kind === 'BPMN' && live && (
          <Button onClick={() => void navigate(`/studio/files/${resource}/moves`)}>{t('studio.move')}</Button>
        )}
      </div>
      <Versions resource={resource} open={versions} rights={rights} onClose={() => setVersions(false)} />
    </div>
  );
}

/** Two or three sentences made from the model; the server sends them only where it has read the file. */
function useSummary({ summary, kind, live }: LibraryFile, content: string | undefined) {
  const made = useQuery({
    queryKey: ['studio', 'summary', live?.hash],
    enabled: summary === null && kind === 'BPMN' && content !== undefined,
    staleTime: Infinity,
    queryFn: async () => (await import('../../../../processes/describe/index.ts')).describe(content ?? ''),
  });
  return summary ?? made.data ?? null;
}
