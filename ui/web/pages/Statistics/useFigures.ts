import { useTranslation } from 'react-i18next';
import type { Figure, MetricKey } from '../../../../domain/schema/statisticsViews.ts';
import { inDays } from '../../../../domain/statistics/metrics.ts';

export interface Change {
  readonly text: string;
  readonly tone: 'better' | 'worse' | null;
}

/** Figures in the words and numbers of the page's language. */
export function useFigures() {
  const { t, i18n } = useTranslation();
  const format = (options: Intl.NumberFormatOptions) => new Intl.NumberFormat(i18n.language, options);
  const [whole, one] = [format({}), format({ minimumFractionDigits: 1, maximumFractionDigits: 1 })];
  const percent = format({ style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const value = (metric: MetricKey, number: number): string =>
    inDays(metric) ? t('statistics.days', { value: one.format(number) }) : percent.format(number);
  return {
    value,
    number: (number: number) => whole.format(number),
    oneDecimal: (number: number) => one.format(number),
    /** The value, or in words why there is none. */
    figure: (metric: MetricKey, figure: Figure): string =>
      figure.state === 'SHOWN' ? value(metric, figure.value) : t(`statistics.state.${figure.state}`),
    counts: (figure: Figure): string =>
      figure.state === 'SHOWN' ? `${whole.format(figure.n)} / ${whole.format(figure.d)}` : '–',
    /** Null where there is nothing now. */
    change(metric: MetricKey, now: Figure, before: Figure, better: 'UP' | 'DOWN' | null): Change | null {
      if (now.state !== 'SHOWN') return null;
      if (before.state !== 'SHOWN') return { text: t('statistics.noBefore'), tone: null };
      const by = (now.value - before.value) * (inDays(metric) ? 1 : 100);
      if (Math.abs(by) < 0.05) return { text: t('statistics.same'), tone: null };
      const text = t(inDays(metric) ? 'statistics.dayChange' : 'statistics.points', {
        sign: by > 0 ? '↑' : '↓',
        value: one.format(Math.abs(by)),
      });
      return { text, tone: better === null ? null : by > 0 === (better === 'UP') ? 'better' : 'worse' };
    },
  };
}
