import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Input, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { FileVersion } from '../../../../domain/schema/studio.ts';
import { beginDraft, rollBack, useVersions } from '../../modules/studio/api.ts';
import { useRefusal } from '../../modules/studio/refusals.ts';
import type { StudioRights } from '../../modules/studio/roles.ts';
import { momentOf } from '../../modules/studio/studioTime.ts';

interface Props {
  readonly resource: string;
  readonly open: boolean;
  readonly rights: StudioRights;
  readonly onClose: () => void;
}

/** Every version: who made it and why, how many cases are at work in it; start a draft from it, or put it back. */
export function Versions({ resource, open, rights, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Drawer open={open} onClose={onClose} title={t('studio.versions')} size="min(420px, 100vw)">
      {open && <VersionList resource={resource} rights={rights} />}
    </Drawer>
  );
}

function VersionList({ resource, rights }: Pick<Props, 'resource' | 'rights'>) {
  const { data } = useVersions(resource);
  if (!data) return <Skeleton active />;
  return (
    <ul className="stack">
      {data.map((version) => (
        <Version key={version.definitionKey} resource={resource} version={version} rights={rights} />
      ))}
    </ul>
  );
}

function Version({ resource, version, rights }: { resource: string; version: FileVersion; rights: StudioRights }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { message } = App.useApp();
  const refusal = useRefusal();
  const [why, setWhy] = useState<string | null>(null);
  const failed = (error: unknown) => void message.error(refusal(error));
  const begin = () =>
    beginDraft({ resource, from: { kind: 'VERSION', hash: version.hash } }).then(
      ({ draftId }) => navigate(`/studio/drafts/${draftId}`),
      failed,
    );
  const back = () =>
    rollBack(resource, version.hash, why ?? '').then(async () => {
      setWhy(null);
      await client.invalidateQueries({ queryKey: ['studio'] });
      void message.success(t('studio.rolledBack'));
    }, failed);
  return (
    <li className="version">
      <strong>{t('studio.version', { version: version.version })}</strong> {t(`studio.${version.state}`)}
      {version.running !== null && version.running > 0 && ` · ${t('studio.running', { count: version.running })}`}
      <div className="note">
        <span className="tabular">{momentOf(version.deployedAt)}</span> ·{' '}
        {version.deployedBy ? <span lang="zh-CN">{version.deployedBy.name}</span> : t('studio.shipped')}
        {version.why !== null && (
          <>
            {' '}
            · <span lang="zh-CN">{version.why}</span>
          </>
        )}
      </div>
      <div className="studio-acts">
        {rights.edits && (
          <Button size="small" onClick={() => void begin()}>
            {t('studio.startFrom')}
          </Button>
        )}
        {rights.releases && version.state === 'RETIRED' && why === null && (
          <Button size="small" onClick={() => setWhy('')}>
            {t('studio.rollBack')}
          </Button>
        )}
      </div>
      {why !== null && (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            void back();
          }}
        >
          <label>
            {t('studio.rollBackWhy')}
            <Input.TextArea value={why} maxLength={2000} onChange={({ target }) => setWhy(target.value)} />
          </label>
          <Button danger htmlType="submit" disabled={why.trim() === ''}>
            {t('studio.rollBack')}
          </Button>
        </form>
      )}
    </li>
  );
}
