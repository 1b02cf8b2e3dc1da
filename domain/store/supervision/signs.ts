/** Signs of gaming as a list: newest first, each with its evidence; below them the signs that only a unit's figures show. */
import { sql } from 'kysely';
import type { UnitId } from '../../schema/ids.ts';
import type { SignPage, SignRow } from '../../schema/supervisionViews.ts';
import type { LocalDate } from '../../schema/time.ts';
import { askedThePleased } from '../../supervision/gaming/askedThePleased.ts';
import type { Evidence, SignKind } from '../../supervision/gaming/sign.ts';
import type { StoreParts } from '../act.ts';
import { businessNow } from '../businessTime.ts';
import { claimOf, kept, matterOf, visible, type DeskViewer } from './viewer.ts';

export interface SignQuery {
  readonly kind?: SignKind | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Matters closed in the last quarter are asked about ratings. */
const QUARTER_DAYS = 91;

interface Found {
  id: string;
  kind: SignKind;
  matter_id: string;
  public_number: string;
  other_id: string | null;
  other_number: string | null;
  seq: number | null;
  unit_id: string | null;
  found_on: LocalDate;
  figures: Record<string, number>;
  evidence: Evidence[];
}

export async function signPage(
  parts: StoreParts,
  viewer: DeskViewer,
  { kind, cursor, limit }: SignQuery,
): Promise<SignPage> {
  const { db, clock, clocks, organisation } = parts;
  const now = await businessNow(db, clock);
  const before = cursor !== undefined && /^\d{1,18}$/.test(cursor) ? cursor : null;
  // The other matter is named only to whom it is shown too.
  const { rows } = await sql<Found>`
    select g.id, g.kind, g.matter_id, m.public_number, g.figures, g.evidence, g.found_on, c.seq, coalesce(g.unit_id, c.unit_id, m.bureau_unit_id) as unit_id,
           o.matter_id as other_id, o.public_number as other_number
      from cases.gaming_sign g ${matterOf(sql.ref('g.matter_id'))} ${claimOf(sql.ref('g.claim_id'))}
      left join lateral (select m.matter_id, m.public_number from cases.matter m where m.matter_id = g.other_id and ${visible(viewer)}) o on true
     where not ${kept} and ${visible(viewer)} and (${kind ?? null}::text is null or g.kind = ${kind ?? null}::text)
       and (${before}::bigint is null or g.id < ${before}::bigint)
     order by g.id desc limit ${limit + 1}`.execute(db);
  const unitName = (id: string | null) => (id === null ? null : (organisation.unit(id as UnitId)?.name ?? null));
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const wantsUnits = before === null && (kind === undefined || kind === 'ASKED_THE_PLEASED');
  return {
    items: shown.map((row): SignRow => ({
      id: row.id,
      kind: row.kind,
      matterId: row.matter_id,
      publicNumber: row.public_number,
      other:
        row.other_id === null || row.other_number === null
          ? null
          : { matterId: row.other_id, publicNumber: row.other_number },
      claimSeq: row.seq,
      unitName: unitName(row.unit_id),
      foundOn: row.found_on,
      figures: row.figures,
      evidence: row.evidence.map(({ type, at }) => ({ type, at, on: clocks.localDate(Date.parse(at)) })),
    })),
    units: wantsUnits
      ? (await ratingSigns(parts, viewer, clocks.addDays(clocks.localDate(now), -QUARTER_DAYS))).map(
          ({ unitId, ...figures }) => ({ unitName: unitName(unitId), ...figures }),
        )
      : [],
    nextCursor: rows.length > limit && last ? last.id : null,
    asOf: new Date(now).toISOString(),
  };
}

/** Bureaus that ask for ratings where the petitioner was upheld and not where not. */
async function ratingSigns({ db }: StoreParts, viewer: DeskViewer, since: LocalDate) {
  const { rows } = await sql<{ unit_id: string; upheld: boolean; eligible: string; invited: string }>`
    select m.bureau_unit_id as unit_id, m.upheld, count(*) as eligible, count(*) filter (where m.rating_invited) as invited
      from cases.matter m
     where m.rating_eligible and m.closed_on is not null and m.closed_on >= ${since}::date and ${visible(viewer)}
     group by 1, 2`.execute(db);
  const none = { eligible: 0, invited: 0 };
  const byUnit = new Map<string, { upheld: typeof none; other: typeof none }>();
  for (const { unit_id, upheld, eligible, invited } of rows) {
    const unit = byUnit.get(unit_id) ?? { upheld: none, other: none };
    const asked = { eligible: Number(eligible), invited: Number(invited) };
    byUnit.set(unit_id, upheld ? { ...unit, upheld: asked } : { ...unit, other: asked });
  }
  return askedThePleased([...byUnit].map(([unitId, asked]) => ({ unitId, ...asked })));
}
