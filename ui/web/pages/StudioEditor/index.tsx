import { Alert, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Failed } from '../../modules/Failed.tsx';
import { useDraft } from '../../modules/studio/api.ts';
import { useStudioRights } from '../../modules/studio/roles.ts';
import { FlowDraft } from './FlowDraft.tsx';
import { LookedAt } from './LookedAt.tsx';
import { TextDraft } from './TextDraft.tsx';
import { useLock } from './useLock.ts';
import '../../modules/studio/studio.css';
import './editor.css';

const EDITABLE: readonly string[] = ['DRAFT', 'RETURNED'];

/** One draft. Whoever may not edit it now looks at it; a second designer is told who does, and may take over. */
export function StudioEditorPage() {
  const { t } = useTranslation();
  const { draftId = '' } = useParams();
  const rights = useStudioRights();
  const query = useDraft(draftId);
  const [opening, setOpening] = useState(0);
  const draft = query.data;
  const mayEdit = rights.edits && draft !== undefined && EDITABLE.includes(draft.state);
  const lock = useLock(draftId, mayEdit);
  const reopen = async () => {
    await query.refetch();
    setOpening((n) => n + 1);
  };
  if (query.isError && !draft) return <Failed onRetry={() => void query.refetch()} />;
  if (!draft || (mayEdit && lock.kind === 'asking')) return <Skeleton active paragraph={{ rows: 12 }} />;
  const key = `${draftId} ${opening}`;
  const Editor = draft.resource.endsWith('.bpmn') ? FlowDraft : TextDraft;
  return (
    <>
      <title>{`${draft.resource} · ${t('app.name')}`}</title>
      {mayEdit && lock.kind === 'mine' ? (
        <Editor key={key} draft={draft} onReopen={reopen} />
      ) : (
        <LookedAt
          key={key}
          draft={draft}
          notice={
            mayEdit && lock.kind === 'held' ? (
              <Alert
                type="info"
                showIcon
                title={t('draft.heldBy', { who: lock.who })}
                action={
                  <button type="button" className="link-button" onClick={() => void lock.takeOver().then(reopen)}>
                    {t('draft.takeOver')}
                  </button>
                }
              />
            ) : (
              <Alert type="info" showIcon title={t(`draft.standsStill.${rights.edits ? draft.state : 'READ_ONLY'}`)} />
            )
          }
        />
      )}
    </>
  );
}
