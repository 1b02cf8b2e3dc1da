/** Local times of the demo's scripts; the county lies in one zone without daylight saving. */
const OFFSET = '+08:00';

/** `2026-03-02 09:00` → epoch ms. */
export const instantOf = (local: string): number => Date.parse(`${local.replace(' ', 'T')}:00${OFFSET}`);

/** Epoch ms → `2026-03-02 09:00`. */
export const localOf = (ms: number): string =>
  new Date(ms + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
