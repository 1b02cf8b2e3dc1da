/** Open tasks that nobody can take are given to a fallback desk and marked as a fault, and freed as soon as somebody can. */
import { sql } from 'kysely';
import type { Role } from '../../schema/codes.ts';
import type { UnitId } from '../../schema/ids.ts';
import type { Unit } from '../../schema/matter.ts';
import { faultOf, partsOf, type Fault, type Posts } from '../../supervision/fallback.ts';
import type { Database, Tx, WorkItem } from '../database.ts';
import { loadUnits } from '../organisation.ts';

interface Holder {
  readonly userId: string;
  readonly group: string;
  readonly works: boolean;
}

/** Everybody with a post; `works` = no account of the person is disabled. */
async function holders(db: Database): Promise<readonly Holder[]> {
  const { rows } = await sql<{ user_id: string; post: string; works: boolean }>`
    select r.user_id, r.role || '@' || r.unit_id as post,
           not exists (select from cases.account a where a.user_id = r.user_id and a.disabled) as works
      from cases.person_role r`.execute(db);
  return rows.map((row) => ({ userId: row.user_id, group: row.post, works: row.works }));
}

const postsOf = (people: readonly Holder[], recused: ReadonlySet<string>): Posts => {
  const free = people.filter(({ userId }) => !recused.has(userId));
  return {
    staffed: new Set(free.filter(({ works }) => works).map(({ group }) => group)),
    held: new Set(free.map(({ group }) => group)),
    recused: new Set(people.filter(({ userId }) => recused.has(userId)).map(({ group }) => group)),
  };
};

interface Open {
  readonly engine_id: string;
  readonly user_task_key: string;
  readonly groups: string[];
  readonly lent_groups: string[];
  readonly bureau_unit_id: string;
  readonly recused: string[];
}

/** Tasks that may stand otherwise than they are marked: unstaffed, marked, or of a matter that somebody keeps away from. */
async function doubtful(db: Database, staffed: readonly string[], keys: readonly string[] | null): Promise<Open[]> {
  const { rows } = await sql<Open>`
    select w.engine_id, w.user_task_key, w.groups, w.lent_groups, m.bureau_unit_id,
           array(select x.user_id from cases.recusal_in_force x where x.matter_id = w.matter_id) as recused
      from cases.work_item w join cases.matter m using (matter_id)
     where w.state = 'OFFERED' and (${keys}::text[] is null or w.user_task_key = any(${keys}::text[]))
       and (w.fault is not null or not w.groups && ${[...staffed]}::text[] or exists (select from cases.recusal_in_force x where x.matter_id = w.matter_id))`.execute(
    db,
  );
  return rows;
}

const without = (all: readonly string[], gone: readonly string[]): string[] => all.filter((one) => !gone.includes(one));

async function mark(db: Database, task: Open, groups: readonly string[], fault: Fault | null): Promise<void> {
  const desk = fault?.decides && fault.desk !== null ? [fault.desk] : [];
  // Whom a desk has assigned keeps the task while the fault lasts.
  const assigned = fault ? task.lent_groups.filter((group) => group !== fault.desk) : [];
  const lent = without([...new Set([...desk, ...assigned])], groups);
  await db
    .updateTable('cases.work_item')
    .set({
      fault: fault?.cause ?? null,
      desk_group: fault?.desk ?? null,
      lent_groups: lent,
      groups: [...groups, ...lent],
    })
    .where('engine_id', '=', task.engine_id)
    .where('user_task_key', '=', task.user_task_key)
    .execute();
}

/**
 * Looks at these open tasks, or at all of them with null, and answers how many nobody can take. Run when tasks come in and on every
 * full sweep: a post may fall vacant or be filled at any time.
 */
export async function offerToFallback(db: Database, keys: readonly string[] | null): Promise<number> {
  if (keys?.length === 0) return 0;
  const people = await holders(db);
  const everybody = postsOf(people, new Set());
  const open = await doubtful(db, [...everybody.staffed], keys);
  if (open.length === 0) return 0;
  const units: readonly Unit[] = await loadUnits(db);
  let faults = 0;
  for (const task of open) {
    const groups = without(task.groups, task.lent_groups);
    const posts = task.recused.length === 0 ? everybody : postsOf(people, new Set(task.recused));
    const fault = faultOf(groups, posts, task.bureau_unit_id as UnitId, units);
    if (fault) faults += 1;
    await mark(db, task, groups, fault);
  }
  return faults;
}

/** The group in which somebody whom a fallback desk assigns does the task: at a unit of the task, else in the same role elsewhere. */
export function lentGroup(
  groups: readonly string[],
  roles: readonly { readonly role: Role; readonly unitId: UnitId }[],
): string | undefined {
  const own = groups.map(partsOf);
  const post =
    roles.find(({ unitId }) => own.some((one) => one.unitId === unitId)) ??
    roles.find(({ role }) => own.some((one) => one.role === role));
  return post && `${post.role}@${post.unitId}`;
}

/** Lends the task to the post of the person who holds it now; takes back what was lent to whoever held it before. */
export async function lendToHolder(tx: Tx, item: WorkItem, holderId: string | null): Promise<void> {
  if (item.fault === null) return;
  const groups = without(item.groups, item.lent_groups);
  const desk = item.lent_groups.filter((group) => group === item.desk_group);
  const roles =
    holderId === null
      ? []
      : await tx.selectFrom('cases.person_role').selectAll().where('user_id', '=', holderId).execute();
  const posts = roles.map(({ role, unit_id }) => ({ role: role as Role, unitId: unit_id as UnitId }));
  const post = lentGroup(groups, posts);
  const lent = without([...new Set([...desk, ...(post === undefined ? [] : [post])])], groups);
  await tx
    .updateTable('cases.work_item')
    .set({ lent_groups: lent, groups: [...groups, ...lent] })
    .where('engine_id', '=', item.engine_id)
    .where('user_task_key', '=', item.user_task_key)
    .execute();
}
