/** The statistics, cut to the person. */
import type { Unit } from '../../../../domain/schema/matter.ts';
import { statisticsOf, type StoreParts } from '../../../../domain/store/index.ts';
import type { StatisticsDesk } from '../../statisticsPorts.ts';
import { createSightRules } from '../sight.ts';
import { countsMatters, statisticsViewerOf } from './viewer.ts';
import { workbookOf } from './workbook.ts';
import { workbookWords } from './words.ts';

/** `units`: the whole organisation tree. */
export function createStatisticsDesk(parts: StoreParts, units: readonly Unit[]): StatisticsDesk {
  const rules = createSightRules(units);
  const view: StatisticsDesk['view'] = (viewer, query) =>
    statisticsOf(parts, statisticsViewerOf(rules, units, viewer), query);
  return {
    has: (viewer) => viewer.roles.some(({ role }) => countsMatters(role)),
    view,
    async workbook(viewer, query, language) {
      const found = await view(viewer, query);
      if (!found) return undefined;
      const { from, to } = found.period;
      return { name: `${workbookWords[language].file}-${from}-${to}.xlsx`, content: await workbookOf(found, language) };
    },
  };
}
