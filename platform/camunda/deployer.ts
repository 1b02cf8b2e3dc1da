/** Deploys what the product ships, without ever covering a version that somebody made by hand or in the studio (design §5, Deploying). */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addToLedger, readLedger, type Database, type LedgerEntry } from '../../domain/store/index.ts';
import type { Log } from '../log.ts';
import type { EngineClient, EngineDefinition, EngineResource } from './client.ts';

export interface DeployerOptions {
  readonly db: Database;
  readonly client: EngineClient;
  readonly log: Log;
  /** Who deploys, for the ledger: an account or a part of the system. */
  readonly by: string;
}
export interface DeployReport {
  readonly deployed: readonly EngineDefinition[];
  /** Shipped files that differ from a live version made elsewhere: they wait in the studio as a draft update. */
  readonly held: readonly string[];
}

const FOLDERS = ['bpmn', 'dmn', 'forms'];
const EXTENSIONS = /\.(bpmn|dmn|form)$/;

export const contentHash = (content: string): string => createHash('sha256').update(content).digest('hex');

/** The files of `processes/{bpmn,dmn,forms}`, by name. */
export async function readShipped(root: string): Promise<readonly EngineResource[]> {
  const files = await Promise.all(
    FOLDERS.map(async (folder) => {
      const names = (await readdir(join(root, folder)).catch(() => [])).filter((name) => EXTENSIONS.test(name)).sort();
      return Promise.all(
        names.map(async (name) => ({ name, content: await readFile(join(root, folder, name), 'utf8') })),
      );
    }),
  );
  return files.flat();
}

interface Known {
  readonly engineId: string;
  readonly ledger: readonly LedgerEntry[];
}

/**
 * Ids of processes whose live version is not one that we shipped. A live version we deployed before a crash but did not note is
 * recognised by its content.
 */
async function madeElsewhere(
  client: EngineClient,
  { ledger }: Known,
  shipped: readonly EngineResource[],
): Promise<ReadonlySet<string>> {
  const byKey = new Map(ledger.map((entry) => [entry.definitionKey, entry]));
  const ours = new Set([
    ...ledger.filter(({ origin }) => origin === 'SHIPPED').map(({ hash }) => hash),
    ...shipped.map(({ content }) => contentHash(content)),
  ]);
  const foreign = new Set<string>();
  for (const live of await client.latestProcesses()) {
    const noted = byKey.get(live.definitionKey);
    if (noted?.origin === 'SHIPPED') continue;
    if (noted === undefined && ours.has(contentHash(await client.processXml(live.definitionKey)))) continue;
    foreign.add(live.definitionId);
  }
  return foreign;
}

/** Decisions and forms of which the newest noted version came from the studio. */
function fromStudio({ ledger }: Known): ReadonlySet<string> {
  const newest = new Map(ledger.map((entry) => [entry.resource, entry.origin]));
  return new Set([...newest].filter(([, origin]) => origin === 'STUDIO').map(([resource]) => resource));
}

/** Process ids are file names (design §10). */
const processIdOf = (name: string): string => name.replace(/\.bpmn$/, '');

/**
 * Deploys the shipped files if one of them was never deployed to this engine. Forms and decisions bind by deployment, so a
 * process never goes without them: all files that are not held go together. Throws what the engine says of a file it refuses.
 */
export async function deployShipped(
  { db, client, log, by }: DeployerOptions,
  shipped: readonly EngineResource[],
): Promise<DeployReport> {
  const engineId = await client.engineId();
  const known: Known = { engineId, ledger: await readLedger(db, engineId) };
  const before = new Set(known.ledger.map(({ resource, hash }) => `${resource} ${hash}`));
  const isNew = ({ name, content }: EngineResource) => !before.has(`${name} ${contentHash(content)}`);
  if (!shipped.some(isNew)) return { deployed: [], held: [] };
  const [foreign, studio] = [await madeElsewhere(client, known, shipped), fromStudio(known)];
  const isHeld = ({ name }: EngineResource) =>
    studio.has(name) || (name.endsWith('.bpmn') && foreign.has(processIdOf(name)));
  const held = shipped.filter((file) => isHeld(file) && isNew(file)).map(({ name }) => name);
  if (held.length > 0) log.warn({ held }, 'shipped files are held back: their live version was made elsewhere');
  const going = shipped.filter((file) => !isHeld(file));
  if (!going.some(isNew)) return { deployed: [], held };
  return { deployed: await deployAll({ db, client, log, by }, going, 'SHIPPED'), held };
}

/** Deploys files in one deployment and notes them. Also the studio's way. */
export async function deployAll(
  { db, client, log, by }: DeployerOptions,
  files: readonly EngineResource[],
  origin: 'SHIPPED' | 'STUDIO',
): Promise<readonly EngineDefinition[]> {
  const hashOf = new Map(files.map(({ name, content }) => [name, contentHash(content)]));
  const deployed = await client.deploy(files);
  await addToLedger(
    db,
    await client.engineId(),
    by,
    origin,
    deployed.map((one) => ({ ...one, hash: hashOf.get(one.resource) ?? '' })),
  );
  log.info(
    { origin, definitions: deployed.map(({ definitionId, version }) => `${definitionId} v${version}`) },
    'deployed',
  );
  return deployed;
}
