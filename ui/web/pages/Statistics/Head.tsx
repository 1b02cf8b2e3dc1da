import { App, Button, Select } from 'antd';
import { DownloadOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { StatisticsView } from '../../../../domain/schema/statisticsViews.ts';
import { useCodes } from '../../modules/codes/index.ts';
import { download } from '../../modules/studio/download.ts';
import { useWorkbook } from './api.ts';
import { PeriodChoice } from './PeriodChoice.tsx';

interface Props {
  readonly view: StatisticsView;
  readonly asked: string;
  readonly search: URLSearchParams;
  readonly onChange: (values: Readonly<Record<string, string>>) => void;
}

/** What is looked at, of when and of whom, and the same as a file. */
export function Head({ view, asked, search, onChange }: Props) {
  const { t } = useTranslation();
  const { pick, language } = useCodes();
  const { message } = App.useApp();
  const workbook = useWorkbook(asked, language);
  const { period, before } = view;
  const give = () =>
    workbook.mutate(undefined, {
      onSuccess: (file) => download(`${t('statistics.file')}-${period.from}-${period.to}.xlsx`, file),
      onError: () => void message.error(t('statistics.exportFailed')),
    });
  return (
    <>
      <header className="stat-head">
        <h1>{t(`statistics.scope.${view.scope}`)}</h1>
        <PeriodChoice view={view} search={search} onChange={onChange} />
        {view.units.length > 1 && (
          <Select
            aria-label={t('statistics.unit')}
            className="stat-unit"
            showSearch={{ optionFilterProp: 'label' }}
            value={search.get('unit') ?? ''}
            onChange={(unit) => onChange({ unit })}
            options={[
              { value: '', label: t('statistics.allUnits') },
              ...view.units.map(({ unitId, name }) => ({ value: unitId, label: pick(name) })),
            ]}
          />
        )}
        <span className="grow" />
        <Button icon={<DownloadOutlined aria-hidden />} loading={workbook.isPending} onClick={give}>
          {t('statistics.export')}
        </Button>
      </header>
      <p className="note tabular">
        {t('statistics.asOf', { on: view.asOf })} · {t('statistics.before', { ...before })}
      </p>
    </>
  );
}
