/** The web application over the case store and the engine's view of its flows. */
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createFlows, createReleaser, startQueueWatch, type EngineClient } from '../../platform/camunda/index.ts';
import type { Config } from '../../platform/config.ts';
import { createOidcIssuer } from '../../platform/oidc.ts';
import type { Log } from '../../platform/log.ts';
import { packagePath } from '../../platform/paths.ts';
import { createCommandScanner } from '../../platform/scanner.ts';
import { createApp, createWebDeps, type WebParts } from '../../ui/server/index.ts';
import type { Cases } from './cases.ts';
import { createChecks } from './checks.ts';
import { goingTogether } from './studio.ts';

export interface RunningWeb {
  /** `http://host:port` */
  readonly url: string;
  stop(): Promise<void>;
}

export interface WebOptions {
  readonly cases: Cases;
  readonly client: EngineClient;
  readonly config: Config;
  readonly log: Log;
  /** Account that visitors without a session look on as; only ever on loopback. */
  readonly demoAccount: string | null;
}

export async function startWeb({ cases, client, config, log, demoAccount }: WebOptions): Promise<RunningWeb> {
  const folder = packagePath('dist/web');
  const flows = createFlows(client);
  const issuer = config.oidc === undefined ? null : createOidcIssuer(config.oidc);
  const parts = (): WebParts => ({
    store: cases.parts,
    units: cases.units,
    hasher: cases.hasher,
    taskActOf: cases.taskActOf,
    flows: {
      flows: async (matterId) => flows.flows(await cases.queries.boundFlows(matterId)),
      position: (processInstanceKey) => flows.position(processInstanceKey),
    },
    demoAccount,
    webFolder: existsSync(folder) ? folder : null,
    ...(config.scanCommand === undefined ? {} : { scan: createCommandScanner(config.scanCommand) }),
    signIn: { local: config.localAccounts, issuer, https: config.https },
    sealedOpenMs: config.sealedOpenMs,
    settingsChanged: () => cases.settings.refresh(),
    studio: {
      client,
      checkDraft: createChecks({ zone: config.timeZone }),
      release: createReleaser({ db: cases.db, client, log, goingTogether }),
    },
    log,
  });
  let app = createApp(await createWebDeps(parts()));
  // Sight and forms are worked out from the units once; a changed tree, which is rare, gets a new application.
  cases.settings.onUnits(async () => {
    app = createApp(await createWebDeps(parts()));
  });
  const server = createServer((request, response) => void app(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.webPort, config.host, resolve);
  });
  const watch = startQueueWatch({ db: cases.db, client, log });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${config.host}:${port}`,
    async stop() {
      await watch.stop();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}
