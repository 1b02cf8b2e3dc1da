import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ClockView, MatterView } from '../../../../domain/schema/views.ts';
import { useCodes } from '../../modules/codes/index.ts';
import { Deadline } from '../../modules/deadline/Deadline.tsx';
import { ReceiptLink } from '../../modules/receipt/DeadlineReceipt.tsx';

type ClaimView = MatterView['claims'][number];

/** The running clock of a claim that ends first, or the dash that says there is none. */
function nextClock(clocks: readonly ClockView[], seq: number): ClockView | undefined {
  return clocks
    .filter((clock) => clock.claimSeq === seq && clock.stoppedOn === null)
    .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn))[0];
}

interface Props {
  readonly matterId: string;
  readonly claims: readonly ClaimView[];
  readonly clocks: readonly ClockView[];
}

export function ClaimsTable({ matterId, claims, clocks }: Props) {
  const { t } = useTranslation();
  const { code, pick } = useCodes();
  const due = (claim: ClaimView) => {
    const clock = nextClock(clocks, claim.seq);
    return clock ? (
      <span className="pair">
        <Deadline state={clock.state} days={clock.days} />
        <ReceiptLink matterId={matterId} clockRef={clock.clockRef} on={clock.dueOn} />
      </span>
    ) : (
      <Deadline state="NONE" days={0} />
    );
  };
  const what = (claim: ClaimView) =>
    claim.text === null ? code('subject', claim.subject) : <span lang="zh-CN">{claim.text}</span>;
  const route = (claim: ClaimView) => (claim.route === null ? '—' : code('claimRoute', claim.route));
  const unit = (claim: ClaimView) => (claim.unitName ? pick(claim.unitName) : '—');
  return (
    <>
      <Table<ClaimView>
        className="wide-only"
        rowKey="claimId"
        size="small"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={[...claims]}
        columns={[
          { title: '#', dataIndex: 'seq', width: 40 },
          { title: t('matter.claims'), render: (_, claim) => <div className="words">{what(claim)}</div> },
          { title: t('matters.route'), render: (_, claim) => route(claim) },
          { title: t('matters.unit'), render: (_, claim) => unit(claim) },
          { title: t('matter.due'), render: (_, claim) => due(claim) },
          { title: t('matter.state'), render: (_, claim) => <strong>{code('claimStatus', claim.status)}</strong> },
        ]}
      />
      <ol className="cards">
        {claims.map((claim) => (
          <li key={claim.claimId} className="clock-card">
            <div className="spread">
              <span>
                {claim.seq}. {what(claim)}
              </span>
              <strong>{code('claimStatus', claim.status)}</strong>
            </div>
            <div>
              {unit(claim)} · {route(claim)}
            </div>
            {due(claim)}
          </li>
        ))}
      </ol>
    </>
  );
}
