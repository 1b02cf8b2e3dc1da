import { Input, Select, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { auditActSchema } from '../../../../../domain/audit/acts.ts';
import type { AuditLine } from '../../../../../domain/audit/views.ts';

interface Props {
  readonly search: URLSearchParams;
  /** Lines that are shown, to name whom the filter is about. */
  readonly lines: readonly AuditLine[];
  readonly onFilter: (name: string, value: string) => void;
}

/** What and when are chosen here; who and to what by a click on a line. */
export function Filters({ search, lines, onFilter }: Props) {
  const { t } = useTranslation();
  const actor = search.get('actorId');
  const object = search.get('objectId');
  return (
    <div className="filters">
      <Select
        aria-label={t('admin.audit.act')}
        style={{ minWidth: 180 }}
        popupMatchSelectWidth={false}
        showSearch={{ optionFilterProp: 'label' }}
        value={search.get('act') ?? ''}
        onChange={(value) => onFilter('act', value)}
        options={[
          { value: '', label: t('admin.audit.anyAct') },
          ...auditActSchema.options.map((value) => ({ value, label: t(`admin.act.${value}`) })),
        ]}
      />
      {(['from', 'until'] as const).map((name) => (
        <label key={name} className="pair">
          {t(`admin.audit.${name}`)}
          <Input
            type="date"
            style={{ width: 150 }}
            value={search.get(name) ?? ''}
            onChange={({ target }) => onFilter(name, target.value)}
          />
        </label>
      ))}
      {actor !== null && (
        <Tag closable={{ 'aria-label': t('admin.audit.drop') }} onClose={() => onFilter('actorId', '')}>
          {t('admin.audit.by', { name: lines.find(({ actorId }) => actorId === actor)?.actorName ?? actor })}
        </Tag>
      )}
      {object !== null && (
        <Tag closable={{ 'aria-label': t('admin.audit.drop') }} onClose={() => onFilter('objectId', '')}>
          {t('admin.audit.on', { name: lines.find(({ objectId }) => objectId === object)?.objectName ?? object })}
        </Tag>
      )}
    </div>
  );
}
