/** Moments as the office writes them. */
export const OFFICE_ZONE = 'Asia/Shanghai';

/** `2026-07-20 14:31` in the office's zone. */
export const momentOf = (at: string): string =>
  new Date(at).toLocaleString('sv-SE', { timeZone: OFFICE_ZONE, dateStyle: 'short', timeStyle: 'short' });
export const dayOf = (at: string): string => new Date(at).toLocaleDateString('sv-SE', { timeZone: OFFICE_ZONE });
