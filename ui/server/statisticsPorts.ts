/** What the routes of the statistics need. Every answer is cut to the viewer. */
import type { StatisticsQuery, StatisticsView } from '../../domain/schema/statisticsViews.ts';
import type { Viewer } from './deps.ts';

export type StatisticsLanguage = 'zh' | 'en';

export interface StatisticsDesk {
  /** Whether the person has the page at all. */
  has(viewer: Viewer): boolean;
  /** undefined = the unit is none that the person may choose. */
  view(viewer: Viewer, query: StatisticsQuery): Promise<StatisticsView | undefined>;
  /** The same as a workbook. */
  workbook(
    viewer: Viewer,
    query: StatisticsQuery,
    language: StatisticsLanguage,
  ): Promise<{ readonly name: string; readonly content: Buffer } | undefined>;
}
