/** Every scenario there is. */
import type { Scenario } from './scenario.ts';
import { calls } from './scenarios/calls.ts';
import { containers } from './scenarios/containers.ts';
import { decisions } from './scenarios/decisions.ts';
import { errors } from './scenarios/errors.ts';
import { events } from './scenarios/events.ts';
import { gateways } from './scenarios/gateways.ts';
import { incidents } from './scenarios/incidents.ts';
import { instances } from './scenarios/instances.ts';
import { listeners } from './scenarios/listeners.ts';
import { messageCorrelation, messageEvents } from './scenarios/messages.ts';
import { multiInstance } from './scenarios/multiInstance.ts';
import { operations } from './scenarios/operations.ts';
import { tasks } from './scenarios/tasks.ts';
import { timers } from './scenarios/timers.ts';
import { userTasks } from './scenarios/userTasks.ts';
import { jobs, variables } from './scenarios/variables.ts';

export const catalogue: readonly Scenario[] = [
  ...tasks,
  ...userTasks,
  ...decisions,
  ...gateways,
  ...events,
  ...messageEvents,
  ...timers,
  ...errors,
  ...containers,
  ...calls,
  ...multiInstance,
  ...variables,
  ...messageCorrelation,
  ...jobs,
  ...listeners,
  ...instances,
  ...incidents,
  ...operations,
];
