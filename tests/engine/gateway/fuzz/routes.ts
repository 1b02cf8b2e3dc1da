/** Every route of the gateway, read from its registry, with the official client's schema of its request. */
import type { Router } from 'express';
import { z } from 'zod';
import type { GatewayDeps } from '../../../../engine/gateway/deps.ts';
import { RESOURCES } from '../../../../engine/gateway/gateway.ts';
import { operationAt } from '../support/operations.ts';
import type { Schema } from './values.ts';

export interface Route {
  readonly method: string;
  /** Below /v2, parameters as `:name`. */
  readonly path: string;
  /** Of the body; undefined when the API has no such operation or it takes no body. */
  readonly body: Schema | undefined;
  readonly definitions: Readonly<Record<string, Schema>>;
}

interface Request {
  readonly properties?: { readonly body?: Schema };
  readonly $defs?: Readonly<Record<string, Schema>>;
}

function routeOf(method: string, path: string): Route {
  const operation = operationAt(method, path.replaceAll(/:\w+/g, '1'));
  const request: Request = operation
    ? (z.toJSONSchema(operation.request, { io: 'input', unrepresentable: 'any' }) as Request)
    : {};
  const body = request.properties?.body;
  return { method, path, body: body?.not ? undefined : body, definitions: request.$defs ?? {} };
}

const joined = (prefix: string, path: string): string =>
  `${prefix}${path}`.replace(/\/{2,}/g, '/').replace(/(.)\/$/, '$1');

function routesIn(router: Router, prefix: string): Route[] {
  return router.stack.flatMap(({ route, handle }) => {
    if (!route) return 'stack' in handle ? routesIn(handle as unknown as Router, prefix) : [];
    return Object.keys((route as unknown as { methods: object }).methods).map((method) =>
      routeOf(method.toUpperCase(), joined(prefix, route.path)),
    );
  });
}

/** Building routes calls nothing of the runtime. */
const nothing = { runtime: {}, log: {}, waiting: {} } as unknown as GatewayDeps;

export const routes: readonly Route[] = RESOURCES.flatMap(({ path, routes: of }) => routesIn(of(nothing), path));
