/** The part of a logger (pino fits) that the runtime uses. Fields never hold variables or names of people. */
export interface EngineLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Says nothing. */
export const silentLog: EngineLog = { info: () => undefined, warn: () => undefined, error: () => undefined };
