import type { Box, Drawn, Get } from './services.ts';

/** Smallest part of a diagram that is looked at: about four steps, so that a single element keeps its surroundings. */
const LEAST = { width: 720, height: 300 };
const AROUND = 60;
/** Between a diagram and the edge of its canvas, in CSS pixels. */
const EDGE = 16;

const boxOf = ({ waypoints, x, y, width, height }: Drawn): Box => {
  if (!waypoints) return { x, y, width, height };
  const xs = waypoints.map((point) => point.x);
  const ys = waypoints.map((point) => point.y);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { x: left, y: top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
};

/** The whole diagram, beside what covers the left of the canvas (CSS pixels). */
export function lookAtAll(get: Get, left: number): void {
  const canvas = get('canvas');
  canvas.resized();
  canvas.zoom('fit-viewport', 'auto');
  const size = canvas.getSize();
  const { inner } = canvas.viewbox();
  const scale = Math.min(1, (size.width - left - EDGE) / inner.width, (size.height - 2 * EDGE) / inner.height);
  if (!(scale > 0)) return;
  const width = size.width / scale;
  const height = size.height / scale;
  const free = (size.width - left - EDGE) / scale - inner.width;
  canvas.viewbox({
    x: inner.x - left / scale - Math.max(0, free) / 2,
    y: inner.y - (height - inner.height) / 2,
    width,
    height,
  });
}

/** Moves the view to the elements at a size that can be read; elements of another plane open it. */
export function lookAt(get: Get, ids: readonly string[]): void {
  const canvas = get('canvas');
  const drawn = ids.flatMap((id) => get('elementRegistry').get(id) ?? []);
  const first = drawn[0];
  if (!first) return;
  const root = canvas.findRoot(first);
  if (root && root !== canvas.getRootElement()) canvas.setRootElement(root);
  const boxes = drawn.filter((element) => canvas.findRoot(element) === root).map(boxOf);
  const left = Math.min(...boxes.map(({ x }) => x)) - AROUND;
  const top = Math.min(...boxes.map(({ y }) => y)) - AROUND;
  const right = Math.max(...boxes.map(({ x, width }) => x + width)) + AROUND;
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height)) + AROUND;
  const width = Math.max(LEAST.width, right - left);
  const height = Math.max(LEAST.height, bottom - top);
  canvas.viewbox({ x: (left + right - width) / 2, y: (top + bottom - height) / 2, width, height });
}
