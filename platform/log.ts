/** Structured logs. Personal data never goes into a log; redaction is the net below that rule. */
import { pino, type DestinationStream, type Logger } from 'pino';

export type Log = Logger;
export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';

const SECRET_KEYS = [
  'sealed',
  'petitioner',
  'form',
  'body',
  'text',
  'name',
  'phone',
  'address',
  'secretCode',
  'password',
  'token',
  'cookie',
  'authorization',
  'variables',
  'detail',
];

export interface LogOptions {
  readonly level: LogLevel;
  /** Which part is speaking: `workers`, `relay`, … */
  readonly part: string;
  /** Standard error by default: standard output belongs to the command's own answer. */
  readonly destination?: DestinationStream;
}

/** An error as it may be logged: name, code and stack without its message line, which may quote what a person wrote. */
function serializeError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, status } = error as { code?: unknown; status?: unknown };
  const stack = error.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12);
  return {
    type: error.name,
    ...(code === undefined ? {} : { code }),
    ...(status === undefined ? {} : { status }),
    stack,
  };
}

export function createLog({ level, part, destination = pino.destination({ fd: 2, sync: true }) }: LogOptions): Log {
  return pino(
    {
      level,
      base: { part },
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { error: serializeError, err: serializeError },
      redact: { paths: SECRET_KEYS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[redacted]' },
    },
    destination,
  );
}
