/** The workbench: the work list cut to the person, one task with its form, and the staff acts with the rights they need. */
import { formOfTask } from '../../../domain/jobs/effects.ts';
import { needsReason } from '../../../domain/access/sight.ts';
import type { Rejection } from '../../../domain/case/decision.ts';
import { mayBeWithdrawn } from '../../../domain/case/steps/withdraw.ts';
import type { MatterId } from '../../../domain/schema/ids.ts';
import type { Unit } from '../../../domain/schema/matter.ts';
import type { StaffAct, StaffCommand } from '../../../domain/schema/staffActs.ts';
import {
  auditActorOf,
  contractOf,
  findWorkItem,
  findWorkItems,
  loadMatters,
  lentGroup,
  namesOf,
  openedActs,
  peopleAt,
  readTaskActs,
  staffTaskOf,
  type Colleague,
  type ReadLog,
  type StaffDesk,
  type StaffOutcome,
  type StoreParts,
  type WorkListReader,
  type Withdrawal,
  type WorkItem,
} from '../../../domain/store/index.ts';
import type { CaseStore } from '../../../domain/store/port.ts';
import type { Viewer, Workbench } from '../deps.ts';
import { formDataOf, type FormSchema } from './forms.ts';
import { lastActOf } from './lastAct.ts';
import { draftOf } from './drafts.ts';
import { createSightRules, sightedOf } from './sight.ts';
import { groupsOf, hiddenFrom } from './posts.ts';
import { mayWatch, reachOf, type TaskReach } from './taskAccess.ts';

export interface WorkbenchParts {
  readonly parts: StoreParts;
  readonly store: Pick<CaseStore, 'load' | 'events'>;
  readonly list: WorkListReader;
  readonly desk: StaffDesk;
  readonly withdrawal: Withdrawal;
  /** The whole organisation tree. */
  readonly units: readonly Unit[];
  readonly forms: ReadonlyMap<string, FormSchema>;
  readonly reads: ReadLog;
}

type PeopleOf = (unitIds: readonly string[]) => Promise<readonly Colleague[]>;

/** Asks once for the same units: many tasks are offered to the same ones. */
function peopleOnce(read: PeopleOf): PeopleOf {
  const known = new Map<string, ReturnType<PeopleOf>>();
  return (unitIds) => {
    const key = unitIds.toSorted().join();
    const people = known.get(key) ?? read(unitIds);
    known.set(key, people);
    return people;
  };
}

/** Ten minutes of real time in which a completion is kept back, if the person asks for it. */
export const HOLD_MS = 10 * 60_000;

