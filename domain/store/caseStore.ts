/** The case store on PostgreSQL: the port that workers and the web application act through. */
import type { MatterId } from '../schema/ids.ts';
import { loadMatter, runAct, type StoreParts } from './act.ts';
import { toEvent } from './events.ts';
import type { CaseStore } from './port.ts';

/** Makes the store. `parts.clock` is real time; `parts.core` are decide, evolve and outboxOf of domain/case. */
export function createCaseStore(parts: StoreParts): CaseStore {
  return {
    act: (act) => runAct(parts, act),
    load: (matterId) => loadMatter(parts, matterId),
    /** All events about the matter in order of writing, those of its contacts included, sealed parts opened. */
    async events(matterId: MatterId) {
      const rows = await parts.db
        .selectFrom('cases.event')
        .selectAll()
        .where('matter_id', '=', matterId)
        .orderBy('position')
        .execute();
      return rows.map((row) => toEvent(row, parts.cipher));
    },
  };
}
