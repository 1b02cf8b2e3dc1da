import { useTranslation } from 'react-i18next';
import { useSaves } from '../../modules/studio/api.ts';
import { momentOf } from '../../modules/studio/studioTime.ts';

/** Who saved when. */
export function Saves({ draftId, rev }: { draftId: string; rev: number }) {
  const { t } = useTranslation();
  const saves = useSaves(draftId, rev).data ?? [];
  return (
    <ul className="side-list" aria-label={t('draft.tab.saves')}>
      {saves.map((save) => (
        <li key={save.rev}>
          <span className="tabular">{momentOf(save.savedAt)}</span> <span lang="zh-CN">{save.savedBy.name}</span>{' '}
          <span className="note tabular">{t('draft.save', { rev: save.rev })}</span>
        </li>
      ))}
    </ul>
  );
}
