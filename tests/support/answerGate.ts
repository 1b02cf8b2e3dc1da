/** An HTTP relay between workers and engine that can hold back an answer to a job or a user task. */
import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An answer that has left the worker and not reached the engine. */
export interface HeldAnswer {
  /** Lets it through after all. */
  forward(): void;
}
export interface AnswerGate {
  readonly url: string;
  /** Holds the `count`th completion from now on; resolves when it has come. */
  hold(count: number): Promise<HeldAnswer>;
  close(): Promise<void>;
}

const isCompletion = ({ method, url = '' }: IncomingMessage): boolean =>
  method === 'POST' && /\/(jobs|user-tasks)\/\d+\/completion$/.test(url);

/** Starts a relay to the engine at `engineUrl` on a free port. */
export async function startAnswerGate(engineUrl: string): Promise<AnswerGate> {
  let left = 0;
  let held: (answer: HeldAnswer) => void = () => undefined;

  function relay(incoming: IncomingMessage, response: ServerResponse): void {
    const { method, headers, url } = incoming;
    const outgoing = request(new URL(url ?? '/', engineUrl), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    outgoing.on('error', () => response.destroy());
    response.on('close', () => outgoing.destroy());
    incoming.pipe(outgoing);
  }

  const server = createServer((incoming, response) => {
    if (isCompletion(incoming) && left > 0 && --left === 0) held({ forward: () => relay(incoming, response) });
    else relay(incoming, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    hold: (count) =>
      new Promise((resolve) => {
        left = count;
        held = resolve;
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
