import { Button, Drawer, Input, Segmented, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { LibraryFile } from '../../../../domain/schema/studio.ts';
import { Failed } from '../../modules/Failed.tsx';
import { useLibrary } from '../../modules/studio/api.ts';
import { useStudioRights } from '../../modules/studio/roles.ts';
import { momentOf } from '../../modules/studio/studioTime.ts';
import { useFilters } from '../../modules/useFilters.ts';
import { useWide } from '../Workbench/useWide.ts';
import { FilePreview } from './FilePreview.tsx';
import { FileRow } from './FileRow.tsx';
import { ImportFile } from './ImportFile.tsx';
import { NewFile } from './NewFile.tsx';
import { ReleaseList } from './ReleaseList.tsx';
import '../../modules/studio/studio.css';
import './library.css';

const KINDS = ['ALL', 'BPMN', 'DMN', 'FORM'] as const;

/** All flows, tables and forms of the office. What is chosen and looked for stands in the address. */
export function StudioLibraryPage() {
  const { t } = useTranslation();
  const library = useLibrary();
  const rights = useStudioRights();
  const { search, set } = useFilters();
  const wide = useWide();
  const text = search.get('q') ?? '';
  const kind = KINDS.find((one) => one === search.get('kind')) ?? 'BPMN';
  const all = library.data?.items ?? [];
  const shown = all.filter((file) => (kind === 'ALL' || file.kind === kind) && isAbout(file, text));
  const chosen = all.find(({ resource }) => resource === search.get('file'));
  const folders = foldersOf(shown);
  const preview = chosen && <FilePreview key={chosen.resource} file={chosen} rights={rights} />;
  return (
    <div className="studio-library">
      <title>{`${t('studio.title')} · ${t('app.name')}`}</title>
      <header className="library-head">
        <h1>{t('studio.title')}</h1>
        {!rights.comments && <span className="quiet">{t('studio.readOnly')}</span>}
        <span className="grow" />
        {library.data && <span className="note">{t('studio.asOf', { time: momentOf(library.data.asOf) })}</span>}
        {rights.edits && <ImportFile />}
        {rights.edits && <NewFile />}
      </header>
      <div className="filters library-filters">
        <Input.Search
          allowClear
          aria-label={t('studio.search')}
          placeholder={t('studio.search')}
          defaultValue={text}
          onSearch={(value) => set('q', value.trim())}
        />
        <Segmented
          aria-label={t('studio.kinds')}
          value={kind}
          onChange={(value) => set('kind', value)}
          options={KINDS.map((value) => ({ value, label: t(`studio.kind.${value}`) }))}
        />
      </div>
      <div className="library-columns">
        <div className="stack">
          {library.isError && !library.data ? (
            <Failed onRetry={() => void library.refetch()} />
          ) : !library.data ? (
            <Skeleton active paragraph={{ rows: 8 }} />
          ) : shown.length === 0 ? (
            <p className="quiet">
              {t('studio.none')} {text !== '' && <Button onClick={() => set('q', '')}>{t('studio.clear')}</Button>}
            </p>
          ) : (
            (kind === 'ALL' ? folders : [[kind, shown] as const]).map(([folder, files]) => (
              <Folder
                key={folder}
                folder={folder}
                files={files}
                chosen={chosen?.resource}
                onChoose={(resource) => set('file', resource)}
              />
            ))
          )}
          <ReleaseList rights={rights} />
        </div>
        {wide ? (
          <aside className="library-preview" aria-label={t('studio.preview')}>
            {preview ?? <p className="quiet">{t('studio.choose')}</p>}
          </aside>
        ) : (
          <Drawer
            open={chosen !== undefined}
            onClose={() => set('file', '')}
            title={t('studio.preview')}
            size="min(420px, 100vw)"
          >
            {preview}
          </Drawer>
        )}
      </div>
    </div>
  );
}

function Folder({
  folder,
  files,
  chosen,
  onChoose,
}: {
  folder: string;
  files: readonly LibraryFile[];
  chosen: string | undefined;
  onChoose: (resource: string) => void;
}) {
  const { t, i18n } = useTranslation();
  const flow = files.find(({ resource }) => resource === `${folder}.bpmn`);
  const name =
    folder === 'decisions'
      ? t('studio.decisions')
      : KINDS.some((kind) => kind === folder)
        ? t(`studio.kind.${folder}`)
        : (flow?.name[i18n.language === 'en' ? 'en' : 'zh'] ?? folder);
  const id = `folder-${folder}`;
  return (
    <section className="library-folder" aria-labelledby={id}>
      <h2 id={id}>
        {name} <span className="note tabular">{files.length}</span>
      </h2>
      <ul>
        {files.map((file) => (
          <FileRow
            key={file.resource}
            file={file}
            current={file.resource === chosen}
            onChoose={() => onChoose(file.resource)}
          />
        ))}
      </ul>
    </section>
  );
}

const isAbout = ({ name, resource }: LibraryFile, text: string): boolean =>
  [name.zh, name.en, resource].some((word) => word.toLowerCase().includes(text.toLowerCase()));

/** In the order of their names, the flow of a folder first. */
function foldersOf(files: readonly LibraryFile[]): readonly (readonly [string, readonly LibraryFile[]])[] {
  const folders = new Map<string, LibraryFile[]>();
  for (const file of files) folders.set(file.folder, [...(folders.get(file.folder) ?? []), file]);
  const rank = ({ kind }: LibraryFile): number => (kind === 'BPMN' ? 0 : 1);
  for (const own of folders.values()) own.sort((a, b) => rank(a) - rank(b) || (a.resource < b.resource ? -1 : 1));
  return [...folders].sort(([a], [b]) => (a < b ? -1 : 1));
}
