/** Duties that are open when a flow ends; shared by the rules that ask for something before the end. */
import type { Finding, Happening } from '../explore/monitor.ts';
import { dutyKinds, type DutyRule } from './duties.ts';
import type { Book, Duty } from './dutyBook.ts';
import { violated } from './rule.ts';

/** The end of the explored process asks for all; the end of a called one for what it was called for. */
function isDue(duty: Duty, ended: Extract<Happening, { kind: 'ended' }>): boolean {
  if (ended.isRoot) return true;
  const { raisedBy, subject } = dutyKinds[duty.name];
  return raisedBy.flows?.includes(ended.processId) === true && ended.variables[subject] === duty.subject;
}

export function openAtTheEnd(happening: Happening, open: Book, rule: DutyRule): readonly Omit<Finding, 'ruleId'>[] {
  if (happening.kind !== 'ended') return [];
  return open
    .filter((duty) => {
      const kind = dutyKinds[duty.name];
      return kind.rule === rule && !kind.clockOnly && isDue(duty, happening);
    })
    .map(({ name }) => {
      const { owed, article } = dutyKinds[name];
      return violated(happening.elementId, article, {
        zh: `流程在此结束，但还没有${owed.zh}`,
        en: `the flow ends here without ${owed.en}`,
      });
    });
}
