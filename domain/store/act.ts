/** One idempotent act in one transaction: load, decide, fold, write events, projections, outbox, trace and receipt. */
import type { Selectable } from 'kysely';
import { commands, type Command } from '../case/commands.ts';
import type { Rejection } from '../case/decision.ts';
import type { Clocks } from '../clocks/port.ts';
import type { StoredEvent } from '../schema/events.ts';
import type { MatterId, NewId } from '../schema/ids.ts';
import type { MatterState, Organisation } from '../schema/matter.ts';
import type { Clock } from '../schema/time.ts';
import { businessNow } from './businessTime.ts';
import type { Cipher } from './cipher.ts';
import type { CaseCore, Step } from './core.ts';
import type { Database, EventTable, Tx } from './database.ts';
import {
  insertEvents,
  isContactEvent,
  plainId,
  readStream,
  readStreams,
  stamp,
  streamOf,
  streamVersion,
  toEvent,
} from './events.ts';
import { enqueue, heldLane } from './outbox.ts';
import type { Act, ActOutcome, FlowTrace } from './port.ts';
import { project } from './project.ts';
import { retrying } from './retrying.ts';
import { noteSigns } from './supervision/noteSigns.ts';
import { projectSupervision } from './supervision/project.ts';
import { signOfficial } from './signing/digests.ts';
import type { Signer } from './signing/signer.ts';
import { projectStatistics } from './statistics/project.ts';

/** What every service of the store is made of. */
export interface StoreParts {
  readonly db: Database;
  /** Real time; the pinned business time of the database wins over it. */
  readonly clock: Clock;
  readonly newId: NewId;
  readonly organisation: Organisation;
  readonly clocks: Clocks;
  readonly cipher: Cipher;
  readonly core: CaseCore;
  /** Signs what was filed and each official event; without one nothing is signed. */
  readonly signer?: Signer;
}

type Folded =
  | { readonly ok: true; readonly state: MatterState | undefined; readonly steps: readonly Step[] }
  | { readonly ok: false; readonly rejection: Rejection };

/** Folds a matter's own events. */
export function fold(core: CaseCore, events: readonly StoredEvent[]): MatterState | undefined {
  return events.reduce<MatterState | undefined>((state, event) => core.evolve(state, event), undefined);
}

async function decideAll<R>(
  parts: StoreParts,
  tx: Tx,
  act: Act<R>,
  history: readonly StoredEvent[],
  now: number,
): Promise<Folded> {
  const { core, newId, clock } = parts;
  const ctx = { now, actor: act.actor, newId, clocks: parts.clocks, organisation: parts.organisation };
  const versions = new Map<string, number>([[`matter/${act.matterId}`, history.length]]);
  const steps: Step[] = [];
  let state = fold(core, history);
  for (const { type, data } of act.commands) {
    const command = { type, data: commands[type].parse(data) } as Command;
    const decided = core.decide(state, command, ctx);
    if (!decided.ok) return { ok: false, rejection: decided.rejection };
    const by = {
      newId,
      now,
      recordedAt: clock.now(),
      actor: act.actor,
      commandId: plainId(newId, 'cmd'),
      commandKey: act.key,
    };
    for (const made of decided.events) {
      const stream = streamOf(made, act.matterId);
      const version = (versions.get(stream) ?? (await streamVersion(tx, stream))) + 1;
      versions.set(stream, version);
      const event = stamp(made, stream, version, by);
      const before = state;
      if (!isContactEvent(event)) state = core.evolve(state, event);
      steps.push({ event, before, after: state });
    }
  }
  return { ok: true, state, steps };
}

/** The answer an act with this key got before, or undefined. */
async function earlierAnswer<R>(parts: StoreParts, tx: Tx, key: string): Promise<ActOutcome<R> | undefined> {
  const receipt = await tx
    .selectFrom('cases.receipt')
    .select(['result', 'version'])
    .where('key', '=', key)
    .executeTakeFirst();
  if (!receipt) return undefined;
  const rows: Selectable<EventTable>[] = await tx
    .selectFrom('cases.event')
    .selectAll()
    .where('command_key', '=', key)
    .orderBy('position')
    .execute();
  const events = rows.map((row) => toEvent(row, parts.cipher));
  return { kind: 'done', result: receipt.result as R, events, version: receipt.version, replayed: true };
}

/**
 * Runs an act inside a transaction of the caller. Writes nothing when rejected or in conflict. Throws a unique violation
 * when another act came first: roll back and run again (`retrying`).
 */
