/** The shipped files on the engine of a web world, and drafts on them. */
import type { Draft, Library } from '../../../domain/schema/studio.ts';
import { deployShipped, readShipped } from '../../../platform/camunda/index.ts';
import { packagePath } from '../../../platform/paths.ts';
import { quietLog, type StudioEngine } from './studio.ts';
import type { WebWorld } from './world.ts';

/** Deploys every shipped file, as a start of the system does. */
export async function deployAll(world: WebWorld, { client }: StudioEngine): Promise<void> {
  const office = { db: world.parts.db, client, log: quietLog, by: 'system' } as const;
  await deployShipped(office, await readShipped(packagePath('processes')));
}

/** A designer's draft on the live version of a file. */
export async function draftOn(world: WebWorld, resource: string): Promise<Draft> {
  const { body: library } = await world.send<Library>('GET', '/studio/library', { as: 'dsn-yz' });
  const live = library.items.find((item) => item.resource === resource)?.live;
  if (!live) throw new Error(`${resource} is not live`);
  const body = { resource, from: { kind: 'VERSION', hash: live.hash } };
  return (await world.send<Draft>('POST', '/studio/drafts', { as: 'dsn-yz', body })).body;
}
