import { type Request, Router } from 'express';
import { z } from 'zod';
import { callerOf } from '../auth/caller.ts';
import type { GatewayDeps } from '../deps.ts';
import { ProblemError } from '../http/problem.ts';
import { accepted, sendDone, sendJson, sendNothing } from '../http/respond.ts';
import { parseBody } from '../http/validate.ts';
import { DEFAULT_TENANT, jsonObject, optional, tenantId, text } from '../schema/values.ts';

/** The version of the REST API that this gateway speaks; clients decide by it what they may ask for. */
export const API_VERSION = '8.9.0';

/** Nothing of the topology ever changes. */
const NO_CHANGE = '-1';

/** The end of the year 9999: later instants have no date of four digits. */
const LATEST = 253_402_300_799_999;

const pinBody = z.strictObject({ timestamp: z.number().int().min(0).max(LATEST) });
const expressionBody = z.strictObject({ expression: text, variables: optional(jsonObject), tenantId });

function topology(req: Request, { runtime }: GatewayDeps): object {
  const { role, engineId } = runtime.info();
  const healthy = role === 'writer';
  const partition = {
    partitionId: 1,
    role: healthy ? 'leader' : 'inactive',
    health: healthy ? 'healthy' : 'unhealthy',
  };
  const { localAddress: host = '', localPort: port = 0 } = req.socket;
  return {
    brokers: [{ nodeId: 0, host, port, partitions: [partition], version: API_VERSION }],
    clusterId: engineId,
    clusterSize: 1,
    partitionsCount: 1,
    replicationFactor: 1,
    gatewayVersion: API_VERSION,
    lastCompletedChangeId: NO_CHANGE,
  };
}

/** What the engine knows of every caller: there are no roles, whoever is let in may do everything. */
const RIGHTS = {
  authorizedComponents: ['*'],
  tenants: [{ tenantId: DEFAULT_TENANT, name: 'Default', description: null }],
  groups: [],
  roles: [],
  salesPlanType: null,
  c8Links: {},
  canLogout: false,
};

/** Topology, status, licence, the caller, the clock, FEEL. */
export function systemRoutes(deps: GatewayDeps): Router {
  const { runtime } = deps;
  const router = Router({ caseSensitive: true });
  router.get('/topology', (req, res) => sendJson(res, topology(req, deps)));
  router.get('/status', (_req, res) => {
    const { role } = runtime.info();
    if (role !== 'writer') throw new ProblemError('RESOURCE_EXHAUSTED', `The engine takes no commands now (${role})`);
    sendNothing(res);
  });
  router.get('/license', (_req, res) =>
    sendJson(res, { validLicense: true, licenseType: 'Apache-2.0', isCommercial: false, expiresAt: null }),
  );
  router.get('/authentication/me', (req, res) => sendJson(res, { ...callerOf(req), ...RIGHTS }));
  router.put('/clock', async (req, res) => {
    const { timestamp } = parseBody(pinBody, req.body);
    sendDone(res, await runtime.pinClock(timestamp));
  });
  router.post('/clock/reset', async (_req, res) => sendDone(res, await runtime.resetClock()));
  router.post('/expression/evaluation', async (req, res) => {
    const { expression, variables = {} } = parseBody(expressionBody, req.body);
    const { result } = accepted(await runtime.evaluateExpression(expression, variables));
    sendJson(res, { expression, result, warnings: [] });
  });
  return router;
}
