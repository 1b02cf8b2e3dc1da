/** Problems and their counter-examples as marks on the diagram. */
import type { Mark } from '../../modules/bpmn/index.ts';
import type { FoundProblem } from '../../modules/studio/asks.ts';

const SEVERITIES: readonly FoundProblem['severity'][] = ['error', 'open', 'warning'];

/** The law first, then what keeps the draft from running, what nobody could decide, and hints. */
export const rankOf = ({ ruleId, severity }: FoundProblem): number =>
  SEVERITIES.indexOf(severity) * 2 + (ruleId.startsWith('law/') ? 0 : 1);

/** An outline where a rule is broken, with its number in the list; hints have only the outline. */
export const problemMarks = (problems: readonly FoundProblem[]): readonly Mark[] =>
  problems.flatMap(({ elementId, severity }, index): Mark[] => {
    if (elementId === '') return [];
    return severity === 'error'
      ? [{ elementId, kind: 'error', label: String(index + 1) }]
      : [{ elementId, kind: 'warning', ...(severity === 'open' && { label: '?' }) }];
  });

/** The counter-example up to a step: elements with their number, and the lines between them. */
export function pathMarks(
  { elementId: broken, path = [], flows }: FoundProblem,
  step: number,
  words: (n: number) => string,
): readonly Mark[] {
  const own = path[0]?.processId;
  const steps = path
    .slice(0, step + 1)
    .flatMap(({ elementId, processId }, index): Mark[] =>
      processId === own ? [{ elementId, kind: 'law', label: words(index + 1) }] : [],
    );
  const lines = new Set(flows.slice(0, step + 1).flat());
  const end: readonly Mark[] =
    step >= path.length - 1 && broken !== '' ? [{ elementId: broken, kind: 'law', label: '!' }] : [];
  return [...steps, ...end, ...[...lines].map((elementId): Mark => ({ elementId, kind: 'law' }))];
}
