/** What the operations desk answers, as schemas. */
import { z } from 'zod';
import {
  driftKinds,
  healthFindingKinds,
  type Drift,
  type OperatedInstance,
  type OperationsOverview,
  type ProcessHeat,
  type WorkerHealth,
} from '../../../../domain/schema/operationViews.ts';

const count = z.number().int();
const may = z.strictObject({ act: z.boolean() });
const cause = z.enum(['TECHNICAL', 'DATA', 'MODEL', 'MISSING', 'LAW', 'OTHER']);
const advice = z.enum(['AT_ONCE', 'AFTER_REMEDY']);

export const operationsOverviewSchema = z.strictObject({
  processes: z.array(
    z.strictObject({
      definitionKey: z.string(),
      processId: z.string(),
      resource: z.string(),
      version: count,
      running: count,
      stuck: count,
    }),
  ),
  stuck: z.array(
    z.strictObject({
      cause,
      advice,
      processId: z.string(),
      elementId: z.string(),
      count,
      since: z.string(),
      instances: z.array(z.string()),
    }),
  ),
  more: z.boolean(),
  may,
  asOf: z.string(),
}) satisfies z.ZodType<OperationsOverview>;

export const workerHealthSchema = z.strictObject({
  programs: z.array(
    z.strictObject({
      host: z.string(),
      state: z.enum(['ALIVE', 'SILENT', 'STOPPED']),
      startedAt: z.string(),
      beatAt: z.string(),
      inWork: count,
      done: count,
      failed: count,
    }),
  ),
  queues: z.array(z.strictObject({ jobType: z.string(), count, since: z.string() })),
  findings: z.array(
    z.strictObject({
      kind: z.enum(healthFindingKinds),
      host: z.string().nullable(),
      jobType: z.string().nullable(),
      count,
      since: z.string().nullable(),
      instances: z.array(z.string()),
    }),
  ),
  asOf: z.string(),
}) satisfies z.ZodType<WorkerHealth>;

export const driftSchema = z.strictObject({
  findings: z.array(
    z.strictObject({
      kind: z.enum(driftKinds),
      what: z.string(),
      count,
      since: z.string().nullable(),
      instances: z.array(z.string()),
    }),
  ),
  compared: count,
  more: z.boolean(),
  asOf: z.string(),
}) satisfies z.ZodType<Drift>;

export const processHeatSchema = z.strictObject({
  definitionKey: z.string(),
  xml: z.string(),
  elements: z.array(
    z.strictObject({
      elementId: z.string(),
      active: count,
      completed: count,
      incidents: count,
      median: z.number().nullable(),
      p90: z.number().nullable(),
    }),
  ),
  sample: count,
  asOf: z.string(),
}) satisfies z.ZodType<ProcessHeat>;

export const operatedInstanceSchema = z.strictObject({
  processInstanceKey: z.string(),
  processId: z.string(),
  definitionKey: z.string(),
  state: z.enum(['ACTIVE', 'COMPLETED', 'TERMINATED']),
  xml: z.string(),
  steps: z.array(
    z.strictObject({
      elementInstanceKey: z.string(),
      elementId: z.string(),
      state: z.string(),
      from: z.string(),
      until: z.string().nullable(),
    }),
  ),
  incidents: z.array(
    z.strictObject({
      incidentKey: z.string(),
      elementId: z.string(),
      cause,
      advice,
      since: z.string(),
      detail: z.string(),
    }),
  ),
  variables: z.array(
    z.strictObject({ scopeKey: z.string(), name: z.string(), value: z.string(), editable: z.boolean() }),
  ),
  suspended: z.strictObject({ since: z.string(), rootKey: z.string() }).nullable(),
  may,
  asOf: z.string(),
}) satisfies z.ZodType<OperatedInstance>;
