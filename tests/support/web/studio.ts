/** The studio of a web world on a real engine behind its REST API: drafts, releases and moves go the whole way. */
import { createMoveJudge, goingTogether } from '../../../app/parts/studio.ts';
import { Engine } from '../../../engine/runtime/engine.ts';
import { standardParts } from '../../../engine/runtime/standardParts.ts';
import { PostgresStore } from '../../../engine/store/postgres/postgresStore.ts';
import { serveGateway } from '../../../engine/gateway/server.ts';
import type { Draft, Library } from '../../../domain/schema/studio.ts';
import type { StoreParts } from '../../../domain/store/index.ts';
import { createEngineClient, createMover, createReleaser, type EngineClient } from '../../../platform/camunda/index.ts';
import { createLog } from '../../../platform/log.ts';
import type { Checked } from '../../../domain/schema/studioViews.ts';
import type { StudioParts } from '../../../ui/server/index.ts';
import type { WebWorld } from './world.ts';

export const quietLog = createLog({ level: 'silent', part: 'test' });

/** A report with nothing wrong in it. */
export const SOUND: Checked = {
  report: { laws: [], errors: 0, warnings: 0, scenarios: { passed: 0, failed: 0, coverage: 0 } },
  problems: [],
};

export interface StudioEngine {
  readonly client: EngineClient;
  readonly studio: StudioParts;
  /** What the next checks say; SOUND unless a test sets it. */
  says(checked: Checked): void;
  /** Works on moves until none is under way. */
  moveAll(): Promise<void>;
  close(): Promise<void>;
}

/** `changed`: lets a test stand between the studio and the engine. */
export async function startStudio(
  databaseUrl: string,
  { db }: StoreParts,
  changed: (client: EngineClient) => EngineClient = (client) => client,
): Promise<StudioEngine> {
  const runtime = new Engine({
    store: new PostgresStore({ url: databaseUrl }),
    parts: standardParts({ random: Math.random }),
  });
  const gateway = await serveGateway({ runtime, port: 0, log: { error: () => undefined } });
  await runtime.start();
  const client = changed(createEngineClient({ address: gateway.url, needsSignIn: false }));
  const pass = createMover({ db, client, log: quietLog, judge: createMoveJudge(db, client), slice: 5 });
  let checked = SOUND;
  return {
    client,
    studio: {
      client,
      checkDraft: () => Promise.resolve(checked),
      release: createReleaser({ db, client, log: quietLog, goingTogether }),
    },
    says: (next) => void (checked = next),
    async moveAll() {
      while (await pass());
    },
    async close() {
      await gateway.drain();
      await runtime.close();
    },
  };
}

/** What designers and approvers do again and again. */
export const studioActs = (world: WebWorld) => ({
  async library() {
    return (await world.send<Library>('GET', '/studio/library', { as: 'dsn-yz' })).body;
  },
  async file(resource: string) {
    return (await this.library()).items.find((item) => item.resource === resource);
  },
  /** A draft with this content, sent for review and approved; its id. */
  async approved(resource: string, content: string): Promise<string> {
    const { body: draft } = await world.send<Draft>('POST', '/studio/drafts', {
      as: 'dsn-yz',
      body: { resource, from: { kind: 'IMPORT', content } },
    });
    const path = `/studio/drafts/${draft.draftId}`;
    await world.send('POST', `${path}/review-requests`, {
      as: 'dsn-yz',
      body: { rev: 1, why: '改进', answersFor: null },
    });
    const { status, body } = await world.send('POST', `${path}/decisions`, {
      as: 'sup-yz',
      body: { rev: 1, decision: 'APPROVED', words: '' },
    });
    if (status !== 200) throw new Error(`not approved: ${JSON.stringify(body)}`);
    return draft.draftId;
  },
  /** Entries of the audit log about one thing. */
  async audit(act: string, objectId: string) {
    const rows = await world.parts.db
      .selectFrom('cases.audit_entry')
      .selectAll()
      .where('act', '=', act)
      .where('object_id', '=', objectId)
      .execute();
    return { rows };
  },
  async release(draftIds: readonly string[], at: string | null = null) {
    return world.send<{
      readonly releaseId: string;
      readonly state: string;
      readonly failure: string | null;
      readonly code?: string;
    }>('POST', '/studio/releases', { as: 'sup-yz', body: { draftIds, at, why: '试行' } });
  },
});
