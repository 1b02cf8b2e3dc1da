/** Where the database code reports what it does; a pino logger fits. */
export interface DatabaseLog {
  info(message: string): void;
  warn(message: string): void;
}

/** A log that keeps nothing, for callers that do not want to report. */
export const silentLog: DatabaseLog = { info: () => undefined, warn: () => undefined };
