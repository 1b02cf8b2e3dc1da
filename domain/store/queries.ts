/** Reads for pages and operators. */
import { sql, type RawBuilder, type Selectable } from 'kysely';
import type {
  Channel,
  ClaimRoute,
  ClockKey,
  Colour,
  Confidentiality,
  MatterStatus,
  MatterType,
} from '../schema/codes.ts';
import type { StoredEvent } from '../schema/events.ts';
import type { MatterId, UnitId } from '../schema/ids.ts';
import type { MatterList, MatterRow, MatterView, TaskView } from '../schema/views.ts';
import { fold, type StoreParts } from './act.ts';
import { businessNow } from './businessTime.ts';
import type { MatterTable } from './database.ts';
import { clockViews, deadline, nameOf } from './deadlines.ts';
import { isContactEvent, toEvent } from './events.ts';
import { NOTHING_HIDDEN, notHidden, seenThroughAny, type Hidden, type SeenThrough } from './seeing.ts';
import { merged, staffTimeline } from './staffTimeline.ts';
import { countMatters, countRows } from './tally.ts';
import { timelineOf } from './timeline.ts';

export interface MatterQuery {
  readonly status?: string | undefined;
  readonly colour?: string | undefined;
  readonly route?: string | undefined;
  readonly unitId?: string | undefined;
  /** Part of a public number. */
  readonly number?: string | undefined;
  /** Only matters that one of these units received or handles; null = all. */
  readonly territory: readonly UnitId[] | null;
  /** Only matters that are seen through at least one of these; absent = all (domain/access decides). */
  readonly seenThrough?: readonly SeenThrough[] | undefined;
  /** Left out of items and total alike. */
  readonly hidden?: Hidden | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** What may be shown in clear (domain/access decides); everything else is null. */
export interface Revealed {
  readonly name: boolean;
  readonly texts: boolean;
}

export interface BoundFlow {
  readonly flowRef: string;
  readonly engineId: string;
  readonly processId: string;
  readonly processInstanceKey: string;
}

export interface CaseQueries {
  listMatters(query: MatterQuery): Promise<MatterList>;
  matterView(matterId: MatterId, revealed: Revealed): Promise<MatterView | undefined>;
  /** Open tasks that one of `groups` may take, or all of them with null; earliest due first. */
  openTasks(query: {
    readonly groups: readonly string[] | null;
    readonly matterId?: MatterId | null;
    readonly hidden?: Hidden | undefined;
    readonly limit?: number;
  }): Promise<readonly TaskView[]>;
  boundFlows(matterId: MatterId): Promise<readonly BoundFlow[]>;
  /** Who received a matter and which units handle it, for access rules; undefined = no such matter. */
  whereabouts(matterId: MatterId): Promise<
    | {
        readonly bureauUnitId: UnitId;
        readonly unitIds: readonly UnitId[];
        readonly accusedUnitId: UnitId | null;
        readonly confidentiality: Confidentiality;
      }
    | undefined
  >;
}

const cursorOf = (seq: string): string => Buffer.from(seq).toString('base64url');
/** The key in a cursor; null for one that is not ours. */
const seqOfCursor = (cursor: string): string | null => {
  const seq = Buffer.from(cursor, 'base64url').toString();
  return /^\d{1,18}$/.test(seq) ? seq : null;
};
const like = (part: string): string => `%${part.replace(/[\\%_]/g, '\\$&')}%`;

/** As a number of the office is written whole: prefix, year, running number. */
const WHOLE = /^\p{L}+\d{4}-\d{6,}$/u;
/** A whole number is found by itself; all numbers of a year share most of their trigrams, which took 78 ms with a million of them. */
const numbered = (number: string) =>
  WHOLE.test(number.trim())
    ? sql<boolean>`m.public_number = ${number.trim()}`
    : sql<boolean>`m.public_number like ${like(number)}`;

export function createCaseQueries(parts: StoreParts): CaseQueries {
  const { db, clocks, organisation, cipher, core } = parts;
  const unitName = (id: string) => organisation.unit(id as UnitId)?.name ?? { zh: id, en: id };

  function rowView(row: Selectable<MatterTable>, now: number): MatterRow {
    const due = row.next_due;
    return {
      matterId: row.matter_id,
      publicNumber: row.public_number,
      channel: row.channel as Channel,
      matterType: row.matter_type as MatterType,
      confidentiality: row.confidentiality as Confidentiality,
      receivedOn: row.received_on,
      status: row.status as MatterStatus,
      colour: row.colour as Colour | null,
      routes: row.routes as ClaimRoute[],
      unitNames: row.unit_ids.map(unitName),
      petitionerCount: row.petitioner_count,
      contacts: row.contacts,
      nextDue: due && {
        clockKey: due.clockKey as ClockKey,
        name: nameOf(clocks, due.clockKey as ClockKey, due.startsOn),
        dueOn: due.dueOn,
        ...deadline(clocks, due.startsOn, due.dueOn, now),
      },
    };
  }

  return {
    async listMatters({
      status,
      colour,
      route,
      unitId,
      number,
      territory,
      seenThrough,
      hidden = NOTHING_HIDDEN,
      cursor,
      limit,
    }) {
      const now = await businessNow(db, parts.clock);
      const units = territory === null ? null : [...territory];
      const counted: RawBuilder<boolean>[] = [];
      if (status !== undefined) counted.push(sql`m.status = ${status}`);
      // Place or colour could point at a minor: a sealed matter is found by neither.
      if (colour !== undefined || unitId !== undefined) counted.push(sql`m.confidentiality <> 'MINOR_SEALED'`);
      if (colour !== undefined) counted.push(sql`m.colour = ${colour}`);
      if (unitId !== undefined) counted.push(sql`m.unit_ids @> array[${unitId}]::text[]`);
      if (units !== null)
        counted.push(sql`(m.bureau_unit_id = any(${units}::text[]) or m.unit_ids && ${units}::text[])`);
      if (seenThrough !== undefined) counted.push(seenThroughAny(seenThrough));
      // The tally does not know places; a grid worker sees few matters.
      const byPlace = seenThrough?.some(({ placedIn }) => placedIn.length > 0) ?? false;
      const looked: RawBuilder<boolean>[] = [];
      if (route !== undefined) looked.push(sql`m.routes @> array[${route}]::text[]`);
      if (number !== undefined) looked.push(numbered(number));
      const query = [...counted, ...looked, notHidden(hidden)].reduce(
        (found, condition) => found.where(condition),
        db.selectFrom('cases.matter as m'),
      );
      const after = cursor === undefined ? null : seqOfCursor(cursor);
      const page = after === null ? query : query.where('m.seq', '<', after);
      const rows = await page
        .selectAll()
        .orderBy('m.seq', 'desc')
        .limit(limit + 1)
        .execute();
      const total = looked.length === 0 && !byPlace ? await countMatters(db, counted, hidden) : await countRows(query);
      const shown = rows.slice(0, limit);
      const last = shown.at(-1);
      return {
        items: shown.map((row) => rowView(row, now)),
        total,
        nextCursor: rows.length > limit && last ? cursorOf(last.seq) : null,
        asOf: new Date(now).toISOString(),
      };
    },

    async matterView(matterId, revealed) {
      const row = await db.selectFrom('cases.matter').selectAll().where('matter_id', '=', matterId).executeTakeFirst();
      if (!row) return undefined;
      const now = await businessNow(db, parts.clock);
      const stored = await db
        .selectFrom('cases.event')
        .selectAll()
        .where('matter_id', '=', matterId)
        .orderBy('position')
        .execute();
      const opened = revealed.name || revealed.texts ? cipher : undefined;
      const events: readonly StoredEvent[] = stored.map((one) => toEvent(one, opened));
      const state = fold(
        core,
        events.filter((event) => !isContactEvent(event)),
      );
      if (!state) return undefined;
      const seqs = new Map<string, number>(state.claims.map((claim) => [claim.claimId, claim.seq]));
      const seqOf = (id: string): number | null => seqs.get(id) ?? null;
      const textOf = new Map(
        events.flatMap((event) =>
          event.type === 'ClaimAdded' && revealed.texts ? [[event.data.claimId, event.data.sealed.text] as const] : [],
        ),
      );
      const registered = events.find((event) => event.type === 'MatterRegistered')?.data;
      const views = clockViews(clocks, state.clocks, seqOf, now);
      return {
        row: rowView(row, now),
        version: state.version,
        petitioner: {
          name: (revealed.name ? registered?.sealed.name : null) ?? null,
          text: (revealed.texts ? registered?.sealed.text : null) ?? null,
        },
        claims: state.claims.map((claim) => ({
          claimId: claim.claimId,
          seq: claim.seq,
          subject: claim.facts.subject,
          status: claim.status,
          route: claim.route,
          unitName: claim.unitId === null ? null : unitName(claim.unitId),
          simplified: claim.simplified,
          text: textOf.get(claim.claimId) ?? null,
        })),
        clocks: views,
        due: views.map(({ claimSeq, clockKey, dueOn, supersededBy }) => ({
          claim: claimSeq,
          key: clockKey,
          on: dueOn,
          ...(supersededBy === null ? {} : { supersededBy: supersededBy as ClockKey }),
        })),
        timeline: merged(
          timelineOf(events, organisation, clocks, seqOf).map((item, n) => ({
            item,
            recordedAt: Date.parse(events[n]?.recordedAt ?? item.at),
          })),
          await staffTimeline(db, matterId, organisation, clocks, seqOf),
        ),
        colours: events.flatMap((event) => (event.type === 'ColourRated' ? [event.data.colour] : [])),
      };
    },

    async openTasks({ groups, matterId = null, hidden = NOTHING_HIDDEN, limit = 500 }) {
      let query = db
        .selectFrom('cases.work_item as w')
        .innerJoin('cases.matter as m', 'm.matter_id', 'w.matter_id')
        .leftJoin('cases.claim as c', 'c.claim_id', 'w.claim_id')
        .select([
          'w.user_task_key',
          'w.task_key',
          'm.matter_id',
          'm.public_number',
          'w.claim_id',
          'c.seq',
          'w.contact_id',
          'w.due_at',
          'w.groups',
          'w.state',
        ])
        .where('w.state', 'in', ['OFFERED', 'SUBMITTED']);
      if (groups !== null) query = query.where(sql<boolean>`w.groups && ${[...groups]}::text[]`);
      if (matterId !== null) query = query.where('w.matter_id', '=', matterId);
      query = query.where(notHidden(hidden));
      const rows = await query
        .orderBy(sql`w.due_at::timestamptz`, (ob) => ob.asc().nullsLast())
        .orderBy('w.created_at')
        .orderBy('w.user_task_key')
        .limit(limit)
        .execute();
      return rows.map((row) => ({
        userTaskKey: row.user_task_key,
        taskKey: row.task_key,
        matterId: row.matter_id,
        publicNumber: row.public_number,
        claimId: row.claim_id,
        claimSeq: row.seq,
        contactId: row.contact_id,
        dueAt: row.due_at,
        groups: row.groups,
        state: row.state === 'SUBMITTED' ? ('SUBMITTED' as const) : ('OFFERED' as const),
      }));
    },

    async boundFlows(matterId) {
      const rows = await db
        .selectFrom('cases.flow')
        .selectAll()
        .where('matter_id', '=', matterId)
        .where('bound_at', 'is not', null)
        .orderBy('bound_at')
        .execute();
      return rows.map((row) => ({
        flowRef: row.flow_ref,
        engineId: row.engine_id ?? '',
        processId: row.process_id ?? '',
        processInstanceKey: row.process_instance_key ?? '',
      }));
    },

    async whereabouts(matterId) {
      const row = await db
        .selectFrom('cases.matter')
        .select(['bureau_unit_id', 'unit_ids', 'accused_unit_id', 'confidentiality'])
        .where('matter_id', '=', matterId)
        .executeTakeFirst();
      return (
        row && {
          bureauUnitId: row.bureau_unit_id as UnitId,
          unitIds: row.unit_ids as UnitId[],
          accusedUnitId: row.accused_unit_id as UnitId | null,
          confidentiality: row.confidentiality as Confidentiality,
        }
      );
    },
  };
}
