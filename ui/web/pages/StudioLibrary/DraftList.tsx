import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { DraftRow } from '../../../../domain/schema/studio.ts';
import { discardDraft, LIBRARY } from '../../modules/studio/api.ts';
import { useRefusal } from '../../modules/studio/refusals.ts';
import type { StudioRights } from '../../modules/studio/roles.ts';
import { momentOf } from '../../modules/studio/studioTime.ts';

const EDITABLE = ['DRAFT', 'RETURNED'];

/** The drafts of a file: who, since when, on which version, and the way to it. */
export function DraftList({ drafts, rights }: { drafts: readonly DraftRow[]; rights: StudioRights }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { message } = App.useApp();
  const refusal = useRefusal();
  const discard = (draftId: string) =>
    discardDraft(draftId).then(
      () => client.invalidateQueries({ queryKey: LIBRARY }),
      (error: unknown) => void message.error(refusal(error)),
    );
  return (
    <section>
      <h3>{t('studio.drafts')}</h3>
      {drafts.length === 0 && <p className="quiet">{t('studio.noDrafts')}</p>}
      <ul>
        {drafts.map(({ draftId, state, source, baseVersion, author, savedAt }) => (
          <li key={draftId} className="draft-line">
            <span>
              {t(`studio.draft.${state}`)} ·{' '}
              {t(`studio.source.${source === 'EDITED' && baseVersion === null ? 'IMPORTED' : source}`, {
                version: baseVersion,
              })}
              <br />
              <span className="note">
                <span lang="zh-CN">{author.name}</span> <span className="tabular">{momentOf(savedAt)}</span>
              </span>
            </span>
            <span className="pair">
              <Link to={`/studio/drafts/${draftId}`}>{t('studio.open')}</Link>
              {!EDITABLE.includes(state) && <Link to={`/studio/drafts/${draftId}/review`}>{t('studio.review')}</Link>}
              {rights.edits && EDITABLE.includes(state) && (
                <Popconfirm
                  title={t('studio.discardAsk')}
                  okText={t('studio.discard')}
                  cancelText={t('studio.cancel')}
                  onConfirm={() => void discard(draftId)}
                >
                  <Button size="small">{t('studio.discard')}</Button>
                </Popconfirm>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
