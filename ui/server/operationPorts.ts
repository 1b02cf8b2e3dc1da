/** What the routes of operations need. */
import type {
  Drift,
  MoveBody,
  OperatedInstance,
  OperationReason,
  OperationsOverview,
  ProcessHeat,
  RetryBody,
  SuspendBody,
  VariableBody,
  WorkerHealth,
} from '../../domain/schema/operationViews.ts';
import type { StudioActor } from '../../domain/store/index.ts';

/** `detail`: the engine's own sentence, where it was the engine. */
export type Operated =
  | { readonly kind: 'done' }
  | { readonly kind: 'notFound' }
  | { readonly kind: 'refused'; readonly code: OperationRefusal; readonly detail: string };
export type OperationRefusal =
  | 'CHANGED_MEANWHILE'
  | 'CLOCK_OF_LAW'
  | 'MATTER_OPEN'
  | 'NOT_EDITABLE_VARIABLE'
  | 'WORDS_DIFFER'
  | 'ENGINE_REFUSED';

/** Every call throws when the engine cannot be asked; nothing was changed then. */
export interface OperationsDesk {
  overview(mayAct: boolean): Promise<OperationsOverview>;
  workers(): Promise<WorkerHealth>;
  /** Compares both sides now; up to a second with 20,000 running flows. */
  drift(): Promise<Drift>;
  /** undefined = no such version. */
  heat(definitionKey: string): Promise<ProcessHeat | undefined>;
  instance(processInstanceKey: string, mayAct: boolean): Promise<OperatedInstance | undefined>;
  retry(actor: StudioActor, processInstanceKey: string, body: RetryBody): Promise<Operated>;
  setVariable(actor: StudioActor, processInstanceKey: string, body: VariableBody): Promise<Operated>;
  move(actor: StudioActor, processInstanceKey: string, body: MoveBody): Promise<Operated>;
  /** Camunda 8 has no such state: workers and tasks of the flow wait; timers and messages still reach it. */
  suspend(actor: StudioActor, processInstanceKey: string, body: SuspendBody): Promise<Operated>;
  resume(actor: StudioActor, processInstanceKey: string, body: SuspendBody): Promise<Operated>;
  cancel(
    actor: StudioActor,
    processInstanceKey: string,
    body: { readonly words: string; readonly reason: OperationReason },
  ): Promise<Operated>;
}
