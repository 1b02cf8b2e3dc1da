/** A TCP relay before PostgreSQL that can lose connections: exactly around one COMMIT, all at once, or without a word. */
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** `answer`: the server commits, and its answer is lost. `request`: COMMIT itself is lost, so the server rolls back. */
export type Loss = 'answer' | 'request';

export interface CommitProxy {
  /** The database's connection string, through the relay. */
  readonly url: string;
  /** Loses a connection around the next COMMIT on any connection; resolves once it is lost. */
  loseNext(loss: Loss): Promise<void>;
  /** Whether new connections are relayed; while not, they are closed at once. */
  admit(admitted: boolean): void;
  /** Ends all connections, as a server or a firewall does that resets them. */
  cut(): void;
  /** While on, nothing passes and nobody is told, as when a cable is pulled; connections of that time end with it. */
  swallow(on: boolean): void;
  close(): Promise<void>;
}

/** The message by which a client of PostgreSQL sends the statement `commit`: type, length, text. */
const COMMIT = Buffer.from('Q\0\0\0\x0bcommit\0', 'latin1');

/** Starts a relay to the server of `databaseUrl` on a free port. */
export async function startCommitProxy(databaseUrl: string): Promise<CommitProxy> {
  const target = new URL(databaseUrl);
  let admitted = true;
  let swallowing = false;
  let armed: { readonly loss: Loss; readonly lost: () => void } | undefined;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    if (!admitted) {
      client.destroy();
      return;
    }
    const upstream = connect(Number(target.port), target.hostname);
    const cut = (): void => {
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        if (!swallowing) cut();
      });
    }
    let losing: (() => void) | undefined;
    client.on('data', (chunk) => {
      if (swallowing) return;
      const present = armed && chunk.includes(COMMIT) ? armed : undefined;
      if (!present) return void upstream.write(chunk);
      armed = undefined;
      if (present.loss === 'answer') {
        losing = present.lost;
        upstream.write(chunk);
      } else {
        cut();
        present.lost();
      }
    });
    upstream.on('data', (chunk) => {
      if (swallowing) return;
      if (!losing) return void client.write(chunk);
      cut();
      losing();
    });
  });
  const cutAll = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(databaseUrl);
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    loseNext: (loss) => new Promise((resolve) => (armed = { loss, lost: resolve })),
    admit: (open) => void (admitted = open),
    cut: cutAll,
    swallow(on) {
      if (!on) cutAll();
      swallowing = on;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        cutAll();
      }),
  };
}
