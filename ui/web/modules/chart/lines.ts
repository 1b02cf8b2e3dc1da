/** Line charts: the only importer of echarts, and of no more of it than lines need. */
import { LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use, type EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([LineChart, GridComponent, LegendComponent, TooltipComponent, AriaComponent, SVGRenderer]);

export interface Line {
  readonly name: string;
  /** Null leaves a gap: there is no such figure, and none is made up. */
  readonly values: readonly (number | null)[];
  readonly dashed?: boolean;
}
export interface Lines {
  readonly categories: readonly string[];
  readonly lines: readonly Line[];
  readonly format: (value: number) => string;
  /** Said of the picture where it is not seen. */
  readonly description: string;
}
export interface Colours {
  readonly text: string;
  readonly quiet: string;
  readonly rule: string;
  readonly line: string;
  readonly surface: string;
  readonly font: string;
}

const SYMBOLS = ['circle', 'triangle'] as const;

const optionOf = ({ categories, lines, format, description }: Lines, colours: Colours) => ({
  animation: false,
  aria: { enabled: true, label: { description } },
  textStyle: { fontFamily: colours.font, color: colours.text },
  grid: { left: 8, right: 16, top: 36, bottom: 4, containLabel: true },
  legend: { top: 0, right: 8, itemWidth: 28, textStyle: { color: colours.text } },
  tooltip: {
    trigger: 'axis' as const,
    confine: true,
    backgroundColor: colours.surface,
    borderColor: colours.rule,
    textStyle: { color: colours.text },
    valueFormatter: (value: unknown) => (typeof value === 'number' ? format(value) : '–'),
  },
  xAxis: {
    type: 'category' as const,
    data: [...categories],
    boundaryGap: false,
    axisLabel: { color: colours.quiet, hideOverlap: true },
    axisLine: { lineStyle: { color: colours.rule } },
    axisTick: { show: false },
  },
  yAxis: {
    type: 'value' as const,
    scale: true,
    splitNumber: 4,
    axisLabel: { color: colours.quiet, formatter: format },
    splitLine: { lineStyle: { color: colours.rule } },
  },
  // Told apart by dashes and marks as well, for whoever sees no difference of colour.
  series: lines.map(({ name, values, dashed = false }, at) => {
    const color = dashed ? colours.quiet : colours.line;
    return {
      type: 'line' as const,
      name,
      data: [...values],
      symbol: SYMBOLS[at % SYMBOLS.length] ?? 'circle',
      symbolSize: 7,
      showAllSymbol: true,
      connectNulls: false,
      itemStyle: { color },
      lineStyle: { color, width: dashed ? 1.5 : 2.5, type: dashed ? ('dashed' as const) : ('solid' as const) },
    };
  }),
});

export interface LinesChart {
  show(lines: Lines, colours: Colours): void;
  dispose(): void;
}

/** Draws into the element, as wide as it is at any time. */
export function openLines(element: HTMLElement): LinesChart {
  const chart: EChartsType = init(element, null, { renderer: 'svg' });
  const resized = new ResizeObserver(() => chart.resize());
  resized.observe(element);
  return {
    show: (lines, colours) => chart.setOption(optionOf(lines, colours), true),
    dispose: () => {
      resized.disconnect();
      chart.dispose();
    },
  };
}
