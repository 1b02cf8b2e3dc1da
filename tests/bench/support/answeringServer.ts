/**
 * The ceiling of an engine for the SDK's workers: a server that decides nothing, keeps nothing and answers at once.
 * It speaks just enough of `/v2` for the load of load.ts: a creation answers a key, an activation ready-made jobs (as
 * many as asked for, until the number given on the command line is out for that type), a completion 204.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PROCESS_ID, VARIABLES } from './threeTasks.ts';

const instances = Number(process.argv[2]);
const FIRST_KEY = 2251799813685249;
let key = FIRST_KEY;
const nextKey = (): string => String(key++);
const out = new Map<string, number>();

const definition = { processDefinitionKey: String(FIRST_KEY), processDefinitionId: PROCESS_ID, tenantId: '<default>' };

const job = (type: string, worker: string, timeout: number) => ({
  jobKey: nextKey(),
  type,
  kind: 'BPMN_ELEMENT',
  listenerEventType: 'UNSPECIFIED',
  worker,
  retries: 3,
  deadline: Date.now() + timeout,
  elementId: 'first',
  elementInstanceKey: nextKey(),
  processInstanceKey: nextKey(),
  rootProcessInstanceKey: null,
  ...definition,
  processDefinitionVersion: 1,
  customHeaders: {},
  variables: VARIABLES,
  userTask: null,
  tags: [],
});

interface Activation {
  readonly type: string;
  readonly worker: string;
  readonly timeout: number;
  readonly maxJobsToActivate: number;
}

const readyJobs = ({ type, worker, timeout, maxJobsToActivate }: Activation) => {
  const given = out.get(type) ?? 0;
  const count = Math.min(maxJobsToActivate, instances - given);
  out.set(type, given + count);
  return Array.from({ length: count }, () => job(type, worker, timeout));
};

const json = (response: ServerResponse, body: unknown): void => {
  response.setHeader('Content-Type', 'application/json');
  response.end(JSON.stringify(body));
};

function answer(path: string, body: string, response: ServerResponse): void {
  if (path === '/v2/jobs/activation') {
    const jobs = readyJobs(JSON.parse(body) as Activation);
    // Nothing left: the poll is held open, as an engine would; the worker ends it when it stops.
    if (jobs.length > 0) json(response, { jobs });
  } else if (path === '/v2/process-instances') {
    json(response, {
      processInstanceKey: nextKey(),
      ...definition,
      processDefinitionVersion: 1,
      variables: {},
      tags: [],
    });
  } else if (path.startsWith('/v2/jobs/')) {
    response.statusCode = 204;
    response.end();
  } else {
    response.statusCode = 404;
    response.end();
  }
}

const server = createServer((request: IncomingMessage, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => answer(request.url ?? '', Buffer.concat(chunks).toString(), response));
});
process.once('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`listening on http://127.0.0.1:${String((server.address() as AddressInfo).port)}\n`);
});
