import { Table, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ClockView } from '../../../../domain/schema/views.ts';
import { useCodes } from '../../modules/codes/index.ts';
import { Deadline } from '../../modules/deadline/Deadline.tsx';
import { ReceiptLink } from '../../modules/receipt/DeadlineReceipt.tsx';

/** Every due date of the matter with what a deadline receipt says: start, length, article, rule version, moves. */
export function ClocksTable({ matterId, clocks }: { matterId: string; clocks: readonly ClockView[] }) {
  return (
    <>
      <Table<ClockView>
        className="wide-only"
        rowKey="clockRef"
        size="small"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={[...clocks]}
        columns={useColumns(matterId)}
      />
      <ul className="cards">
        {clocks.map((clock) => (
          <ClockCard key={clock.clockRef} matterId={matterId} clock={clock} />
        ))}
      </ul>
    </>
  );
}

function useWords() {
  const { t } = useTranslation();
  const { code, article } = useCodes();
  return {
    about: (clock: ClockView) =>
      clock.claimSeq === null ? t('matter.whole') : t('matter.claim', { seq: clock.claimSeq }),
    length: (clock: ClockView) =>
      [
        t('matter.length', { length: clock.length, unit: t(`unit.${clock.unit}`, { count: clock.length }) }),
        ...(clock.roll === 'NEXT_WORKING_DAY' ? [t('matter.rolls')] : []),
      ].join(' · '),
    basis: (clock: ClockView) => article(clock.article),
    notes: (clock: ClockView) => [
      ...clock.moves.map((move) =>
        t('matter.moved', {
          from: move.fromDueOn,
          days: move.days,
          count: move.days,
          reason: code('clockMoveReason', move.reason),
        }),
      ),
      ...(clock.supersededBy === null ? [] : [t('matter.supersededBy', { key: code('clockKey', clock.supersededBy) })]),
    ],
  };
}

function useColumns(matterId: string): TableColumnsType<ClockView> {
  const { t } = useTranslation();
  const { pick } = useCodes();
  const words = useWords();
  return [
    { title: t('matter.clock'), render: (_, clock) => pick(clock.name) },
    { title: t('matter.about'), render: (_, clock) => words.about(clock) },
    { title: t('matter.start'), render: (_, clock) => <span className="tabular">{clock.startsOn}</span> },
    {
      title: t('matter.dueOn'),
      render: (_, clock) => (
        <>
          <strong>
            <ReceiptLink matterId={matterId} clockRef={clock.clockRef} on={clock.dueOn} />
          </strong>
          {words.notes(clock).map((note) => (
            <div key={note} className="note">
              {note}
            </div>
          ))}
        </>
      ),
    },
    { title: t('matter.state'), render: (_, clock) => <Deadline state={clock.state} days={clock.days} /> },
    { title: t('matter.rule'), render: (_, clock) => words.length(clock) },
    {
      title: t('matter.article'),
      render: (_, clock) => (
        <>
          {words.basis(clock)}
          <div className="note">{t('matter.version', { version: clock.ruleVersion })}</div>
        </>
      ),
    },
  ];
}

function ClockCard({ matterId, clock }: { matterId: string; clock: ClockView }) {
  const { t } = useTranslation();
  const { pick } = useCodes();
  const words = useWords();
  return (
    <li className="clock-card">
      <div className="spread">
        <strong>{pick(clock.name)}</strong>
        <Deadline state={clock.state} days={clock.days} />
      </div>
      <div className="tabular">
        {words.about(clock)} · {clock.startsOn} →{' '}
        <strong>
          <ReceiptLink matterId={matterId} clockRef={clock.clockRef} on={clock.dueOn} />
        </strong>
      </div>
      {words.notes(clock).map((note) => (
        <div key={note} className="note">
          {note}
        </div>
      ))}
      <div className="note">
        {words.length(clock)} · {words.basis(clock)} · {t('matter.version', { version: clock.ruleVersion })}
      </div>
    </li>
  );
}
