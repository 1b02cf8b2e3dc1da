/**
 * Program of its own, since the SDK reads the variables of its sign-in when it is loaded: our client deploys a process, runs
 * it, and asks for it. Usage: node client.js URL < model.bpmn. Prints the state of the instance, or the status of a refusal.
 */
import { readFileSync } from 'node:fs';
import { createEngineClient } from '../../../../dist/platform/camunda/client.js';

async function work() {
  const client = createEngineClient({ address: process.argv[2], needsSignIn: true });
  const [{ definitionKey }] = await client.deploy([{ name: 'through.bpmn', content: readFileSync(0, 'utf8') }]);
  const { processInstanceKey } = await client.sdk.createProcessInstance({ processDefinitionKey: definitionKey });
  return (await client.instance(processInstanceKey)).state;
}

process.stdout.write(
  await work().catch(({ status, message }) => (status === undefined ? message : `refused with ${status}`)),
);
