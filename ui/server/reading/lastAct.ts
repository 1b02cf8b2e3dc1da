/** A person's last act, for the bar that offers to take it back or says why not. */
import { WITHDRAW_MS } from '../../../domain/case/staffActs.ts';
import type { StaffAct } from '../../../domain/schema/staffActs.ts';
import type { LastAct } from '../../../domain/schema/workViews.ts';
import {
  businessNow,
  findWorkItem,
  lastStaffAct,
  lastSubmission,
  readTaskActs,
  staffTaskOf,
  type StoreParts,
  type WorkItem,
  type Withdrawal,
} from '../../../domain/store/index.ts';

interface Found {
  readonly item: WorkItem;
  readonly kind: 'Completed' | StaffAct;
  /** Business time in ms. */
  readonly at: number;
  /** Real time in ms: business time may stand still between two acts. */
  readonly recordedAt: number;
  readonly barred: LastAct['barred'];
  readonly held: boolean;
}

/** Answers to a colleague are not taken back; a colleague who has acted since makes the act final. */
async function staffAct(parts: StoreParts, userId: string): Promise<Found | null> {
  const last = await lastStaffAct(parts.db, userId);
  const item = last && (await findWorkItem(parts.db, last.user_task_key));
  if (!last || !item || last.kind === 'TaskActWithdrawn') return null;
  const standing = staffTaskOf(await readTaskActs(parts.db, [item.user_task_key])).standing;
  const rule = item.state !== 'OFFERED' || standing.at(-1)?.id !== last.id ? 'NEXT_STEP_TAKEN' : null;
  return {
    item,
    kind: last.kind as StaffAct,
    at: last.at.getTime(),
    recordedAt: last.recorded_at.getTime(),
    barred: rule === null ? null : { rule, article: null },
    held: false,
  };
}

async function completed(parts: StoreParts, withdrawal: Withdrawal, userId: string): Promise<Found | null> {
  const last = await lastSubmission(parts.db, userId);
  if (!last?.item.submitted_at) return null;
  const barred = await withdrawal.barred(last.item);
  return {
    item: last.item,
    kind: 'Completed',
    at: last.item.submitted_at.getTime(),
    recordedAt: last.item.changed_at.getTime(),
    barred: barred ? { rule: barred.rule, article: barred.article } : null,
    held: last.held,
  };
}

/** null when the person has done nothing in the last ten minutes of business time. */
export async function lastActOf(
  userId: string,
  { parts, withdrawal }: { readonly parts: StoreParts; readonly withdrawal: Withdrawal },
): Promise<LastAct | null> {
  const found = [await staffAct(parts, userId), await completed(parts, withdrawal, userId)]
    .filter((one) => one !== null)
    .sort((a, b) => b.recordedAt - a.recordedAt)[0];
  const left = found ? WITHDRAW_MS - ((await businessNow(parts.db, parts.clock)) - found.at) : 0;
  if (!found || left <= 0) return null;
  return {
    userTaskKey: found.item.user_task_key,
    taskKey: found.item.task_key,
    matterId: found.item.matter_id,
    kind: found.kind,
    secondsLeft: Math.floor(left / 1000),
    barred: found.barred,
    held: found.held,
  };
}
