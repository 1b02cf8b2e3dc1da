import { Router } from 'express';
import { z } from 'zod';
import type { DeploymentProblem, Key, Runtime, Tables } from '../../runtime/port.ts';
import type { GatewayDeps } from '../deps.ts';
import { readMultipart } from '../http/multipart.ts';
import { invalidArgument, notFound } from '../http/problem.ts';
import { accepted, problemOf, sendJson, sendText } from '../http/respond.ts';
import { keyParam, parseBody } from '../http/validate.ts';
import { DEFAULT_TENANT, operationReference, optional } from '../schema/values.ts';
import { batchCreatedView } from '../views/batchOperations.ts';
import { deploymentView, resourceView } from '../views/definitions.ts';

const deletionBody = z.strictObject({ operationReference, deleteHistory: optional(z.boolean()) });
const fieldsSchema = z.strictObject({ tenantId: optional(z.literal(['', DEFAULT_TENANT])) });

const KIND = 'a resource';

const problemLine = ({ resourceName, elementId, message }: DeploymentProblem): string =>
  elementId === null ? `'${resourceName}': ${message}` : `'${resourceName}': element '${elementId}': ${message}`;

/** The multipart deployment: files in parts `resources`, and the tenant. */
export function deploymentRoutes({ runtime }: GatewayDeps): Router {
  const router = Router({ caseSensitive: true });
  router.post('/', async (req, res) => {
    const { files, fields } = await readMultipart(req);
    parseBody(fieldsSchema, fields);
    const stray = files.find(({ part }) => part !== 'resources');
    if (stray) throw invalidArgument(`${stray.part}: unknown part; files are expected in parts named resources`);
    if (files.length === 0) throw invalidArgument('resources: at least one file is needed');
    const outcome = await runtime.deploy(files.map(({ name, content }) => ({ name, content })));
    if (!outcome.ok) {
      const { code, reason } = outcome.rejection;
      const lines = outcome.problems.map(problemLine);
      throw problemOf({ code, reason: [reason, ...lines.filter((line) => !reason.includes(line))].join('\n') });
    }
    const deployments = outcome.items.map(deploymentView);
    sendJson(res, { deploymentKey: outcome.deploymentKey, tenantId: DEFAULT_TENANT, deployments });
  });
  return router;
}

/** Key of the file behind a key that may be that of a definition made from it. */
async function resourceKeyOf(runtime: Runtime, key: Key): Promise<Key | undefined> {
  const [process, requirements, form, decision] = await Promise.all([
    runtime.get('processDefinitions', key),
    runtime.get('decisionRequirements', key),
    runtime.get('forms', key),
    runtime.get('decisionDefinitions', key),
  ]);
  const direct = process ?? requirements ?? form;
  if (direct) return direct.resourceKey;
  return decision
    ? (await runtime.get('decisionRequirements', decision.decisionRequirementsKey))?.resourceKey
    : undefined;
}

async function resourceOf(runtime: Runtime, key: Key): Promise<Tables['resources']> {
  const found = await runtime.get('resources', key);
  if (found) return found;
  const resourceKey = await resourceKeyOf(runtime, key);
  const resource = resourceKey === undefined ? null : await runtime.get('resources', resourceKey);
  if (!resource) throw notFound(KIND, key);
  return resource;
}

/** Deployed files, by their own key or by that of a definition. */
export function resourceRoutes({ runtime }: GatewayDeps): Router {
  const router = Router({ caseSensitive: true });
  router.get('/:resourceKey', async (req, res) => {
    sendJson(res, resourceView(await resourceOf(runtime, keyParam(req, 'resourceKey'))));
  });
  router.get('/:resourceKey/content', async (req, res) => {
    const { content } = await resourceOf(runtime, keyParam(req, 'resourceKey'));
    sendText(res, 'text/plain', content);
  });
  router.post('/:resourceKey/deletion', async (req, res) => {
    const { deleteHistory = false } = parseBody(deletionBody, req.body);
    const resourceKey = keyParam(req, 'resourceKey');
    const { batchOperation } = accepted(await runtime.deleteResource(resourceKey, { deleteHistory }));
    sendJson(res, { resourceKey, batchOperation: batchOperation && batchCreatedView(batchOperation) });
  });
  return router;
}
