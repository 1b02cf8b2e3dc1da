import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeadlineReceipt } from '../../../../domain/schema/deadlineViews.ts';
import { useCodes } from '../codes/index.ts';

interface Term {
  readonly sign: string;
  readonly figure: string;
  readonly words: string;
}

/** 03-18 + 60 days = 05-17 + 30 days = 06-16. */
export function Sum({ receipt }: { receipt: DeadlineReceipt }) {
  const { t } = useTranslation();
  const { code, pick, article } = useCodes();
  const { parts, started, clock } = receipt;
  const [first] = parts;
  const short = (on: string) => (on.slice(0, 4) === first?.startsOn.slice(0, 4) ? on.slice(5) : on);
  const length = (n: number, unit: string) => `${String(n)} ${t(`unit.${unit}`, { count: n })}`;
  const terms = parts.flatMap((part, n): Term[] => {
    // Fewer days than the rule's length were approved: the sum shows what was approved.
    const shorter = part.extraDays < 0;
    const days = shorter ? part.length + part.extraDays : part.length;
    const isLast = n === parts.length - 1;
    return [
      { sign: '+', figure: length(days, part.unit), words: shorter ? t('receipt.approved') : pick(part.name) },
      ...(part.extraDays > 0 ? [{ sign: '+', figure: length(part.extraDays, 'CD'), words: t('receipt.added') }] : []),
      ...(part.end === part.dueOn ? [] : [{ sign: '=', figure: short(part.end), words: t('receipt.rolled') }]),
      {
        sign: part.end === part.dueOn ? '=' : '→',
        figure: short(part.dueOn),
        words: isLast ? article(clock.article) : '',
      },
    ];
  });
  return (
    <div className="receipt-sum">
      <span>
        <strong className="tabular">{short(first?.startsOn ?? clock.startsOn)}</strong>
        <small>{t('receipt.dayZero', { event: started ? code('eventType', started.type) : t('receipt.start') })}</small>
      </span>
      {terms.map(({ sign, figure, words }, n) => (
        <Fragment key={n}>
          <span className="receipt-sign">{sign}</span>
          <span>
            <strong className="tabular">{figure}</strong>
            <small>{words}</small>
          </span>
        </Fragment>
      ))}
    </div>
  );
}
