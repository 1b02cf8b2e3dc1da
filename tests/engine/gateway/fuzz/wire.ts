/** One request as bytes on a connection of its own, and what comes back: no HTTP client that would refuse to send it. */
import { connect } from 'node:net';

export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** `silent` = the connection was closed without an answer; `held` = no answer within the time. */
export type WireResult = WireAnswer | 'silent' | 'held';

function bodyOf(headers: Readonly<Record<string, string>>, bytes: Buffer): Buffer {
  if (headers['transfer-encoding'] !== 'chunked') return bytes.subarray(0, Number(headers['content-length'] ?? 0));
  const chunks: Buffer[] = [];
  for (let rest = bytes; ;) {
    const end = rest.indexOf('\r\n');
    const size = Number.parseInt(rest.subarray(0, end).toString(), 16);
    if (!(size > 0)) return Buffer.concat(chunks);
    chunks.push(rest.subarray(end + 2, end + 2 + size));
    rest = rest.subarray(end + 4 + size);
  }
}

/** The first final answer among the bytes received (RFC 9110 §15.2: interim ones may precede it). */
function parse(bytes: Buffer): WireAnswer | 'silent' {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return 'silent';
  const [line = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const status = Number(line.split(' ')[1]);
  const rest = bytes.subarray(end + 4);
  if (status < 200) return parse(rest);
  const headers = Object.fromEntries(
    lines.map((each) => [each.slice(0, each.indexOf(':')).toLowerCase(), each.slice(each.indexOf(':') + 1).trim()]),
  );
  return { status, headers, body: bodyOf(headers, rest).toString() };
}

/**
 * Sends the bytes and reads until the other side closes, for at most `patienceMs`. `ends` = says that nothing more will
 * come, so that a body may break off.
 */
export const exchange = (
  { port, patienceMs }: { readonly port: number; readonly patienceMs: number },
  bytes: Buffer,
  ends: boolean,
): Promise<WireResult> =>
  new Promise((resolve) => {
    const received: Buffer[] = [];
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    const timer = setTimeout(() => {
      resolve('held');
      socket.destroy();
    }, patienceMs);
    const finish = (): void => {
      clearTimeout(timer);
      resolve(parse(Buffer.concat(received)));
      socket.destroy();
    };
    socket.on('data', (chunk) => received.push(chunk));
    socket.once('end', finish);
    socket.once('close', finish);
    // Reset by a server that has answered and reads no further; what it said was received before.
    socket.on('error', () => undefined);
    if (ends) socket.end(bytes);
    else socket.write(bytes);
  });
