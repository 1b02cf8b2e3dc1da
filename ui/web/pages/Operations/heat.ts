/** What the diagram of a version shows of its running cases. Pure. */
import type { ElementHeat } from '../../../../domain/schema/operationViews.ts';
import type { Mark } from '../../modules/bpmn/index.ts';

export const TINTS = ['median', 'active', 'none'] as const;
export type Tint = (typeof TINTS)[number];

const STEPS = [1, 2, 3, 4, 5] as const;

/** Five steps of equal width from nothing to the most; nothing has no tint. */
export function stepOf(value: number | null, most: number): (typeof STEPS)[number] | null {
  if (value === null || value <= 0 || most <= 0) return null;
  return STEPS[Math.min(STEPS.length, Math.ceil((value / most) * STEPS.length)) - 1] ?? null;
}

/** Steps that take time: where cases stand, and what they wait for; an event or gateway is over at once. */
const takesTime = ({ median, active }: ElementHeat): boolean => active > 0 || (median ?? 0) >= 1;

/** `words`: a duration in seconds in the language of the page. */
export function heatMarks(elements: readonly ElementHeat[], tint: Tint, words: (seconds: number) => string): Mark[] {
  const valueOf = (element: ElementHeat): number | null => (tint === 'none' ? null : element[tint]);
  const most = Math.max(0, ...elements.map((element) => valueOf(element) ?? 0));
  return elements.flatMap((element): Mark[] => {
    const { elementId, active, incidents, median } = element;
    const step = stepOf(valueOf(element), most);
    return [
      ...(step === null ? [] : [{ elementId, kind: `heat${step}` } as const]),
      ...(active > 0 ? [{ elementId, kind: 'running', label: `● ${String(active)}` } as const] : []),
      ...(incidents > 0 ? [{ elementId, kind: 'stuck', label: `⚡ ${String(incidents)}` } as const] : []),
      ...(takesTime(element) && median !== null ? [{ elementId, kind: 'time', label: words(median) } as const] : []),
    ];
  });
}