export function createWorkbench({
  parts,
  store,
  list,
  desk,
  withdrawal,
  units,
  forms,
  reads,
}: WorkbenchParts): Workbench {
  const { db } = parts;
  const rules = createSightRules(units);
  const peopleNow: PeopleOf = (unitIds) => peopleAt(db, unitIds);
  const reach = async (viewer: Viewer, userTaskKey: string) =>
    reachOf(viewer, await findWorkItem(db, userTaskKey), store, rules);

  /** Colleagues to whom the task is offered too, and those of the person's own unit who may see the matter. */
  async function colleaguesOf(viewer: Viewer, { item, actor, state, mayAssign }: TaskReach, peopleOf: PeopleOf) {
    const offeredAt = item.groups.flatMap((group) => group.split('@')[1] ?? []);
    // Where nobody holds the post, whoever else may see the matter and fits may be assigned.
    const anywhere = mayAssign ? units.map(({ unitId }) => unitId) : [];
    const people = await peopleOf([...new Set([...offeredAt, actor.unitId, ...anywhere])]);
    const fits = (roles: Viewer['roles']) =>
      groupsOf(roles).some((group) => item.groups.includes(group)) ||
      (mayAssign && lentGroup(item.groups, roles) !== undefined);
    const others = people.filter((person) => {
      const sight = rules.of(person, sightedOf(state));
      return person.userId !== viewer.userId && sight !== 'NONE' && sight !== 'STUB';
    });
    return {
      handOver: others.filter(({ roles }) => fits(roles)),
      coSign: others.filter(({ roles }) => roles.some(({ unitId }) => unitId === actor.unitId)),
    };
  }

  async function rightsOf(viewer: Viewer, found: TaskReach, peopleOf: PeopleOf = peopleNow) {
    const { handOver, coSign } = await colleaguesOf(viewer, found, peopleOf);
    return {
      offered: found.offered,
      mayAssign: found.mayAssign,
      mayUrge: found.mayUrge,
      mayReceive: (userId: string) => handOver.some((one) => one.userId === userId),
      mayCoSign: (userId: string) => coSign.some((one) => one.userId === userId),
    };
  }

  /** Whether texts of the matter are shown with the task: those of a sealed one only where it was opened for a reason, and each time logged. */
  async function textsShown(viewer: Viewer, { state, sight, matterId }: TaskReach): Promise<boolean> {
    if (!needsReason(state.confidentiality, sight)) return true;
    const reason = viewer.session === null ? undefined : await reads.opened(viewer.session, matterId);
    if (reason !== undefined) await reads.sealed(auditActorOf(viewer), matterId, reason);
    return reason !== undefined;
  }

  /** Who has the task, or who completed it, for a refusal to name. */
  async function who(userTaskKey: string, rejection: Rejection): Promise<string | null> {
    const id = personOf(await findWorkItem(db, userTaskKey), rejection);
    return id === null ? null : (await namesOf(db, [id]))(id);
  }

  return {
    list: (viewer, query) =>
      list.list(
        {
          userId: viewer.userId,
          groups: groupsOf(viewer.roles),
          hidden: hiddenFrom(viewer),
          watch: viewer.roles.some(mayWatch) ? rules.through(viewer.roles.filter(mayWatch)) : null,
        },
        query,
      ),

    async detail(viewer, userTaskKey) {
      const found = await reach(viewer, userTaskKey);
      const row = found && (await list.row(userTaskKey));
      if (!found || !row) return undefined;
      const { item, state, sight } = found;
      const acts = await readTaskActs(db, [userTaskKey]);
      const nameOf = await namesOf(db, [
        ...acts.flatMap(({ actor_id, to_id }) => [actor_id, to_id ?? actor_id]),
        ...(item.submitted_by ? [item.submitted_by] : []),
      ]);
      const form = forms.get(formOfTask(row.taskKey));
      const standing = staffTaskOf(acts).standing.map(({ id }) => id);
      const request = acts.findLast(
        ({ id, kind, to_id }) => kind === 'CoSignerAsked' && to_id === viewer.userId && standing.includes(id),
      );
      const texts = await textsShown(viewer, found);
      const draft = texts && sight === 'FULL' ? draftOf(await store.events(found.matterId), item.claim_id) : null;
      // Who only looks after it that a sealed matter goes on reads no words of those who handle it.
      const notes = texts && (sight === 'FULL' || found.offered || found.asked);
      const known = formDataOf(row.taskKey, state, item.claim_id, units);
      return {
        row,
        form: form ? { schema: form, data: { ...known, ...(isDraft(row.taskKey) && draft ? draft : {}) } } : null,
        reading: isDraft(row.taskKey) ? null : draft,
        toSign: texts && found.asked && request ? (openedActs(request, parts.cipher) as Record<string, unknown>) : null,
        acts: acts.map((act) => ({
          kind: act.kind as StaffAct,
          on: parts.clocks.localDate(act.at.getTime()),
          by: nameOf(act.actor_id),
          to: act.to_id === null ? null : nameOf(act.to_id),
          reason: act.reason,
          text: notes && act.kind === 'TaskNoted' ? noteOf(openedActs(act, parts.cipher)) : null,
        })),
        submitted:
          item.submitted_by === null || item.submitted_at === null
            ? null
            : { by: nameOf(item.submitted_by), at: item.submitted_at.toISOString() },
        may: {
          act: found.offered,
          sign: found.asked,
          urge: found.mayUrge && item.holder_id !== viewer.userId,
          hold: mayBeWithdrawn(contractOf(row.taskKey)?.command ?? ''),
        },
      };
    },

    async colleagues(viewer, userTaskKey) {
      const found = await reach(viewer, userTaskKey);
      if (!found) return undefined;
      const { handOver, coSign } = await colleaguesOf(viewer, found, peopleNow);
      const plain = ({ userId, name }: { userId: string; name: string }) => ({ userId, name });
      return { handOver: handOver.map(plain), coSign: coSign.map(plain) };
    },

    async act(viewer, userTaskKey, command, key): Promise<StaffOutcome> {
      const found = await reach(viewer, userTaskKey);
      if (!found) return { kind: 'notFound' };
      return desk.act({ userTaskKey, command, key, actor: found.actor, rights: await rightsOf(viewer, found) });
    },

    async preview(viewer, command: StaffCommand, userTaskKeys) {
      // Everything that the tasks of a page have to do with is read at once.
      const [items, acts] = await Promise.all([findWorkItems(db, userTaskKeys), readTaskActs(db, userTaskKeys)]);
      const states = await loadMatters(parts, [
        ...new Set([...items.values()].flatMap(({ matter_id }) => (matter_id === null ? [] : [matter_id as MatterId]))),
      ]);
      const loaded = { load: async (matterId: MatterId) => states.get(matterId) };
      const peopleOf = peopleOnce(peopleNow);
      const answers = [];
      for (const userTaskKey of userTaskKeys) {
        const found = await reachOf(viewer, items.get(userTaskKey), loaded, rules);
        if (!found) continue;
        const own = acts.filter((act) => act.user_task_key === userTaskKey);
        const input = { command, actor: found.actor, rights: await rightsOf(viewer, found, peopleOf) };
        const rejection = await desk.preview(found.item, own, input);
        answers.push({
          userTaskKey,
          rule: rejection?.rule ?? null,
          person: rejection ? personOf(found.item, rejection) : null,
        });
      }
      const nameOf = await namesOf(
        db,
        answers.flatMap(({ person }) => person ?? []),
      );
      return answers.map(({ person, ...answer }) => ({ ...answer, who: person === null ? null : nameOf(person) }));
    },

    who,
    withdraw: (viewer, userTaskKey, reasonCode) =>
      withdrawal.withdraw({ userTaskKey, reasonCode, actor: { userId: viewer.userId, roles: viewer.roles } }),
    release: (viewer, userTaskKey) =>
      withdrawal.release({ userTaskKey, actor: { userId: viewer.userId, roles: viewer.roles } }),
    async lastAct(viewer) {
      const last = await lastActOf(viewer.userId, { parts, withdrawal });
      return last && viewer.recusedFrom.some((matterId) => matterId === last.matterId) ? null : last;
    },
  };
}

/** Whom a refusal is about. */
const personOf = (item: WorkItem | undefined, { rule }: Rejection): string | null =>
  (rule === 'TASK_HELD' ? item?.holder_id : rule === 'TASK_COMPLETED' ? item?.submitted_by : null) ?? null;

const noteOf = (opened: unknown): string | null =>
  typeof opened === 'object' && opened !== null && 'text' in opened ? String(opened.text) : null;

/** Tasks whose form is the opinion itself: a returned draft is written on, not from nothing. */
const isDraft = (taskKey: string): boolean =>
  taskKey === 'claim-handling/task-draft-opinion' || taskKey === 'redo/task-redo';
