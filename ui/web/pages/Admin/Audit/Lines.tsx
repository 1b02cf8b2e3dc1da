import { Table, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AuditLine } from '../../../../../domain/audit/views.ts';
import { useCodes } from '../../../modules/codes/index.ts';

interface Props {
  readonly lines: readonly AuditLine[];
  readonly loading: boolean;
  readonly onFilter: (name: string, value: string) => void;
}

/** In the office's zone, to the second. */
const shown = (at: string): string => new Date(at).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' });

/** A table, on phones cards. Who and what narrow the list when clicked. */
export function Lines({ lines, loading, onFilter }: Props) {
  const { t } = useTranslation();
  const { code } = useCodes();
  const who = (line: AuditLine) => (
    <>
      <button type="button" className="admin-link" onClick={() => onFilter('actorId', line.actorId)}>
        {line.actorId === 'unknown' ? t('admin.audit.unknown') : <span lang="zh-CN">{line.actorName}</span>}
      </button>
      {line.actorRole !== null && <span className="note"> {code('role', line.actorRole)}</span>}
    </>
  );
  const what = (line: AuditLine) => (
    <>
      {t(`admin.act.${line.act}`)}
      {line.outcome === 'REFUSED' && <strong> {t('admin.audit.refused')}</strong>}
    </>
  );
  const object = ({ objectId, objectName }: AuditLine) =>
    objectId === null ? (
      '—'
    ) : (
      <button type="button" className="admin-link mono" onClick={() => onFilter('objectId', objectId)}>
        {objectName ?? objectId}
      </button>
    );
  const columns: TableColumnsType<AuditLine> = [
    { title: '#', dataIndex: 'n', className: 'tabular', width: 64 },
    { title: t('admin.audit.when'), render: (_, line) => <span className="tabular">{shown(line.at)}</span> },
    { title: t('admin.audit.who'), render: (_, line) => who(line) },
    { title: t('admin.audit.what'), render: (_, line) => what(line) },
    { title: t('admin.audit.object'), render: (_, line) => object(line) },
    { title: t('admin.audit.reason'), render: (_, { reason }) => <span className="mono note">{reason ?? '—'}</span> },
  ];
  return (
    <>
      <Table<AuditLine>
        className="wide-only"
        rowKey="n"
        size="small"
        pagination={false}
        loading={loading}
        scroll={{ x: 'max-content' }}
        dataSource={[...lines]}
        columns={columns}
      />
      <ul className="cards">
        {lines.map((line) => (
          <li key={line.n} className="clock-card">
            <div className="spread">
              <span>{what(line)}</span>
              <span className="tabular note">#{line.n}</span>
            </div>
            <div>{who(line)}</div>
            <div className="tabular note">{shown(line.at)}</div>
            {line.objectId !== null && <div className="admin-object">{object(line)}</div>}
            {line.reason !== null && <div className="mono note">{line.reason}</div>}
          </li>
        ))}
      </ul>
    </>
  );
}
