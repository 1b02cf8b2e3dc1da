import type { Runtime } from '../runtime/port.ts';
import type { GatewayLog } from './http/errors.ts';
import type { Waiting } from './http/waiting.ts';

/** What the routes need. */
export interface GatewayDeps {
  readonly runtime: Runtime;
  readonly log: GatewayLog;
  /** Requests held open, so that draining can end them. */
  readonly waiting: Waiting;
}
