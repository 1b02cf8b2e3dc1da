/** Deploys what the product ships, without ever covering a version that somebody made by hand or in the studio (design §5, Deploying). */
import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createNewId } from '../../domain/schema/ids.ts';
import {
  addToLedger,
  contentHash,
  ELSEWHERE,
  holdUpdate,
  isUnderWay,
  keepContents,
  readLedger,
  type Database,
  type LedgerEntry,
} from '../../domain/store/index.ts';
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

const newId = createNewId(() => Date.now(), randomBytes);

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
 * recognised by its content; one that nobody noted is noted here with its content, so that the studio knows what is live.
 */
async function madeElsewhere(
  db: Database,
  client: EngineClient,
  { engineId, ledger }: Known,
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
    if (noted === undefined) {
      const content = await client.processXml(live.definitionKey);
      if (ours.has(contentHash(content))) continue;
      // A release that was killed before its note notes it itself.
      if (!(await isUnderWay(db, content))) {
        await keepContents(db, [content]);
        await addToLedger(db, { engineId, by: ELSEWHERE, origin: 'STUDIO' }, [{ ...live, hash: contentHash(content) }]);
      }
    }
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
  await keepContents(
    db,
    shipped.map(({ content }) => content),
  );
  const [foreign, studio] = [await madeElsewhere(db, client, known, shipped), fromStudio(known)];
  if (!shipped.some(isNew)) return { deployed: [], held: [] };
  const isHeld = ({ name }: EngineResource) =>
    studio.has(name) || (name.endsWith('.bpmn') && foreign.has(processIdOf(name)));
  const updates = shipped.filter((file) => isHeld(file) && isNew(file));
  const held = updates.map(({ name }) => name);
  for (const update of updates) await holdUpdate(db, newId('drf'), engineId, update);
  if (held.length > 0) log.warn({ held }, 'shipped files are held back: their live version was made elsewhere');
  const going = shipped.filter((file) => !isHeld(file));
  if (!going.some(isNew)) return { deployed: [], held };
  return { deployed: await deployAll({ db, client, log, by }, going, 'SHIPPED'), held };
}

/** Deploys files in one deployment and notes them. */
export async function deployAll(
  { db, client, log, by }: DeployerOptions,
  files: readonly EngineResource[],
  origin: 'SHIPPED' | 'STUDIO',
): Promise<readonly EngineDefinition[]> {
  await keepContents(
    db,
    files.map(({ content }) => content),
  );
  const deployed = await client.deploy(files);
  await addToLedger(db, { engineId: await client.engineId(), by, origin }, withHashes(deployed, files));
  log.info(
    { origin, definitions: deployed.map(({ definitionId, version }) => `${definitionId} v${version}`) },
    'deployed',
  );
  return deployed;
}

/** What the engine answered, with the hashes of the contents. */
export function withHashes(
  deployed: readonly EngineDefinition[],
  files: readonly EngineResource[],
): readonly (EngineDefinition & { readonly hash: string })[] {
  const hashOf = new Map(files.map(({ name, content }) => [name, contentHash(content)]));
  return deployed.map((one) => ({ ...one, hash: hashOf.get(one.resource) ?? '' }));
}
