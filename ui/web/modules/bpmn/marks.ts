/** Marks of the studio on a diagram: outline and badge, in the shapes of ux §4; a label is never only a colour. */
import type { Drawn, Get, Point } from './services.ts';

export interface Mark {
  readonly elementId: string;
  /**
   * `law`: on a counter-example; `now`: where a trial stands, `passed`: what it has passed. Operations: `running` and `stuck` cases, `time`
   * that a step takes, `heat1` to `heat5` from short or few to long or many.
   */
  readonly kind: StudioMark | OperationMark;
  /** Text of the badge; without one there is only the outline. */
  readonly label?: string;
}

type StudioMark = 'added' | 'changed' | 'removed' | 'law' | 'error' | 'warning' | 'now' | 'passed' | 'comment';
type OperationMark = 'running' | 'stuck' | 'time' | `heat${1 | 2 | 3 | 4 | 5}`;

const TYPE = 'studio-mark';

/** Badges of one element stand beside one another: px for one more, by the length of its text. */
const stepOf = (label: string): number => Math.max(30, 20 + 8 * label.length);

export class Marks {
  readonly #get: Get;
  #shown: readonly Mark[] = [];

  constructor(get: Get) {
    this.#get = get;
  }

  /** Takes away the marks before and shows these; what is not on the diagram is passed over. */
  show(marks: readonly Mark[]): void {
    const canvas = this.#get('canvas');
    const overlays = this.#get('overlays');
    const registry = this.#get('elementRegistry');
    for (const { elementId, kind } of this.#shown)
      if (registry.get(elementId)) canvas.removeMarker(elementId, `mark-${kind}`);
    overlays.remove({ type: TYPE });
    const badges = new Map<string, number>();
    this.#shown = marks.filter(({ elementId }) => registry.get(elementId));
    for (const { elementId, kind, label } of this.#shown) {
      canvas.addMarker(elementId, `mark-${kind}`);
      if (label === undefined) continue;
      const before = badges.get(elementId) ?? 0;
      badges.set(elementId, before + stepOf(label));
      const { x, y } = badgeAt(registry.get(elementId)!);
      overlays.add(elementId, TYPE, { position: { left: x + before, top: y }, html: badge(kind, label) });
    }
  }
}

/** Above the corner of a shape; on the middle of a line. Overlays count from the corner of the box around it. */
function badgeAt({ waypoints, width }: Drawn): Point {
  if (!waypoints || waypoints.length < 2) return { x: width > 60 ? 8 : -6, y: -14 };
  const left = Math.min(...waypoints.map(({ x }) => x));
  const top = Math.min(...waypoints.map(({ y }) => y));
  const middle = Math.floor((waypoints.length - 1) / 2);
  const [from, to] = [waypoints[middle]!, waypoints[middle + 1]!];
  return { x: (from.x + to.x) / 2 - left - 12, y: (from.y + to.y) / 2 - top - 11 };
}

function badge(kind: Mark['kind'], label: string): HTMLElement {
  const element = document.createElement('span');
  element.className = `mark-badge mark-badge-${kind}`;
  element.textContent = label;
  return element;
}
