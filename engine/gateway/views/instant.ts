/** Epoch ms as an ISO 8601 date-time in UTC. */
export const instant = (ms: number): string => new Date(ms).toISOString();

/** The same for an instant that may not have come yet. */
export const instantOrNull = (ms: number | null): string | null => (ms === null ? null : instant(ms));
