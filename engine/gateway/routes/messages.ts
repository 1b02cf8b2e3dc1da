import { Router } from 'express';
import { z } from 'zod';
import type { GatewayDeps } from '../deps.ts';
import { accepted, sendJson } from '../http/respond.ts';
import { parseBody } from '../http/validate.ts';
import { anyText, DEFAULT_TENANT, jsonObject, milliseconds, optional, tenantId, text } from '../schema/values.ts';
import { filterObject } from '../search/fields.ts';
import { searchRequest } from '../search/request.ts';
import { sendPage } from '../search/respond.ts';
import * as view from '../views/messageSubscriptions.ts';

const variables = optional(jsonObject);
const correlationKey = optional(anyText);
const publicationBody = z.strictObject({
  name: text,
  correlationKey,
  timeToLive: optional(milliseconds),
  messageId: optional(anyText),
  variables,
  tenantId,
});
const correlationBody = z.strictObject({ name: text, correlationKey, variables, tenantId });
const signalBody = z.strictObject({ signalName: text, variables, tenantId });
const subscriptions = searchRequest(filterObject(view.subscriptionFilter), view.subscriptionSort);
const correlated = searchRequest(filterObject(view.correlatedFilter), view.correlatedSort);

/** Messages, their subscriptions, and signals. */
export function messageRoutes({ runtime }: GatewayDeps): Router {
  const router = Router({ caseSensitive: true });
  router.post('/messages/publication', async (req, res) => {
    const { tenantId: _tenant, messageId, ...message } = parseBody(publicationBody, req.body);
    // An empty id means none, as the Java client leaves it.
    const { messageKey } = accepted(await runtime.publishMessage({ ...message, messageId: messageId || null }));
    sendJson(res, { messageKey, tenantId: DEFAULT_TENANT });
  });
  router.post('/messages/correlation', async (req, res) => {
    const { tenantId: _tenant, ...message } = parseBody(correlationBody, req.body);
    const { messageKey, processInstanceKey } = accepted(await runtime.correlateMessage(message));
    sendJson(res, { messageKey, processInstanceKey, tenantId: DEFAULT_TENANT });
  });
  router.post('/signals/broadcast', async (req, res) => {
    const { tenantId: _tenant, ...signal } = parseBody(signalBody, req.body);
    const { signalKey } = accepted(await runtime.broadcastSignal(signal));
    sendJson(res, { signalKey, tenantId: DEFAULT_TENANT });
  });
  router.post('/message-subscriptions/search', async (req, res) => {
    const query = parseBody(subscriptions, req.body);
    sendPage(res, query, await runtime.search('messageSubscriptions', query), view.subscriptionView);
  });
  router.post('/correlated-message-subscriptions/search', async (req, res) => {
    const query = parseBody(correlated, req.body);
    sendPage(res, query, await runtime.search('correlatedMessageSubscriptions', query), view.correlatedView);
  });
  return router;
}
