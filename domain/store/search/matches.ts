/** Found matters as the desk sees them: where they stand, what was said, whose they are; cut to what the person may read. */
import { sql } from 'kysely';
import type { Channel, ClockKey, Colour, MatterStatus } from '../../schema/codes.ts';
import type { MatterId, UnitId } from '../../schema/ids.ts';
import type { Match, MatchQuery } from '../../schema/intake.ts';
import type { StoreParts } from '../act.ts';
import { businessNow } from '../businessTime.ts';
import { deadline } from '../deadlines.ts';
import { isMergeable } from '../earlier.ts';
import { toEvent } from '../events.ts';
import { linkedGroups } from '../links.ts';
import { findDuplicates } from './duplicates.ts';
import type { Reach } from './problems.ts';

/** What access rules need to know of a found matter; such a matter is an ordinary one. */
export interface FoundMatter {
  readonly matterId: MatterId;
  readonly bureauUnitId: UnitId;
  readonly accusedUnitId: UnitId | null;
  readonly placeUnitId: UnitId | null;
  readonly unitIds: readonly UnitId[];
}

export interface MatchFinder {
  /** `mayRead`: whether the person reads the words of this matter. */
  find(asked: MatchQuery, reach: Reach, mayRead: (matter: FoundMatter) => boolean): Promise<readonly Match[]>;
}

/** An address counts as the same when at least this share of it was met. */
const SAME_ADDRESS = 0.6;
const blank = (text: string): string | null => (text.trim() === '' ? null : text);

export function createMatchFinder(parts: StoreParts): MatchFinder {
  const { db, cipher, clocks, organisation } = parts;

  async function contactsOf(matterIds: readonly MatterId[]) {
    const rows = await db
      .selectFrom('cases.event')
      .selectAll()
      .where('matter_id', 'in', matterIds)
      .where('type', '=', 'ContactRegistered')
      .orderBy('position')
      .execute();
    return rows.map((row) => ({ matterId: row.matter_id, open: () => toEvent(row, cipher), sealed: toEvent(row) }));
  }

  return {
    async find({ name, phone, address, text, subjects, placeUnitId }, reach, mayRead) {
      const person = { name: blank(name), phone: blank(phone), address: blank(address) };
      const found = await findDuplicates(db, cipher, { person, text, subjects, placeUnitId }, reach);
      const ids = found.map(({ matterId }) => matterId);
      if (ids.length === 0) return [];
      const [rows, contacts, groups, now] = await Promise.all([
        db
          .selectFrom('cases.matter as m')
          .selectAll('m')
          .select(
            sql<UnitId | null>`(select max(p.place_unit_id) from cases.problem_terms p where p.matter_id = m.matter_id)`.as(
              'place',
            ),
          )
          .where('m.matter_id', 'in', ids)
          .execute(),
        contactsOf(ids),
        linkedGroups(db, ids, reach.hidden),
        businessNow(db, parts.clock),
      ]);
      return found.flatMap(({ matterId, kind, problem, person: hit }): Match[] => {
        const row = rows.find((candidate) => candidate.matter_id === matterId);
        if (!row) return [];
        const readable = mayRead({
          matterId,
          bureauUnitId: row.bureau_unit_id as UnitId,
          accusedUnitId: row.accused_unit_id as UnitId | null,
          placeUnitId: row.place,
          unitIds: row.unit_ids as UnitId[],
        });
        const due = row.next_due;
        return [
          {
            matterId,
            publicNumber: row.public_number,
            kind,
            likeness: Math.round(100 * Math.min(1, problem)),
            person: hit && { phone: hit.phone, name: hit.name, address: hit.address >= SAME_ADDRESS },
            mergeable: isMergeable(row.status),
            status: row.status as MatterStatus,
            colour: row.colour as Colour | null,
            unitNames: row.unit_ids.map((id) => organisation.unit(id as UnitId)?.name ?? { zh: id, en: id }),
            petitionerCount: row.petitioner_count,
            nextDue: due && {
              clockKey: due.clockKey as ClockKey,
              dueOn: due.dueOn,
              ...deadline(clocks, due.startsOn, due.dueOn, now),
            },
            contacts: contacts
              .filter((contact) => contact.matterId === matterId)
              .map(({ open, sealed }) => {
                const { channel, receivedOn } = sealed.data as { channel: Channel; receivedOn: string };
                const words = readable ? (open().data as { sealed: { text: string } }).sealed.text : null;
                return { channel, on: receivedOn, text: words };
              }),
            group: groups.get(matterId) ?? { matters: 1, people: row.petitioner_count },
          },
        ];
      });
    },
  };
}
