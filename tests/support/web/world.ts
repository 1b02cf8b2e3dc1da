/** The web application on a real case store in the fictional county, without an engine: acts go to the store, flows are given. */
import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hash, verify } from '@node-rs/argon2';
import type { Express } from 'express';
import type { Pool } from 'pg';
import { countyPeople, countyUnits, unitId } from '../../../app/demo/county.ts';
import type { Command } from '../../../domain/case/commands.ts';
import { decide } from '../../../domain/case/decide.ts';
import { evolve } from '../../../domain/case/evolve.ts';
import { outboxOf } from '../../../domain/case/publish.ts';
import { taskActs, type TaskAct } from '../../../domain/case/taskActs.ts';
import { createClocks } from '../../../domain/clocks/createClocks.ts';
import type { UserTaskForm, UserTaskKey } from '../../../domain/jobs/userTasks.ts';
import type { Actor } from '../../../domain/schema/actor.ts';
import { createNewId, matterIdSchema, type MatterId } from '../../../domain/schema/ids.ts';
import type { ContactBody, IntakeBody, IntakeReceipt } from '../../../domain/schema/intake.ts';
import type { MatterState } from '../../../domain/schema/matter.ts';
import {
  createAccountStore,
  createCaseStore,
  createCipher,
  createOrganisation,
  openDatabase,
  openOrganisation,
  openSigner,
  saveOrganisation,
  writeBusinessTime,
  type SecretHasher,
  type StoreParts,
  type TaskActOf,
} from '../../../domain/store/index.ts';
import { createDatabasePool } from '../../../platform/database/index.ts';
import {
  createApp,
  createWebDeps,
  type FlowReader,
  type StudioParts,
  type WebParts,
} from '../../../ui/server/index.ts';
import { casesSchema, engineSchema, useDatabase } from '../database.ts';

export const newId = createNewId(() => Date.now(), randomBytes);
export const PASSWORD = 'correct horse';

/** Real argon2id at its lowest cost: these tests are not about its strength. */
const cheap = { memoryCost: 64, timeCost: 1, parallelism: 1 };
const hasher: SecretHasher = { hash: (secret) => hash(secret, cheap), verify: (kept, secret) => verify(kept, secret) };

const organisation = createOrganisation(countyUnits);
const taskActOf: TaskActOf = (taskKey, form, subject, state) => {
  const act = taskActs[taskKey] as unknown as TaskAct<UserTaskKey>;
  const { claimId, contactId } = subject;
  return {
    commands: act.toCommands(form as UserTaskForm<UserTaskKey>, { ...subject, state }),
    variables: (after, events) => ({
      ...act.variables(after, events, { claimId, contactId, organisation }),
      outcome: act.outcome(after, events),
    }),
  };
};

/** The person behind an account of the county, in the first role. */
export function actorOf(account: string): Actor {
  const person = countyPeople.find((candidate) => candidate.account === account);
  const post = person?.roles[0];
  if (!person || !post) throw new Error(`nobody has the account ${account}`);
  return { id: person.userId, ...post };
}

