/** Redos (限时重办) that are not done yet, the next to end first. */
import { sql, type SqlBool } from 'kysely';
import type { Subject } from '../../schema/codes.ts';
import type { UnitId } from '../../schema/ids.ts';
import type { RedoPage } from '../../schema/reviewViews.ts';
import type { LocalDate } from '../../schema/time.ts';
import type { StoreParts } from '../act.ts';
import { businessNow } from '../businessTime.ts';
import { deadline } from '../deadlines.ts';
import { claimOf, kept, matterOf, visible, type DeskViewer } from '../supervision/viewer.ts';

export interface RedoQuery {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** The last row of a page: its day and clock. */
const placeOf = (cursor: string | undefined): readonly [string, string] | null => {
  const [, on, ref] = /^(\d{4}-\d{2}-\d{2})~([\w:#-]{1,120})$/.exec(cursor ?? '') ?? [];
  return on && ref ? [on, ref] : null;
};

export async function redosOf(parts: StoreParts, viewer: DeskViewer, { cursor, limit }: RedoQuery): Promise<RedoPage> {
  const { db, clocks, organisation } = parts;
  const now = await businessNow(db, parts.clock);
  const open = sql`from cases.clock k ${matterOf(sql.ref('k.matter_id'))} ${claimOf(sql.ref('k.subject_id'))}
     where k.stopped_on is null and k.clock_key = 'REDO' and c.claim_id is not null and ${visible(viewer)}`;
  const place = placeOf(cursor);
  const after = place ? sql<SqlBool>`(k.due_on, k.clock_ref) > (${place[0]}::date, ${place[1]})` : sql<SqlBool>`true`;
  const { rows } = await sql<{
    clock_ref: string;
    matter_id: string;
    public_number: string;
    bureau_unit_id: string;
    seq: number;
    subject: Subject;
    unit_id: UnitId | null;
    hidden: boolean;
    starts_on: LocalDate;
    due_on: LocalDate;
    month: string | null;
    failures: string;
  }>`
    select k.clock_ref, m.matter_id, m.public_number, m.bureau_unit_id, c.seq, c.subject, c.unit_id, ${kept} as hidden, k.starts_on, k.due_on,
           (select e.data->>'month' from cases.event e
             where e.matter_id = m.matter_id and e.type = 'ReviewSampled' and e.data->>'claimId' = c.claim_id
             order by e.position desc limit 1) as month,
           (select count(*) from cases.event e
             where e.matter_id = m.matter_id and e.type = 'RedoFailed' and e.data->>'claimId' = c.claim_id) as failures
      ${open} and ${after}
     order by k.due_on, k.clock_ref limit ${limit + 1}`.execute(db);
  const { rows: total } = await sql<{ n: string }>`select count(*) as n ${open}`.execute(db);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => ({
      matterId: row.matter_id,
      publicNumber: row.public_number,
      claimSeq: row.seq,
      subject: row.hidden ? null : row.subject,
      unitName: row.hidden || row.unit_id === null ? null : (organisation.unit(row.unit_id)?.name ?? null),
      month: row.month,
      bureauUnitId: row.bureau_unit_id,
      due: { on: row.due_on, ...deadline(clocks, row.starts_on, row.due_on, now) },
      failures: Number(row.failures),
    })),
    total: Number(total[0]?.n ?? 0),
    nextCursor: rows.length > limit && last ? `${last.due_on}~${last.clock_ref}` : null,
  };
}
