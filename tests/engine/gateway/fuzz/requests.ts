/** Requests that are nearly right, drawn from a seed. */
import { STATUS_CODES } from 'node:http';
import type { Random } from '../../../support/rounds.ts';
import { orderProcess } from '../support/models.ts';
import { changed, spoiled, textOf } from './mutations.ts';
import { type Route, routes } from './routes.ts';
import { type Known, valueOf } from './values.ts';

export interface FuzzRequest {
  readonly route: Route;
  readonly method: string;
  readonly target: string;
  readonly bytes: Buffer;
  /** The sender breaks off, though it promised more. */
  readonly ends: boolean;
}

const chance = (random: Random, percent: number): boolean => random.between(1, 100) <= percent;

const ODD_KEYS = [
  '0',
  '-1',
  '-0',
  '00',
  '1',
  '9'.repeat(18),
  '9'.repeat(19),
  '9'.repeat(25),
  `-${'9'.repeat(25)}`,
  '9'.repeat(26),
  '9'.repeat(4000),
  'abc',
  '1e5',
  '0x10',
  '+1',
  '1.0',
  '%31',
  '%00',
  '%',
  '%zz',
  '%C3%28',
  '%2F',
  '..%2F..',
  '%20',
  '%E6%9E%AB',
  '%E0%A5%A7',
  '%FF',
  '__proto__',
  'constructor',
  '1%27%20or%201=1--',
  '00000000-0000-0000-0000-000000000000',
  'search',
  '1;2',
  '1,2',
  '*',
];
const QUERIES = [
  '',
  '',
  '',
  '?',
  '?truncateValues=false',
  '?truncateValues=maybe',
  '?truncateValues=true&truncateValues=false',
  '?a[b]=1',
  '?__proto__=1',
  '?%',
  '?%00',
  `?${'x=1&'.repeat(500)}`,
];
const METHODS = [
  'GET',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'HEAD',
  'OPTIONS',
  'TRACE',
  'PROPFIND',
  'CONNECT',
  'FOO',
  'get',
  '',
];
const TYPES = [
  'text/plain',
  'application/x-www-form-urlencoded',
  'application/json; charset=utf-16',
  'application/json; charset',
  'json',
  '',
  'multipart/form-data',
  'multipart/form-data; boundary=',
  'application/problem+json',
  'application/json, text/plain',
  '*/*',
];
const HEADERS: readonly string[] = [
  'Content-Encoding: gzip',
  'Content-Encoding: br, gzip',
  'Expect: 100-continue',
  'Expect: the-unexpected',
  'Accept: text/html',
  'Origin: https://evil.example',
  'Origin: null',
  'Sec-Fetch-Site: cross-site',
  'Authorization: Basic x',
  'Host: evil.example',
  'X-Forwarded-Host: evil.example',
  'Upgrade: websocket',
  'Upgrade: h2c',
  'Content-Length: -1',
  'Content-Length: 5, 6',
  'Content-Length: 999999999999999999999',
  'Transfer-Encoding: gzip',
  'Transfer-Encoding: chunked',
  'Bad Name: x',
  'X-Control: \x01',
  'X-Latin: \xe9\xff',
  'X-HTTP-Method-Override: DELETE',
  'Range: bytes=0-1',
  'If-Match: *',
  `X-Large: ${'y'.repeat(20_000)}`,
  ...[Array.from({ length: 1500 }, (_, index) => `X-${String(index)}: 1`).join('\r\n')],
  ': empty',
  'no colon',
];

function targetOf(path: string, random: Random, known: Known): string {
  const filled = path.replaceAll(/:(\w+)/g, (_all, name: string) => {
    const pool = known[name] ?? [];
    return pool.length > 0 && chance(random, 75) ? String(random.pick(pool)) : random.pick(ODD_KEYS);
  });
  const target = `/v2${filled}${random.pick(QUERIES)}`;
  if (chance(random, 95)) return target;
  return random.pick([
    `/${target}`,
    `${target}/`,
    target.toUpperCase(),
    `/v2/..${target}`,
    `http://evil.example${target}`,
    '*',
    '/',
    '',
  ]);
}

function multipart(random: Random): Buffer {
  const file = random.pick([
    orderProcess,
    orderProcess.slice(0, random.between(0, 900)),
    '{}',
    '<a/>',
    '',
    '\0',
    '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>',
  ]);
  const name = random.pick(['order.bpmn', 'x.dmn', 'x.form', 'x', '../x.bpmn', '枫桥.bpmn', '']);
  const part = random.pick(['resources', 'resources', 'resources', 'tenantId', '__proto__', '']);
  const tenant = random.pick(['<default>', '<default>', 'other', '']);
  return Buffer.from(
    `--b\r\nContent-Disposition: form-data; name="${part}"; filename="${name}"\r\n\r\n${file}\r\n` +
      `--b\r\nContent-Disposition: form-data; name="tenantId"\r\n\r\n${tenant}\r\n--b--\r\n`,
  );
}

function bodyOf({ path, body, definitions }: Route, random: Random, known: Known): Buffer {
  if (path === '/deployments') return multipart(random);
  const right = body ? valueOf(body, { random, known, definitions }) : chance(random, 80) ? undefined : {};
  if (right === undefined && chance(random, 90)) return Buffer.alloc(0);
  let value = right;
  for (let changes = random.pick([0, 1, 1, 1, 2]); changes > 0; changes -= 1) value = changed(value, random);
  return Buffer.from(textOf(value));
}

/** Draws one request to one of the gateway's routes; `known` is what there is to ask for. */
export function drawRequest(random: Random, known: Known): FuzzRequest {
  const route = random.pick(routes);
  const method = chance(random, 92) ? route.method : random.pick(METHODS);
  const target = targetOf(route.path, random, known);
  const right = bodyOf(route, random, known);
  const body = chance(random, 12) ? spoiled(right, random) : right;
  const rightType = route.path === '/deployments' ? 'multipart/form-data; boundary=b' : 'application/json';
  const missing = chance(random, 97) ? 0 : random.pick([-1, 7]);
  const headers = [
    ...(chance(random, 98) ? ['Host: localhost'] : []),
    `Content-Type: ${chance(random, 94) ? rightType : random.pick(TYPES)}`,
    ...(chance(random, 10) ? [random.pick(HEADERS)] : []),
    `Content-Length: ${String(body.length + missing)}`,
    'Connection: close',
  ];
  const head = `${method} ${target} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`;
  return { route, method, target, bytes: Buffer.concat([Buffer.from(head, 'latin1'), body]), ends: missing > 0 };
}

/** A status of HTTP in words, for the table. */
export const statusText = (status: number): string => `${String(status)} ${STATUS_CODES[status] ?? ''}`.trim();
