/** The desk's read models, written in the transaction of the events they come from. */
import { sql } from 'kysely';
import type { ClockState, MatterState } from '../../schema/matter.ts';
import type { Step } from '../core.ts';
import type { Tx } from '../database.ts';

type LocalDay = (at: number) => string;

/** Measures, ownership and past durations after these steps. */
export async function projectSupervision(
  tx: Tx,
  steps: readonly Step[],
  after: MatterState,
  localDay: LocalDay,
): Promise<void> {
  for (const { event } of steps) {
    const on = localDay(Date.parse(event.at));
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
      if (clock) await keepDurations(tx, clock, after, event.data.on);
    }
  }
}

/** How long each step under this clock had been before the clock ended. */
async function keepDurations(tx: Tx, clock: ClockState, state: MatterState, on: string): Promise<void> {
  const claim = state.claims.find(({ claimId }) => claimId === clock.subject.id);
  const unitId = clock.responsible.unitId ?? claim?.unitId ?? state.bureauUnitId;
  await sql`
    insert into cases.step_duration (user_task_key, clock_ref, task_key, unit_id, days, stopped_on)
    select user_task_key, clock_ref, process_id || '/' || element_id, ${unitId},
           greatest(0, ${on}::date - (created_at at time zone 'Asia/Shanghai')::date), ${on}::date
      from cases.work_item where clock_ref = ${clock.clockRef}
    on conflict do nothing`.execute(tx);
}
