/** What Node's HTTP server answers by itself, with an empty body, before there is a request to handle. */
import { type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { invalidArgument, ProblemError } from './problem.ts';

const malformed = invalidArgument('The request is not well-formed HTTP');

/** Errors of Node's parser that say more than that it could not read on. */
const PROBLEMS: Readonly<Record<string, ProblemError>> = {
  HPE_HEADER_OVERFLOW: new ProblemError('HEADERS_TOO_LARGE', 'The headers are too large'),
  ERR_HTTP_REQUEST_TIMEOUT: new ProblemError('REQUEST_TIMEOUT', 'The request did not come in time'),
};

/** How long a connection that was refused may still send, ms. */
const LINGER_MS = 2_000;

/**
 * Says the last word and hangs up. What still comes is read and dropped: unread bytes would take the answer back (RFC 9112 §9.6), and
 * of a socket that nobody reads its end is never seen, so that it would be held for good.
 */
function hangUp(socket: Duplex, lastWord = ''): void {
  const late = setTimeout(() => socket.destroy(), LINGER_MS).unref();
  socket.once('close', () => clearTimeout(late));
  // Reset while it was being answered: there is nobody left to tell.
  socket.on('error', () => socket.destroy());
  socket.end(lastWord);
  socket.resume();
}

/** Ends the connection with a problem. Nothing is known of the request, so that `instance` is the root. */
function refuse(socket: Duplex, problem: ProblemError): void {
  const answer = problem.toProblem('/');
  const body = JSON.stringify(answer);
  hangUp(
    socket,
    [
      `HTTP/1.1 ${String(answer.status)} ${STATUS_CODES[answer.status] ?? ''}`,
      'Content-Type: application/problem+json',
      `Content-Length: ${String(Buffer.byteLength(body))}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}

/** Gives every request that cannot be read a problem as its answer, like those that can. */
export function answerUnreadable(server: Server): void {
  /** Per connection the request that is being answered. */
  const answering = new WeakMap<Duplex, { readonly request: IncomingMessage; readonly response: ServerResponse }>();
  server.on('request', (request, response) => {
    answering.set(request.socket, { request, response });
    response.once('finish', () => answering.delete(request.socket));
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const current = answering.get(socket);
    if (error.code === 'ECONNRESET' || !socket.writable || current?.response.headersSent === true) socket.destroy();
    // What follows it cannot be read, but it came whole, and its answer is on the way.
    else if (current?.request.complete === true) current.response.once('finish', () => hangUp(socket));
    else refuse(socket, PROBLEMS[error.code ?? ''] ?? malformed);
  });
  // Tunnels; Node would close the connection without a word.
  server.on('connect', (_request, socket) => refuse(socket, malformed));
  // What else may be expected besides 100-continue nobody defined (RFC 9110 §10.1.1: it may be ignored).
  server.on('checkExpectation', (request, response) => server.emit('request', request, response));
}
