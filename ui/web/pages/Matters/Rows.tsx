import { LockOutlined } from '@ant-design/icons';
import { Button, Card, Empty, Table, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { MatterRow } from '../../../../domain/schema/views.ts';
import { useCodes } from '../../modules/codes/index.ts';
import { Deadline } from '../../modules/deadline/Deadline.tsx';
import { Seal } from '../../modules/Seal.tsx';

interface Props {
  readonly rows: readonly MatterRow[];
  readonly loading: boolean;
  readonly onClear: () => void;
}

/** A table, on phones cards. */
export function Rows({ rows, loading, onClear }: Props) {
  const { t } = useTranslation();
  const columns = useColumns();
  if (rows.length === 0 && !loading)
    return (
      <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('matters.empty')}>
        <Button onClick={onClear}>{t('matters.clear')}</Button>
      </Empty>
    );
  return (
    <>
      <Table<MatterRow>
        className="wide-only"
        rowKey="matterId"
        columns={columns}
        dataSource={[...rows]}
        loading={loading}
        pagination={false}
        size="middle"
        scroll={{ x: 'max-content' }}
      />
      <ul className="cards">
        {rows.map((row) => (
          <MatterCard key={row.matterId} row={row} />
        ))}
      </ul>
    </>
  );
}

function useColumns(): TableColumnsType<MatterRow> {
  const { t } = useTranslation();
  const { code, pick } = useCodes();
  return [
    { title: t('matters.colour'), render: (_, row) => <Seal colour={row.colour} />, width: 64 },
    {
      title: t('matters.number'),
      render: (_, row) => (
        <>
          <Number row={row} />
          <div className="note">
            {`${code('channel', row.channel)} ${row.receivedOn}`} ·{' '}
            {t('matters.peopleCount', { count: row.petitionerCount })}
          </div>
        </>
      ),
    },
    {
      title: t('matters.due'),
      render: (_, row) =>
        row.nextDue && (
          <>
            <span className="pair">
              <Deadline state={row.nextDue.state} days={row.nextDue.days} />
              <span className="tabular">{row.nextDue.dueOn}</span>
            </span>
            <div className="note">{pick(row.nextDue.name)}</div>
          </>
        ),
    },
    { title: t('matters.status'), render: (_, row) => code('matterStatus', row.status) },
    {
      title: t('matters.unit'),
      render: (_, row) => row.unitNames.map((name) => <div key={name.zh}>{pick(name)}</div>),
    },
    {
      title: t('matters.route'),
      render: (_, row) => row.routes.map((route) => <div key={route}>{code('claimRoute', route)}</div>),
    },
  ];
}

/** The number opens the matter; a lock says that the matter is kept secret, and why. */
function Number({ row }: { row: MatterRow }) {
  const { code } = useCodes();
  return (
    <>
      <Link className="mono" to={`/matters/${row.matterId}`}>
        {row.publicNumber}
      </Link>
      {row.confidentiality !== 'NORMAL' && (
        <span className="note">
          {' '}
          <LockOutlined aria-hidden /> {code('confidentiality', row.confidentiality)}
        </span>
      )}
    </>
  );
}

function MatterCard({ row }: { row: MatterRow }) {
  const { code, pick } = useCodes();
  return (
    <li>
      <Card size="small">
        {row.nextDue && (
          <div className="spread">
            <Deadline state={row.nextDue.state} days={row.nextDue.days} />
            <span className="tabular">{row.nextDue.dueOn}</span>
          </div>
        )}
        <div className="matter-card-title">
          <Seal colour={row.colour} />
          <Number row={row} />
          <span className="grow" />
          <strong>{code('matterStatus', row.status)}</strong>
        </div>
        <div className="quiet">{row.unitNames.map(pick).join(' · ')}</div>
      </Card>
    </li>
  );
}
