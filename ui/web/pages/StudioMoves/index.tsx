import { Alert, Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { MovePlan } from '../../../../domain/schema/studio.ts';
import type { MovePreview } from '../../../../domain/schema/studioViews.ts';
import { previewMove, useContent, useRunning, useVersions } from '../../modules/studio/api.ts';
import { useRefusal } from '../../modules/studio/refusals.ts';
import { useStudioRights } from '../../modules/studio/roles.ts';
import { momentOf } from '../../modules/studio/studioTime.ts';
import { BeginMove } from './BeginMove.tsx';
import { Mapping } from './Mapping.tsx';
import { PreviewRows } from './PreviewRows.tsx';
import { useElementNames } from './useElementNames.ts';
import { VersionChoice } from './VersionChoice.tsx';
import '../../modules/studio/studio.css';
import './moves.css';

/** Running cases moved to another version: who goes where, which deadline is kept, who may not, and then the move. */
export function StudioMovesPage() {
  const { t } = useTranslation();
  const { resource = '' } = useParams();
  const running = useRunning(resource);
  const versions = useVersions(resource);
  const rights = useStudioRights();
  const refusal = useRefusal();
  const [chosen, setChosen] = useState<{ from?: string; to?: string }>({});
  const [preview, setPreview] = useState<MovePreview | null>(null);
  const [failed, setFailed] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const all = versions.data ?? [];
  const sources = (running.data ?? []).filter(({ count }) => count > 0);
  const target = all.find(({ definitionKey }) => definitionKey === chosen.to) ?? all[0];
  const source =
    sources.find(({ definitionKey }) => definitionKey === chosen.from) ??
    sources.find(({ definitionKey }) => definitionKey !== target?.definitionKey);
  const newer = useElementNames(useContent(resource, target?.hash ?? null).data);
  const older = useElementNames(useContent(resource, source?.hash ?? null).data);
  const choose = (part: { from?: string; to?: string }) => {
    setChosen({ ...chosen, ...part });
    setPreview(null);
  };
  const ends =
    source && target && source.definitionKey !== target.definitionKey
      ? { resource, fromKey: source.definitionKey, toKey: target.definitionKey }
      : null;
  const look = async (mapping: MovePlan['mapping'] | null) => {
    if (!ends) return;
    setBusy(true);
    setFailed(null);
    try {
      setPreview(await previewMove({ ...ends, mapping }));
    } catch (error) {
      setFailed(error);
    } finally {
      setBusy(false);
    }
  };
  if (running.isPending || versions.isPending) return <Skeleton active paragraph={{ rows: 8 }} />;
  return (
    <div className="stack">
      <title>{`${t('moves.title')} · ${resource} · ${t('app.name')}`}</title>
      <header className="studio-head">
        <h1>{t('moves.title')}</h1>
        <Link to={`/studio?file=${resource}`} className="mono">
          {resource}
        </Link>
      </header>
      {running.isError || versions.isError ? (
        <Alert type="error" showIcon title={refusal(running.error ?? versions.error)} />
      ) : source === undefined ? (
        <p>{t('moves.none')}</p>
      ) : (
        <>
          <div className="move-ends">
            <VersionChoice
              label={t('moves.from')}
              value={source.definitionKey}
              onChange={(from) => choose({ from })}
              options={sources.map(({ definitionKey, version, count }) => ({
                value: definitionKey,
                label: t('studio.runningIn', { version, count }),
              }))}
            />
            <VersionChoice
              label={t('moves.to')}
              value={target?.definitionKey ?? ''}
              onChange={(to) => choose({ to })}
              options={all.map(({ definitionKey, version, state }) => ({
                value: definitionKey,
                label: `${t('studio.version', { version })} · ${t(`studio.${state}`)}`,
              }))}
            />
            <Button type="primary" disabled={ends === null || busy} onClick={() => void look(null)}>
              {t('moves.look')}
            </Button>
          </div>
          {ends === null && <p className="note">{t('moves.same')}</p>}
        </>
      )}
      {failed !== null && <Alert type="error" showIcon title={refusal(failed)} />}
      {preview && ends && (
        <>
          <p role="status">
            <strong>{t('moves.can', { count: preview.movable })}</strong> ·{' '}
            {t('moves.cannot', { count: preview.refused })} ·{' '}
            <span className="note">{t('studio.asOf', { time: momentOf(preview.asOf) })}</span>
          </p>
          <Mapping preview={preview} older={older} newer={newer} onChange={(mapping) => void look(mapping)} />
          <PreviewRows rows={preview.items} older={older} newer={newer} />
          {rights.moves ? (
            <BeginMove plan={{ ...ends, mapping: preview.mapping }} count={preview.movable} />
          ) : (
            <p className="note">{t('moves.notMover')}</p>
          )}
        </>
      )}
    </div>
  );
}
