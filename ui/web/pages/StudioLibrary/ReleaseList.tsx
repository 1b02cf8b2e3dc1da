import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { cancelRelease, useReleases } from '../../modules/studio/api.ts';
import { useRefusal } from '../../modules/studio/refusals.ts';
import type { StudioRights } from '../../modules/studio/roles.ts';
import { momentOf } from '../../modules/studio/studioTime.ts';

const SHOWN = 5;

/** What went live, what will, and what did not: the newest. */
export function ReleaseList({ rights }: { rights: StudioRights }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { message } = App.useApp();
  const refusal = useRefusal();
  const releases = useReleases().data ?? [];
  const cancel = (releaseId: string) =>
    cancelRelease(releaseId).then(
      () => client.invalidateQueries({ queryKey: ['studio', 'releases'] }),
      (error: unknown) => void message.error(refusal(error)),
    );
  if (releases.length === 0) return null;
  return (
    <section className="library-folder" aria-labelledby="releases">
      <h2 id="releases">{t('studio.releases')}</h2>
      <ul>
        {releases.slice(0, SHOWN).map(({ releaseId, kind, state, at, by, files, failure, why }) => (
          <li key={releaseId} className="release-row">
            <span>
              {t(`studio.releaseKind.${kind}`)} · {t(`studio.releaseState.${state}`)}
            </span>
            <span className="note mono">{files.map(({ resource }) => resource).join(', ')}</span>
            <span className="note">
              <span className="tabular">{momentOf(at)}</span> · <span lang="zh-CN">{by.name}</span>
              {why !== null && <span lang="zh-CN"> · {why}</span>}
              {failure !== null && <span className="release-failure"> · {failure}</span>}
            </span>
            {state === 'SCHEDULED' && rights.releases && (
              <Button size="small" onClick={() => void cancel(releaseId)}>
                {t('studio.cancelRelease')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
