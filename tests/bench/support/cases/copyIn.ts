/** `copy … from stdin` through node-postgres: the quickest way in for millions of rows. */
import type pg from 'pg';

/** Bytes a connection holds back before the writer waits. */
const HIGH_WATER = 1 << 20;

interface CopyConnection {
  readonly stream: NodeJS.WritableStream & { readonly writableLength: number };
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(message: string): void;
}

/** The value as it stands in COPY's text format; null is null. */
export const copyText = (value: string | null): string =>
  value === null
    ? '\\N'
    : value.replace(/[\\\t\n\r]/g, (c) => (c === '\\' ? '\\\\' : c === '\t' ? '\\t' : c === '\n' ? '\\n' : '\\r'));

/** Writes lines of the text format, each ending in a line feed. Throws what the database objects to. */
export function copyIn(
  client: pg.ClientBase,
  table: string,
  columns: readonly string[],
  lines: Iterable<string>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let failed: Error | undefined;
    async function send(connection: CopyConnection): Promise<void> {
      for (const chunk of lines) {
        if (failed) return;
        connection.sendCopyFromChunk(Buffer.from(chunk));
        if (connection.stream.writableLength > HIGH_WATER)
          await new Promise<void>((drained) => connection.stream.once('drain', () => drained()));
      }
      connection.endCopyFrom();
    }
    const submittable = {
      submit: (connection: CopyConnection) => connection.query(`copy ${table} (${columns.join()}) from stdin`),
      handleCopyInResponse: (connection: CopyConnection) =>
        void send(connection).catch((error: unknown) => {
          failed = error as Error;
          connection.sendCopyFail(String(error));
        }),
      handleCommandComplete: () => undefined,
      handleReadyForQuery: () => (failed ? reject(failed) : resolve()),
      handleError: (error: Error) => {
        failed ??= error;
        reject(error);
      },
    };
    client.query(submittable as unknown as pg.Submittable);
  });
}
