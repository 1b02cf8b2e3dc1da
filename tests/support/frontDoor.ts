/** One address before several engines, as a TCP load balancer gives it: it asks each for its status. */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from './eventually.ts';
import { statusOf } from './relayedEngine.ts';

export interface FrontDoor {
  readonly url: string;
  close(): Promise<void>;
}

/** Pause between two looks at the engines, ms. */
const LOOK_MS = 50;

/** The first that takes commands. */
const activeOf = async (urls: readonly string[]): Promise<string | undefined> => {
  const states = await Promise.all(urls.map(statusOf));
  return urls.find((_, index) => states[index] === 204);
};

/** Waits until one takes commands; then relays connections to the one that does, and ends those to one that no longer does. */
export async function startFrontDoor(urls: readonly string[]): Promise<FrontDoor> {
  let active: string | undefined = await eventually(
    () => activeOf(urls),
    (url) => url !== undefined,
  );
  let open = true;
  const pairs = new Map<Socket, { readonly engine: Socket; readonly url: string }>();
  const server = createServer((client) => {
    if (active === undefined) return void client.destroy();
    const { port, hostname } = new URL(active);
    const engine = connect(Number(port), hostname);
    pairs.set(client, { engine, url: active });
    const end = (): void => {
      pairs.delete(client);
      client.destroy();
      engine.destroy();
    };
    for (const socket of [client, engine]) socket.on('error', end).on('close', end);
    client.pipe(engine).pipe(client);
  });
  const endOthers = (): void => {
    for (const [client, { url }] of pairs) if (url !== active) client.destroy();
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const looking = (async () => {
    while (open) {
      // One that is slow to say how it is keeps its place until another has taken it.
      active = (await activeOf(urls)) ?? active;
      endOthers();
      await sleep(LOOK_MS);
    }
  })();
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    async close() {
      open = false;
      await looking;
      active = undefined;
      endOthers();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
