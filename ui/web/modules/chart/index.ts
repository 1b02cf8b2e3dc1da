export { LinesFigure } from './LinesFigure.tsx';
export type { Line, Lines } from './lines.ts';
