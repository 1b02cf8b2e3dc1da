/** The desk's read models, written in the transaction of the events they come from. */
import type { Clocks } from '../../clocks/port.ts';
import type { ClockState, MatterState } from '../../schema/matter.ts';
import type { LocalDate } from '../../schema/time.ts';
import type { Step } from '../core.ts';
import type { Tx } from '../database.ts';

/** Measures, ownership and past durations after these steps. */
export async function projectSupervision(
  tx: Tx,
  steps: readonly Step[],
  after: MatterState,
  clocks: Clocks,
): Promise<void> {
  for (const { event } of steps) {
    const on = clocks.localDate(Date.parse(event.at));
    if (event.type === 'MeasureDrafted') {
      const { measureId, claimId, kind, because } = event.data;
      await tx
        .insertInto('cases.measure')
        .values({ measure_id: measureId, matter_id: after.matterId, claim_id: claimId, kind, because, drafted_on: on })
        .execute();
    } else if (event.type === 'MeasureDecided') {
      await tx
        .updateTable('cases.measure')
        .set({ decided_on: on, issued: event.data.issued })
        .where('measure_id', '=', event.data.measureId)
        .execute();
    } else if (event.type === 'OwnershipTaken') {
      const { leaderId, level, planDueOn } = event.data;
      await tx
        .insertInto('cases.ownership')
        .values({ matter_id: after.matterId, leader_id: leaderId, level, plan_due_on: planDueOn, taken_on: on })
        .execute();
    } else if (event.type === 'ColourRated') {
      await tx
        .updateTable('cases.matter')
        .set({ colour_factors: event.data.factors, colour_on: on })
        .where('matter_id', '=', after.matterId)
        .execute();
    } else if (event.type === 'ClockStopped' && event.data.outcome.startsWith('MET')) {
      const clock = after.clocks.find(({ clockRef }) => clockRef === event.data.clockRef);
      if (clock) await keepDurations(tx, clocks, clock, after, event.data.on);
    }
  }
}

/** How long each step under this clock had been before the clock ended. */
async function keepDurations(
  tx: Tx,
  clocks: Clocks,
  { clockRef, subject, responsible }: ClockState,
  state: MatterState,
  on: LocalDate,
): Promise<void> {
  const claim = state.claims.find(({ claimId }) => claimId === subject.id);
  const steps = await tx
    .selectFrom('cases.work_item')
    .select(['user_task_key', 'task_key', 'created_at'])
    .where('clock_ref', '=', clockRef)
    .execute();
  if (steps.length === 0) return;
  await tx
    .insertInto('cases.step_duration')
    .values(
      steps.map((step) => ({
        user_task_key: step.user_task_key,
        clock_ref: clockRef,
        task_key: step.task_key,
        unit_id: responsible.unitId ?? claim?.unitId ?? state.bureauUnitId,
        days: Math.max(0, clocks.daysBetween(clocks.localDate(step.created_at.getTime()), on)),
        stopped_on: on,
      })),
    )
    .onConflict((oc) => oc.doNothing())
    .execute();
}