export interface Answer<T = unknown> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}
export interface Sent {
  readonly as?: string;
  readonly body?: unknown;
  /** Sent as it is, instead of `body`. */
  readonly raw?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface WebWorld {
  readonly url: string;
  readonly parts: StoreParts;
  /** The test's own connections to the application's database. */
  readonly pool: Pool;
  /** The application as it stands. */
  readonly app: Express;
  /** One request of the API; `as` = account, absent = nobody. What is no JSON comes as text. */
  send<T = unknown>(method: string, path: string, sent?: Sent): Promise<Answer<T>>;
  /** Moves business time to a local time `YYYY-MM-DD HH:mm` of the county. */
  at(local: string): Promise<void>;
  /** Registers a contact through the API and gives its receipt. */
  register(intake: Partial<ContactBody>): Promise<IntakeReceipt & { readonly matterId: MatterId }>;
  /** Acts on a matter; throws when the act is refused. */
  act(matterId: MatterId, actor: Actor, ...commands: Command[]): Promise<MatterState>;
}

const NO_FLOWS: FlowReader = { flows: () => Promise.resolve([]), position: () => Promise.resolve(undefined) };

export interface WorldOptions {
  readonly flows?: FlowReader;
  readonly webFolder?: string;
  readonly demoAccount?: string;
  readonly signIn?: Partial<NonNullable<WebParts['signIn']>>;
  readonly requestsPerMinute?: number;
  /** Starts what the process studio works with, on the same database. */
  readonly studio?: (
    databaseUrl: string,
    parts: StoreParts,
  ) => Promise<{ readonly studio: StudioParts; close(): Promise<void> }>;
}

/** Starts the application for the test file. Use the world only inside tests and hooks. */
export function useWebWorld({
  flows = NO_FLOWS,
  webFolder,
  demoAccount,
  signIn,
  requestsPerMinute,
  studio: startStudio,
}: WorldOptions = {}): WebWorld {
  let close: () => Promise<void> = () => Promise.resolve();
  // Before the database is dropped: hooks run in the order in which they were set.
  afterAll(() => close());
  const database = useDatabase(casesSchema, ...(startStudio ? [engineSchema] : []));
  const cookies = new Map<string, string>();
  let parts: StoreParts | undefined;
  let app: Express | undefined;
  let url = '';
  const logged: object[] = [];

  beforeAll(async () => {
    const pool = createDatabasePool(database.url, { max: 5, name: 'web' });
    const db = openDatabase(pool);
    const clock = { now: () => Date.now() };
    const cipher = createCipher(randomBytes(32));
    parts = {
      db,
      clock,
      newId,
      organisation,
      clocks: createClocks(),
      cipher,
      core: { decide, evolve, outboxOf },
      signer: await openSigner(db, cipher),
    };
    await saveOrganisation(db, countyUnits, countyPeople);
    const accounts = createAccountStore(db, clock, hasher);
    for (const { account, userId } of countyPeople) await accounts.setPassword(account, userId, PASSWORD);
    const store = parts;
    const begun = await startStudio?.(database.url, parts);
    const live = await openOrganisation(db);
    const appOf = async () =>
      createApp(
        await createWebDeps({ ...webParts, store: { ...store, organisation: live.organisation }, units: live.units() }),
      );
    const webParts = {
      hasher,
      taskActOf,
      flows,
      demoAccount: demoAccount ?? null,
      webFolder: webFolder ?? null,
      log: { info: () => undefined, error: (details: object) => void logged.push(details) },
      signIn: { local: true, issuer: null, https: false, ...signIn },
      ...(begun && { studio: begun.studio }),
      ...(requestsPerMinute === undefined ? {} : { requestsPerMinute }),
      settingsChanged: async () => {
        if (await live.refresh()) app = await appOf();
      },
    };
    app = await appOf();
    const server = createServer((request, response) => void app?.(request, response));
    await listen(server);
    url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    close = async () => {
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
      await begun?.close();
      await pool.end();
    };
  });
  afterEach(() => {
    expect(logged.splice(0)).toEqual([]);
  });

  const current = (): StoreParts => {
    if (!parts) throw new Error('The world exists only while tests run');
    return parts;
  };
  async function cookieOf(account: string): Promise<string> {
    const known = cookies.get(account);
    if (known !== undefined) return known;
    const { headers } = await send('POST', '/session', { body: { account, password: PASSWORD } });
    const cookie = headers.get('set-cookie')?.split(';')[0];
    if (cookie === undefined) throw new Error(`${account} cannot sign in`);
    cookies.set(account, cookie);
    return cookie;
  }
  async function send<T>(method: string, path: string, { as, body, raw, headers }: Sent = {}): Promise<Answer<T>> {
    const content = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        ...(content === undefined ? {} : { 'content-type': 'application/json' }),
        ...(as === undefined ? {} : { cookie: await cookieOf(as) }),
        ...headers,
      },
      ...(content === undefined ? {} : { body: content }),
    });
    const text = await response.text();
    const read: unknown =
      text === '' ? null : response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text;
    return { status: response.status, headers: response.headers, body: read as T };
  }

  return {
    get url() {
      return url;
    },
    get parts() {
      return current();
    },
    get pool() {
      return database.pool;
    },
    get app() {
      if (!app) throw new Error('The world exists only while tests run');
      return app;
    },
    send,
    at: (local) => writeBusinessTime(current().db, Date.parse(`${local.replace(' ', 'T')}:00+08:00`)),
    async register(intake) {
      const body: ContactBody = { ...lamps, ...intake };
      const { status, body: receipt } = await send<IntakeReceipt>('POST', '/contacts', {
        ...(body.channel === 'WEB' ? {} : { as: 'int-yz' }),
        body,
        headers: { 'idempotency-key': newId('con') },
      });
      if (status !== 201)
        throw new Error(`the contact was answered with ${String(status)}: ${JSON.stringify(receipt)}`);
      return { ...receipt, matterId: matterIdSchema.parse(receipt.matterId) };
    },
    async act(matterId, actor, ...commands) {
      const store = createCaseStore(current());
      const outcome = await store.act({ key: newId('con'), matterId, actor, commands, result: () => null });
      if (outcome.kind !== 'done') throw new Error(`refused: ${JSON.stringify(outcome)}`);
      const state = await store.load(matterId);
      if (!state) throw new Error('the matter is gone');
      return state;
    },
  };
}

const listen = (server: Server): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });

/** A small web contact of an ordinary day. */
export const lamps: IntakeBody = {
  channel: 'WEB',
  receivedAtUnitId: unitId('YZ_BUREAU'),
  petitioner: { name: '居民甲', phone: null, address: null },
  text: '我们楼下三盏路灯坏了半个多月，请尽快修。',
  claims: [{ subject: 'PUBLIC_FACILITY', text: '请尽快修好三盏路灯。' }],
  placeUnitId: unitId('SONGTAO'),
};
