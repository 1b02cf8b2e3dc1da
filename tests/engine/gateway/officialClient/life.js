/**
 * Program of its own: the main life of an instance through the official client, with every request and response
 * validated. Validation is switched on by CAMUNDA_SDK_VALIDATION in the environment (as an option it is ignored).
 * Usage: node life.js URL < models.json. Prints one JSON object, or the error.
 */
import { readFileSync } from 'node:fs';
import { createCamundaClient } from '@camunda8/orchestration-cluster-api';

const { orderProcess, orderForm, discountDecision } = JSON.parse(readFileSync(0, 'utf8'));

const at = { consistency: { waitUpToMs: 5000 } };
const client = createCamundaClient({
  config: { CAMUNDA_REST_ADDRESS: process.argv[2], CAMUNDA_AUTH_STRATEGY: 'NONE' },
});

const file = (name, text) => new File([text], name);

async function live() {
  const topology = await client.getTopology();
  await client.getLicense();
  await client.getAuthentication();
  const resources = [
    file('order.bpmn', orderProcess),
    file('check.form', orderForm),
    file('pricing.dmn', discountDecision),
  ];
  const deployment = await client.createDeployment({ resources });
  const { processDefinitionKey } = deployment.processes[0];
  const { processInstanceKey } = await client.createProcessInstance({
    processDefinitionKey,
    variables: { orderId: 'o-1', amount: 120 },
    tags: ['tests'],
  });
  const own = { processInstanceKey };
  const { jobs } = await client.activateJobs({
    type: 'order.pack',
    worker: 'w',
    timeout: 60_000,
    maxJobsToActivate: 1,
  });
  await client.searchJobs({ filter: own }, at);
  await client.failJob({ jobKey: jobs[0].jobKey, retries: 0, errorMessage: 'no paper' });
  const incidents = await client.searchIncidents({ filter: own }, at);
  await client.updateJob({ jobKey: jobs[0].jobKey, changeset: { retries: 1 } });
  await client.resolveIncident({ incidentKey: incidents.items[0].incidentKey });
  const again = await client.activateJobs({ type: 'order.pack', worker: 'w', timeout: 60_000, maxJobsToActivate: 1 });
  await again.jobs[0].complete({ packed: true });

  const tasks = await client.searchUserTasks({ filter: { ...own, state: 'CREATED' } }, at);
  const { userTaskKey } = tasks.items[0];
  await client.getUserTask({ userTaskKey }, at);
  await client.getUserTaskForm({ userTaskKey }, at);
  await client.searchUserTaskVariables({ userTaskKey }, at);
  await client.assignUserTask({ userTaskKey, assignee: 'usr_a' });
  await client.unassignUserTask({ userTaskKey });
  await client.updateUserTask({ userTaskKey, changeset: { priority: 10, candidateGroups: ['seniors'] } });
  await client.completeUserTask({ userTaskKey, variables: { complete: true } });

  await client.searchMessageSubscriptions({ filter: own }, at);
  await client.publishMessage({
    name: 'order.paid',
    correlationKey: 'o-1',
    timeToLive: 1000,
    variables: { paid: true },
  });
  const instance = await client.getProcessInstance(own, at);
  await client.searchProcessInstances({ filter: { ...own, state: 'COMPLETED' } }, at);
  const elements = await client.searchElementInstances({ filter: own }, at);
  await client.getElementInstance({ elementInstanceKey: elements.items[0].elementInstanceKey }, at);
  const variables = await client.searchVariables({ filter: own }, at);
  await client.getVariable({ variableKey: variables.items[0].variableKey }, at);
  await client.getProcessInstanceSequenceFlows(own, at);
  await client.getProcessInstanceStatistics(own, at);
  await client.getProcessInstanceCallHierarchy(own, at);
  await client.searchProcessDefinitions({ filter: { isLatestVersion: true } }, at);
  const xml = await client.getProcessDefinitionXml({ processDefinitionKey }, at);
  await client.getProcessDefinitionStatistics({ processDefinitionKey }, at);
  const decision = await client.evaluateDecision({ decisionDefinitionId: 'discount', variables: { amount: 150 } });
  await client.searchDecisionInstances({ filter: { decisionDefinitionId: 'discount' } }, at);
  await client.broadcastSignal({ signalName: 'nobody.listens' });
  await client.pinClock({ timestamp: Date.now() });
  await client.resetClock();
  const missing = await client.getIncident({ incidentKey: '1' }, { consistency: { waitUpToMs: 0 } }).then(
    () => 'found',
    (error) => error.message,
  );
  return {
    gatewayVersion: topology.gatewayVersion,
    state: instance.state,
    elements: elements.items.map(({ elementId }) => elementId),
    variables: Object.fromEntries(variables.items.map(({ name, value }) => [name, JSON.parse(value)])),
    xml: xml === orderProcess,
    decision: decision.output,
    missing,
  };
}

try {
  process.stdout.write(`${JSON.stringify(await live())}\n`);
} catch (error) {
  process.stderr.write(`${error.stack}\n${JSON.stringify(error, null, 1)}\n`);
  process.exitCode = 1;
}
