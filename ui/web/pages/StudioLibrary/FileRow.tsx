import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { LibraryFile } from '../../../../domain/schema/studio.ts';
import { useCodes } from '../../modules/codes/index.ts';
import { dayOf } from '../../modules/studio/studioTime.ts';

/** One file: its name, what is live, what is being changed, and cases at work in each version. */
export function FileRow({ file, current, onChoose }: { file: LibraryFile; current: boolean; onChoose: () => void }) {
  const { t } = useTranslation();
  const { pick, language } = useCodes();
  const { live, drafts, running } = file;
  // A decision table has no English name of its own.
  const name = pick(file.name);
  return (
    <li className={current ? 'file-row here' : 'file-row'}>
      <div>
        <button type="button" className="file-name" aria-pressed={current} onClick={onChoose}>
          <span lang={language === 'en' && name === file.name.zh ? 'zh-CN' : undefined}>{name}</span>
        </button>{' '}
        <span className="note mono">{file.resource}</span>
      </div>
      <div className="file-states">
        <Tag color={live ? 'blue' : undefined}>
          {live ? t('studio.live', { version: live.version }) : t('studio.notLive')}
        </Tag>
        {drafts.map((draft) => (
          <Tag key={draft.draftId}>
            {draft.source === 'UPDATE' ? t('studio.updateWaits') : t(`studio.draft.${draft.state}`)}
          </Tag>
        ))}
      </div>
      <div className="note tabular">
        {running.map(({ version, count }) => t('studio.runningIn', { version, count })).join(' · ')}
      </div>
      <div className="note tabular">{live && dayOf(live.deployedAt)}</div>
    </li>
  );
}
