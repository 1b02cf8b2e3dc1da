import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Runtime } from '../runtime/port.ts';
import type { Authenticator } from './auth/authenticator.ts';
import { createGateway } from './gateway.ts';
import type { GatewayLog } from './http/errors.ts';
import { checkBindAddress } from './http/safety.ts';
import { answerUnreadable } from './http/unreadable.ts';
import { createWaiting } from './http/waiting.ts';

export interface ServeOptions {
  readonly runtime: Runtime;
  readonly log: GatewayLog;
  /** 0 = any free port. */
  readonly port: number;
  /** 127.0.0.1 when absent; any but a loopback address needs an authenticator. */
  readonly host?: string | undefined;
  readonly authenticator?: Authenticator | undefined;
}

/** A gateway that takes requests. */
export interface RunningGateway {
  /** `http://host:port`, without `/v2`. */
  readonly url: string;
  /** Takes no more connections, ends long polls, and resolves when every running request has its answer. */
  drain(): Promise<void>;
}

/** How often a draining server looks whether its last request is answered, ms. */
const DRAIN_LOOK_MS = 20;

const listen = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });

/** Starts the REST API. Throws when the address is taken, or must not be listened on without authentication. */
export async function serveGateway(options: ServeOptions): Promise<RunningGateway> {
  const { runtime, log, port, host = '127.0.0.1', authenticator } = options;
  checkBindAddress(host, { authenticated: authenticator !== undefined });
  const waiting = createWaiting();
  // Workers keep their connections between polls; Node's five seconds would cut some of them in mid-request.
  // A missing Host is answered by the gateway, in the form of all its problems.
  const server = createServer(
    { keepAliveTimeout: 65_000, requireHostHeader: false },
    createGateway({ runtime, log, waiting, host, authenticator }),
  );
  answerUnreadable(server);
  let running = 0;
  server.on('request', (_request, response) => {
    running += 1;
    response.once('close', () => (running -= 1));
  });
  await listen(server, port, host);
  const { port: actual } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host.replace(/[[\]]/g, '')}]` : host}:${String(actual)}`,
    drain: () =>
      new Promise((resolve) => {
        // A connection that was busy at close, or opened and then not used, would be kept for a minute.
        const closing = setInterval(() => {
          if (running === 0) server.closeAllConnections();
        }, DRAIN_LOOK_MS);
        server.close(() => {
          clearInterval(closing);
          resolve();
        });
        waiting.release();
        server.closeIdleConnections();
      }),
  };
}