export async function actIn<R>(parts: StoreParts, tx: Tx, act: Act<R>): Promise<ActOutcome<R>> {
  const answered = await earlierAnswer<R>(parts, tx, act.key);
  if (answered) return answered;
  const history = await readStream(tx, `matter/${act.matterId}`);
  // The same act may have committed since the first look: then its answer stands, not what its own effects now forbid.
  if (act.expectedVersion !== undefined && act.expectedVersion !== history.length)
    return (await earlierAnswer<R>(parts, tx, act.key)) ?? { kind: 'conflict', version: history.length };
  const now = await businessNow(tx, parts.clock);
  const decided = await decideAll(parts, tx, act, history, now);
  if (!decided.ok)
    return (await earlierAnswer<R>(parts, tx, act.key)) ?? { kind: 'rejected', rejection: decided.rejection };
  const after = decided.state;
  if (!after) throw new Error('An act on a matter that does not exist was neither refused nor did it make one');
  const events = decided.steps.map(({ event }) => event);
  const result = act.result(after, events);
  await insertEvents(tx, events, act.matterId, parts.cipher);
  await project(tx, decided.steps, after);
  await projectSupervision(tx, decided.steps, after, parts.clocks);
  await projectStatistics(tx, decided.steps, after.matterId, parts.clocks);
  await noteSigns(tx, parts.cipher, { history, events, after, on: parts.clocks.localDate(now) });
  if (parts.signer) await signOfficial(tx, parts.signer, events, after, (at) => parts.clocks.localDate(at));
  const follow = decided.steps.flatMap((step) => parts.core.outboxOf(step.before, step.event, step.after ?? after));
  const own = act.outbox?.(after, events) ?? [];
  const holdMs = act.holdMs?.(events) ?? 0;
  await enqueue(tx, act.matterId, holdMs > 0 ? follow : [...follow, ...own]);
  if (holdMs > 0) await enqueue(tx, heldLane(act.matterId), own, holdMs);
  await writeTrace(tx, act, now);
  const version = history.length + events.filter((event) => !isContactEvent(event)).length;
  await tx
    .insertInto('cases.receipt')
    .values({
      key: act.key,
      matter_id: act.matterId,
      result: JSON.stringify(result ?? null),
      version,
      at: new Date(now),
    })
    .execute();
  return { kind: 'done', result, events, version, replayed: false };
}

/** Keeps which step of which flow version had which outcome; does nothing without a trace. */
export async function writeTrace(
  tx: Tx,
  {
    key,
    matterId,
    trace,
  }: { readonly key: string; readonly matterId: MatterId; readonly trace?: FlowTrace | undefined },
  now: number,
): Promise<void> {
  if (!trace) return;
  await tx
    .insertInto('cases.flow_trace')
    .values({
      key,
      matter_id: matterId,
      claim_id: trace.claimId,
      process_id: trace.processId,
      process_version: trace.processVersion,
      process_instance_key: trace.processInstanceKey,
      element_id: trace.elementId,
      element_instance_key: trace.elementInstanceKey,
      outcome: trace.outcome,
      decisions: JSON.stringify(trace.decisions),
      at: new Date(now),
    })
    .execute();
}

/** Runs an act in a transaction of its own; a conflict with another act is reloaded and decided again. */
export function runAct<R>(parts: StoreParts, act: Act<R>): Promise<ActOutcome<R>> {
  return retrying(() => parts.db.transaction().execute((tx) => actIn(parts, tx, act)));
}

/** The states of these matters, read at once; those that do not exist are left out. */
export async function loadMatters(
  parts: Pick<StoreParts, 'db' | 'core'>,
  matterIds: readonly MatterId[],
): Promise<ReadonlyMap<MatterId, MatterState>> {
  const events = await readStreams(
    parts.db,
    matterIds.map((matterId) => `matter/${matterId}`),
  );
  const states = new Map<MatterId, MatterState>();
  for (const event of events) {
    const matterId = event.stream.slice('matter/'.length) as MatterId;
    states.set(matterId, parts.core.evolve(states.get(matterId), event));
  }
  return states;
}

/** The state of a matter, or undefined. */
export async function loadMatter(parts: StoreParts, matterId: MatterId): Promise<MatterState | undefined> {
  return fold(parts.core, await readStream(parts.db, `matter/${matterId}`));
}
