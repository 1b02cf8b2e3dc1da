import { CheckCircleOutlined, CloseCircleOutlined, FileTextOutlined, WarningOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Card, Drawer, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { documentNames } from '../../../../domain/documents/names.ts';
import type { DocumentRow, DocumentView } from '../../../../domain/documents/views.ts';
import { request } from '../../modules/api/request.ts';
import { useCodes } from '../../modules/codes/index.ts';
import { Failed } from '../../modules/Failed.tsx';
import './documents.css';

const docx = (matterId: string, documentId: string): string =>
  `/api/v1/matters/${matterId}/documents/${documentId}/docx`;

/** What was served, what is being drafted, what a draft lacks, and each as a file. `version`: of the matter as it was read. */
export function Documents({ matterId, version }: { matterId: string; version: number }) {
  const { t } = useTranslation();
  const [shown, show] = useState<string | null>(null);
  const documents = useQuery({
    queryKey: ['documents', matterId, version],
    queryFn: () => request<{ items: DocumentRow[] }>(`/matters/${matterId}/documents`),
    placeholderData: (previous) => previous,
  });
  const items = documents.data?.items;
  return (
    <Card title={<h2>{t('matter.documents.title')}</h2>} size="small">
      {!items ? (
        documents.isError ? (
          <Failed onRetry={() => void documents.refetch()} />
        ) : (
          <Skeleton active paragraph={{ rows: 1 }} />
        )
      ) : items.length === 0 ? (
        <p className="quiet">{t('matter.documents.none')}</p>
      ) : (
        <ul className="matter-documents">
          {items.map((row) => (
            <Row key={row.documentId} row={row} matterId={matterId} onShow={() => show(row.documentId)} />
          ))}
        </ul>
      )}
      {shown !== null && <Preview matterId={matterId} documentId={shown} onClose={() => show(null)} />}
    </Card>
  );
}

function Row({ row, matterId, onShow }: { row: DocumentRow; matterId: string; onShow: () => void }) {
  const { t } = useTranslation();
  const { pick } = useCodes();
  const name = pick(documentNames.kind[row.kind]);
  return (
    <li>
      <span>
        <FileTextOutlined aria-hidden /> <strong>{name}</strong> · {t('matter.claim', { seq: row.claimSeq })}
        {row.number !== null && <span className="mono note"> {row.number}</span>}
        <div className="note">
          {row.servedOn === null ? t('matter.documents.draft') : t('matter.documents.served', { on: row.servedOn })}
          {row.unitName && ` · ${pick(row.unitName)}`}
          {row.missing.length > 0 &&
            ` · ${t('matter.documents.lacks', { count: row.missing.length, parts: row.missing.map((part) => pick(documentNames.part[part])).join(t('matter.documents.and')) })}`}
        </div>
      </span>
      {row.open ? (
        <span className="pair">
          <Button
            size="small"
            onClick={onShow}
            aria-label={`${t('matter.documents.look')}: ${name} ${row.number ?? ''}`}
          >
            {t('matter.documents.look')}
          </Button>
          <Button
            size="small"
            href={docx(matterId, row.documentId)}
            download
            aria-label={`.docx: ${name} ${row.number ?? ''}`}
          >
            .docx
          </Button>
        </span>
      ) : (
        <span className="quiet">{t('matter.masked')}</span>
      )}
    </li>
  );
}

const icons = { THERE: CheckCircleOutlined, MISSING: CloseCircleOutlined, DOUBTFUL: WarningOutlined } as const;

/** The document as it will be read, and beside it what the check before service finds. */
function Preview({ matterId, documentId, onClose }: { matterId: string; documentId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { pick, article } = useCodes();
  const view = useQuery({
    queryKey: ['document', matterId, documentId],
    queryFn: () => request<DocumentView>(`/matters/${matterId}/documents/${documentId}`),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  const missing = view.data?.parts.filter(({ state }) => state === 'MISSING').length ?? 0;
  return (
    <Drawer
      open
      title={t('matter.documents.preview')}
      closable={{ 'aria-label': t('matter.documents.close') }}
      onClose={onClose}
      size="min(760px, 100vw)"
      extra={
        <Button href={docx(matterId, documentId)} download>
          .docx
        </Button>
      }
    >
      {!view.data ? (
        view.isError ? (
          <Failed onRetry={() => void view.refetch()} />
        ) : (
          <Skeleton active />
        )
      ) : (
        <>
          {missing > 0 && (
            <Alert type="warning" showIcon title={t('matter.documents.cannotServe', { count: missing })} />
          )}
          <ul className="document-parts" aria-label={t('matter.documents.check')}>
            {view.data.parts.map(({ part, state, article: source }) => {
              const Icon = icons[state];
              return (
                <li key={part} className={`part-${state}`}>
                  <Icon aria-hidden /> {pick(documentNames.part[part])}{' '}
                  <span className="note">
                    {t(`matter.documents.state.${state}`)} · {article(source)}
                  </span>
                </li>
              );
            })}
          </ul>
          <article className="document-sheet" lang="zh-CN">
            <h3>{view.data.title}</h3>
            {view.data.recipient !== null && <p>{view.data.recipient}：</p>}
            {view.data.sections.map(({ part, heading, paragraphs }) => (
              <section key={part}>
                <h4>{heading}</h4>
                {paragraphs.map((paragraph, n) => (
                  <p key={n}>{paragraph}</p>
                ))}
              </section>
            ))}
            <p className="document-end">
              {view.data.row.unitName?.zh}
              <br />
              {view.data.row.servedOn ?? '（落款日期为送达日）'}
            </p>
          </article>
        </>
      )}
    </Drawer>
  );
}
