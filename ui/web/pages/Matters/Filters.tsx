import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { colourSchema, matterStatusSchema } from '../../../../domain/schema/codes.ts';
import { useCodes } from '../../modules/codes/index.ts';

interface Props {
  readonly search: URLSearchParams;
  readonly onFilter: (key: string, value: string) => void;
  /** All that fit, on every page of the list; null while unknown. */
  readonly total: number | null;
}

export function Filters({ search, onFilter, total }: Props) {
  const { t } = useTranslation();
  const { code } = useCodes();
  return (
    <div className="filters">
      <Input.Search
        aria-label={t('matters.search')}
        placeholder={t('matters.search')}
        defaultValue={search.get('number') ?? ''}
        onSearch={(value) => onFilter('number', value.trim())}
        style={{ maxWidth: 280 }}
      />
      <Select
        aria-label={t('matters.status')}
        style={{ minWidth: 140 }}
        popupMatchSelectWidth={false}
        value={search.get('status') ?? ''}
        onChange={(value) => onFilter('status', value)}
        options={[
          { value: '', label: t('matters.all') },
          ...matterStatusSchema.options.map((status) => ({ value: status, label: code('matterStatus', status) })),
        ]}
      />
      <Select
        aria-label={t('matters.colour')}
        style={{ minWidth: 120 }}
        popupMatchSelectWidth={false}
        value={search.get('colour') ?? ''}
        onChange={(value) => onFilter('colour', value)}
        options={[
          { value: '', label: t('matters.anyColour') },
          ...colourSchema.options.map((colour) => ({ value: colour, label: code('colour', colour) })),
        ]}
      />
      <span role="status">{total !== null && t('matters.total', { count: total })}</span>
    </div>
  );
}
