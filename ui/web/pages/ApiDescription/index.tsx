import { Alert, Button, Skeleton } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { request } from '../../modules/api/request.ts';
import { useCodes } from '../../modules/codes/index.ts';
import { Failed } from '../../modules/Failed.tsx';
import { useFilters } from '../../modules/useFilters.ts';
import { Catalogue } from './Catalogue.tsx';
import { OperationPanel } from './OperationPanel.tsx';
import { readDescription, type RawDocument } from './openApi.ts';
import './apiDescription.css';

/** The API as its own description says it, and every operation to try. Which one is chosen stands in the address. */
export function ApiDescriptionPage() {
  const { t } = useTranslation();
  const { pick } = useCodes();
  const { search, set } = useFilters();
  const { data, isError, refetch } = useQuery({
    queryKey: ['openapi'],
    queryFn: async () => readDescription(await request<RawDocument>('/openapi.json')),
    // It changes with the program alone.
    staleTime: Infinity,
  });
  const chosen = data?.operations.find(({ id }) => id === search.get('operation'));
  return (
    <div className="api-description">
      <title>{`${t('apiDescription.title')} · ${t('app.name')}`}</title>
      <header className="api-head">
        <h1>{t('apiDescription.title')}</h1>
        {data && <span className="quiet">{t('apiDescription.count', { count: data.operations.length })}</span>}
        <span className="grow" />
        <Button href="/api/v1/openapi.json" download>
          {t('apiDescription.download')}
        </Button>
      </header>
      {isError ? (
        <Failed onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton active paragraph={{ rows: 8 }} />
      ) : (
        <div className="api-columns" data-chosen={chosen !== undefined}>
          <Catalogue description={data} chosen={chosen?.id} />
          <section className="stack" aria-label={chosen ? pick(chosen.title) : t('apiDescription.title')}>
            {chosen ? (
              <OperationPanel
                key={chosen.id}
                description={data}
                operation={chosen}
                onBack={() => set('operation', '')}
              />
            ) : (
              <>
                <Alert type="info" title={t('apiDescription.choose')} />
                {pick(data.about)
                  .split('\n\n')
                  .map((rule) => (
                    <p key={rule}>{rule}</p>
                  ))}
              </>
            )}
          </section>
        </div>
      )}
    </div>
  );
}
