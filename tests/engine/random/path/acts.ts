/** What a path is made of: calls of the runtime as plain data, so that they can be played again on another store. */
import type { Outcome, Runtime } from '../../../../engine/runtime/port.ts';

type Method =
  | 'deploy'
  | 'createInstance'
  | 'cancelInstance'
  | 'modifyInstance'
  | 'migrateInstance'
  | 'setVariables'
  | 'activateAdHocElements'
  | 'resolveIncident'
  | 'activateJobs'
  | 'completeJob'
  | 'failJob'
  | 'throwError'
  | 'updateJob'
  | 'publishMessage'
  | 'correlateMessage'
  | 'broadcastSignal'
  | 'assignUserTask'
  | 'completeUserTask'
  | 'pinClock';

type Call = { [M in Method]: { readonly do: M; readonly with: Parameters<Runtime[M]>[0] } }[Method];

/** Real time passes: locks and back-offs end, messages expire. */
interface LetTimePass {
  readonly do: 'letTimePass';
  readonly milliseconds: number;
}

export type Act = Call | LetTimePass;

/** Carries out a call; the answer is the runtime's. */
export const carryOut = (runtime: Runtime, { do: method, with: request }: Call): Promise<Outcome> =>
  (runtime[method] as (request: Call['with']) => Promise<Outcome>).call(runtime, request);
