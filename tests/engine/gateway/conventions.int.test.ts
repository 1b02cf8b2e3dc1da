import { request } from 'node:http';
import { connect } from 'node:net';
import { checkBindAddress } from '../../../engine/gateway/http/safety.ts';
import { MULTIPART_LIMIT } from '../../../engine/gateway/http/multipart.ts';
import { JSON_LIMIT } from '../../../engine/gateway/http/body.ts';
import { exchange } from './fuzz/wire.ts';
import { startTestEngine, useEngine } from './support/engine.ts';
import { impossible, oneJob, straightThrough } from './support/models.ts';

/** A body that is sent in these parts, its length not told beforehand. */
const streamOf = (parts: readonly Uint8Array[]): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      for (const part of parts) controller.enqueue(part);
      controller.close();
    },
  });

const engine = useEngine();

const problem = (title: string, status: number, detail: unknown, instance: string): object => ({
  status,
  type: 'application/problem+json',
  body: { type: 'about:blank', title, status, detail, instance },
});

/** The status that answers a request with exactly these headers; `fetch` would not send some of them. */
const statusFor = (headers: Record<string, string>): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(engine.api.url);
    const sent = request({ hostname, port, path: '/v2/topology', headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject);
    sent.end();
  });

describe('without authentication the gateway', () => {
  test('should answer programs on this machine', async () => {
    expect(await statusFor({ host: 'localhost:1234' })).toBe(200);
    expect(await statusFor({ host: '127.0.0.1:1234', authorization: '' })).toBe(200);
    expect(await statusFor({ host: '[::1]:1234' })).toBe(200);
    expect(await statusFor({ host: 'localhost:1234', origin: 'http://localhost:1234' })).toBe(200);
    expect(await statusFor({ host: 'localhost:1234', 'sec-fetch-site': 'none' })).toBe(200);
  });

  test.each([
    ['a Host that only resolves to this machine', { host: 'evil.example' }],
    ['a Host that begins like a loopback one', { host: 'localhost.evil.example' }],
    ['a page of another site', { host: 'localhost:1234', origin: 'https://evil.example' }],
    ['a page of another port', { host: 'localhost:1234', origin: 'http://localhost:3000' }],
    ['a page without an origin', { host: 'localhost:1234', origin: 'null' }],
    ['a cross-site fetch', { host: 'localhost:1234', 'sec-fetch-site': 'cross-site' }],
    ['a fetch from another port', { host: 'localhost:1234', 'sec-fetch-site': 'same-site' }],
  ])('should refuse %s', async (_who, headers) => {
    expect(await statusFor(headers)).toBe(403);
  });

  test('should allow no other page anything', async () => {
    const { headers } = await engine.api.get('/topology');
    expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  test.each(['0.0.0.0', '::', '192.168.1.5', 'engine.example', '127.0.0.1.example'])(
    'should not start on %s',
    (host) => {
      expect(() => checkBindAddress(host, { authenticated: false })).toThrow('no authentication');
    },
  );
});

describe('a request that is wrong in itself', () => {
  test('should be told what is not JSON', async () => {
    const answer = await engine.api.send('POST', '/jobs/search', {
      headers: { 'content-type': 'application/json' },
      body: '{"filter": secret',
    });
    expect(answer).toMatchObject(
      problem('INVALID_ARGUMENT', 400, 'The body is not well-formed JSON (an object is expected)', '/v2/jobs/search'),
    );
  });

  test('should be told the unknown field by its path', async () => {
    const answer = await engine.api.post('/process-instances', { processDefinitionId: 'x', variable: {} });
    expect(answer).toMatchObject(problem('INVALID_ARGUMENT', 400, 'variable: unknown field', '/v2/process-instances'));
  });

  test('should be told every wrong field', async () => {
    const { status, body } = await engine.api.post('/jobs/activation', { type: '', timeout: 0, tenantIds: ['other'] });
    expect(status).toBe(400);
    for (const field of ['type: ', 'timeout: ', 'maxJobsToActivate: ', 'tenantIds[0]: ']) {
      expect(body.detail).toContain(field);
    }
  });

  test('should be told that only one of id and key names a definition', async () => {
    const both = { processDefinitionId: 'x', processDefinitionKey: '1' };
    for (const body of [{}, both]) {
      const answer = await engine.api.post('/process-instances', body);
      expect(answer.status).toBe(400);
      expect(answer.body.detail).toContain('exactly one of processDefinitionId and processDefinitionKey');
    }
  });

  test('should be told that a key is no key', async () => {
    expect(await engine.api.get('/process-instances/abc')).toMatchObject(
      problem('INVALID_ARGUMENT', 400, expect.stringContaining("'abc' is not a key"), '/v2/process-instances/abc'),
    );
  });

  test.each(['9223372036854775808', '-9223372036854775809', '9'.repeat(25)])(
    'should be told that a key has too many bits: %s',
    async (key) => {
      const { status, body } = await engine.api.post(`/element-instances/ad-hoc-activities/${key}/activation`, {
        elements: [{ elementId: 'a' }],
      });
      expect([status, body.detail]).toEqual([400, expect.stringContaining(`'${key}' is not a key`)]);
    },
  );

  test('should be refused when the body is too large, whatever is in it', async () => {
    const body = JSON.stringify({ padding: 'x'.repeat(JSON_LIMIT) });
    const headers = { 'content-type': 'application/json' };
    expect(await engine.api.send('POST', '/jobs/search', { headers, body })).toMatchObject(
      problem('CONTENT_TOO_LARGE', 413, expect.stringContaining(String(JSON_LIMIT)), '/v2/jobs/search'),
    );
  });

  test('should be refused when it is not JSON at all', async () => {
    const answer = await engine.api.send('POST', '/jobs/search', {
      headers: { 'content-type': 'text/plain' },
      body: '{}',
    });
    expect(answer).toMatchObject(problem('UNSUPPORTED_MEDIA_TYPE', 415, expect.any(String), '/v2/jobs/search'));
  });

  test('should be refused when it grows too large without having said so', async () => {
    const part = new TextEncoder().encode('x'.repeat(JSON_LIMIT / 4));
    const parts = [new TextEncoder().encode('{"padding":"'), part, part, part, part, new TextEncoder().encode('"}')];
    const response = await fetch(`${engine.api.url}/v2/jobs/search`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: streamOf(parts),
      duplex: 'half',
    } as RequestInit);
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ title: 'CONTENT_TOO_LARGE' });
  });

  test.each([
    ['application/json; charset=iso-8859-1', 'identity'],
    ['application/json', 'gzip'],
  ])('should be refused as %s with encoding %s', async (type, encoding) => {
    const headers = { 'content-type': type, 'content-encoding': encoding };
    const answer = await engine.api.send('POST', '/jobs/search', { headers, body: '{}' });
    expect(answer).toMatchObject(problem('UNSUPPORTED_MEDIA_TYPE', 415, expect.any(String), '/v2/jobs/search'));
  });

  test.each(['application/json', 'Application/JSON ; Charset="UTF-8"', 'application/vnd.camunda.api+json'])(
    'should be read as %s, with or without a byte order mark',
    async (type) => {
      for (const body of ['{"page":{"limit":1}}', '\uFEFF{"page":{"limit":1}}']) {
        const answer = await engine.api.send('POST', '/jobs/search', { headers: { 'content-type': type }, body });
        expect(answer.status).toBe(200);
      }
    },
  );

  test('should be read whole when a character arrives in two parts', async () => {
    const name = '枫桥';
    const bytes = new TextEncoder().encode(`{"${name}":1}`);
    const response = await fetch(`${engine.api.url}/v2/jobs/search`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: streamOf([bytes.slice(0, 3), bytes.slice(3)]),
      duplex: 'half',
    } as RequestInit);
    expect(await response.json()).toMatchObject({ detail: `${name}: unknown field` });
  });

  test('should be refused when variables try to change prototypes', async () => {
    const answer = await engine.api.send('POST', '/signals/broadcast', {
      headers: { 'content-type': 'application/json' },
      body: '{"signalName": "s", "variables": {"__proto__": {"admin": true}}}',
    });
    expect(answer).toMatchObject(
      problem('INVALID_ARGUMENT', 400, expect.stringContaining('variables'), '/v2/signals/broadcast'),
    );
  });

  test.each([
    ['/process-instances/search', { filter: { processDefinitionId: 'a\0b' } }, 'filter.processDefinitionId'],
    ['/process-instances/search', { filter: { variables: [{ name: 'a', value: { $like: '\0' } }] } }, 'value.$like'],
    ['/signals/broadcast', { signalName: 's', variables: { 'a\0b': 1 } }, 'variables'],
    ['/messages/publication', { name: 'm', correlationKey: '\0' }, 'correlationKey'],
    ['/messages/publication', { name: 'm', timeToLive: 1e300 }, 'timeToLive'],
    ['/jobs/activation', { type: 't', timeout: 1.5, maxJobsToActivate: 1 }, 'timeout'],
    ['/jobs/1/failure', { retries: 2 ** 40 }, 'retries'],
  ])('should be refused when a value fits no column: %s %#', async (path, body, field) => {
    const answer = await engine.api.post(path, body);
    expect([answer.status, answer.body.title]).toEqual([400, 'INVALID_ARGUMENT']);
    expect(answer.body.detail).toContain(`${field}: `);
  });

  test('should be refused when the clock would leave the calendar', async () => {
    const { status, body } = await engine.api.call('PUT', '/clock', { timestamp: 8.64e15 });
    expect([status, body.detail]).toEqual([400, expect.stringContaining('timestamp: ')]);
  });

  test('should be refused for a tenant there is not', async () => {
    const { status, body } = await engine.api.post('/signals/broadcast', { signalName: 's', tenantId: 'other' });
    expect([status, body.title]).toEqual([400, 'INVALID_ARGUMENT']);
    expect(body.detail).toContain("tenantId: the only tenant is '<default>'");
  });
});

describe('what a caller asks of an element that is not there', () => {
  test('should be refused in the words of Zeebe', async () => {
    const set = await engine.api.call('PUT', '/element-instances/1/variables', { variables: {} });
    expect(set.body.detail).toBe(
      "Expected to update variables for element with key '1', but no such element was found",
    );
    const activate = await engine.api.post('/element-instances/ad-hoc-activities/1/activation', {
      elements: [{ elementId: 'a' }],
    });
    expect(activate.body.detail).toBe(
      "Expected to activate activities for ad-hoc sub-process with key '1', but no ad-hoc sub-process instance found with that key.",
    );
  });

  test('should be told apart from an element that is no ad-hoc sub-process', async () => {
    await engine.api.deploy({ 'plain-work.bpmn': oneJob('plain-work', 'plain.work') });
    const { body } = await engine.api.post('/process-instances', { processDefinitionId: 'plain-work' });
    const { items } = (
      await engine.api.post('/element-instances/search', {
        filter: { processInstanceKey: body.processInstanceKey, elementId: 'work' },
      })
    ).body;
    const key = String(items[0]!['elementInstanceKey']);
    const answer = await engine.api.post(`/element-instances/ad-hoc-activities/${key}/activation`, {
      elements: [{ elementId: 'a' }],
    });
    expect([answer.status, answer.body.detail]).toEqual([
      404,
      expect.stringContaining('no ad-hoc sub-process instance'),
    ]);
  });
});

describe('what Node would answer without a body', () => {
  const raw = async (bytes: string) => {
    const answer = await exchange(
      { port: Number(new URL(engine.api.url).port), patienceMs: 10_000 },
      Buffer.from(bytes),
      false,
    );
    if (typeof answer === 'string') throw new Error(answer);
    return [answer.status, answer.headers['content-type'], (JSON.parse(answer.body) as { title: string }).title];
  };
  const JSON_HEAD = 'Host: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n';

  test.each([
    ['no HTTP', 'hello\r\n\r\n', [400, 'INVALID_ARGUMENT']],
    ['no Host', 'GET /v2/topology HTTP/1.1\r\nConnection: close\r\n\r\n', [403, 'FORBIDDEN']],
    ['large headers', `GET / HTTP/1.1\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, [431, 'HEADERS_TOO_LARGE']],
    ['a tunnel', 'CONNECT evil.example:80 HTTP/1.1\r\nHost: localhost\r\n\r\n', [400, 'INVALID_ARGUMENT']],
    [
      'a length in words',
      `POST /v2/jobs/search HTTP/1.1\r\n${JSON_HEAD}Content-Length: two\r\n\r\n{}`,
      [400, 'INVALID_ARGUMENT'],
    ],
    [
      'a broken chunk',
      `POST /v2/jobs/search HTTP/1.1\r\n${JSON_HEAD}Transfer-Encoding: chunked\r\n\r\nx\r\n`,
      [400, 'INVALID_ARGUMENT'],
    ],
    [
      'an expectation',
      `POST /v2/incidents/1/resolution HTTP/1.1\r\n${JSON_HEAD}Expect: more\r\n\r\n`,
      [404, 'NOT_FOUND'],
    ],
    [
      'more than was said',
      `POST /v2/incidents/1/resolution HTTP/1.1\r\n${JSON_HEAD}Content-Length: 2\r\n\r\n{} }`,
      [404, 'NOT_FOUND'],
    ],
  ])('should be a problem: %s', async (_what, bytes, [status, title]) => {
    expect(await raw(bytes)).toEqual([status, 'application/problem+json', title]);
  });
});

test('a client that is gone once it was refused should not be waited for', async () => {
  const own = await startTestEngine();
  const port = Number(new URL(own.api.url).port);
  for (const bytes of ['CONNECT evil.example:80 HTTP/1.1\r\nHost: localhost\r\n\r\n', 'hello\r\n\r\n'])
    await new Promise<void>((resolve) => {
      const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
      socket.once('data', () => {
        socket.resetAndDestroy();
        resolve();
      });
      socket.write(bytes);
    });
  await own.stop();
});

describe('half a character', () => {
  test.each([
    ['a value', { name: 'n', correlationKey: 'k', variables: { a: ['\ud800'] } }],
    ['a name', { name: 'n', correlationKey: 'k', variables: { '\udc00': 1 } }],
    ['a key', { name: 'n', correlationKey: 'x\ud800x' }],
  ])('should be refused: %s', async (_where, body) => {
    const { status, body: answer } = await engine.api.post('/messages/publication', body);
    expect([status, answer.detail]).toEqual([400, expect.stringContaining('half a character')]);
  });

  test('should not be seen in two escapes that make a whole one, nor behind an escaped backslash', async () => {
    for (const json of ['"\\ud83d\\ude00"', String.raw`"\\ud800"`])
      expect(
        (
          await engine.api.send('POST', '/messages/publication', {
            headers: { 'content-type': 'application/json' },
            body: `{"name":"n","correlationKey":${json}}`,
          })
        ).status,
      ).toBe(200);
  });
});

describe('nesting', () => {
  const nested = (depth: number) =>
    engine.api.send('POST', '/messages/publication', {
      headers: { 'content-type': 'application/json' },
      // Brackets within a text are none.
      body: `{"name":"n","correlationKey":"${'['.repeat(5000)}","variables":{"a":${'['.repeat(depth - 2)}${']'.repeat(depth - 2)}}}`,
    });

  test('should be taken down to 1000 levels, as a cluster does, and refused below', async () => {
    expect((await nested(1000)).status).toBe(200);
    const { status, body } = await nested(1001);
    expect([status, body.detail]).toEqual([400, 'The body is nested deeper than 1000 levels']);
  });
});

describe('an empty body with a JSON content type', () => {
  test('should be no body', async () => {
    expect((await engine.api.post('/clock/reset')).status).toBe(204);
    expect((await engine.api.post('/jobs/search')).status).toBe(200);
    expect((await engine.api.call('DELETE', '/user-tasks/1/assignee')).body.title).toBe('NOT_FOUND');
    expect((await engine.api.post('/incidents/1/resolution')).body.title).toBe('NOT_FOUND');
  });
});

describe('what is not there', () => {
  test.each([
    ['GET', '/process-instances/1'],
    ['GET', '/process-definitions/1'],
    ['GET', '/process-definitions/1/xml'],
    ['GET', '/process-definitions/1/form'],
    ['GET', '/decision-definitions/1'],
    ['GET', '/decision-requirements/1/xml'],
    ['GET', '/decision-instances/1-1'],
    ['GET', '/user-tasks/1'],
    ['GET', '/user-tasks/1/form'],
    ['GET', '/incidents/1'],
    ['GET', '/variables/1'],
    ['GET', '/element-instances/1'],
    ['GET', '/resources/1'],
    ['GET', '/resources/1/content'],
    ['GET', '/batch-operations/00000000-0000-0000-0000-000000000000'],
    ['GET', '/process-instances/1/call-hierarchy'],
    ['POST', '/process-instances/1/cancellation'],
    ['POST', '/jobs/1/completion'],
    ['POST', '/user-tasks/1/completion'],
    ['POST', '/resources/1/deletion'],
  ])('should be NOT_FOUND: %s %s', async (method, path) => {
    const answer = await engine.api.call(method, path, method === 'GET' ? undefined : {});
    expect(answer).toMatchObject(problem('NOT_FOUND', 404, expect.any(String), `/v2${path}`));
  });

  test('should be named when nobody knows it', async () => {
    const answer = await engine.api.post('/petitions/search', {});
    expect(answer).toMatchObject(
      problem('NOT_FOUND', 404, 'There is no POST /v2/petitions/search', '/v2/petitions/search'),
    );
  });

  test.each(['/documents', '/users/search', '/jobs/statistics/global', '/authorizations'])(
    'should be NOT_IMPLEMENTED when only a cluster has it: %s',
    async (path) => {
      const detail = `POST /v2${path} is not supported by the embedded engine`;
      expect(await engine.api.post(path, {})).toMatchObject(problem('NOT_IMPLEMENTED', 501, detail, `/v2${path}`));
    },
  );
});

describe('a deployment', () => {
  test('should need a multipart body', async () => {
    expect(await engine.api.post('/deployments', {})).toMatchObject(
      problem('UNSUPPORTED_MEDIA_TYPE', 415, expect.any(String), '/v2/deployments'),
    );
  });

  test('should need a file', async () => {
    expect((await engine.api.deploy({})).body.detail).toBe('resources: at least one file is needed');
  });

  test('should take the header of the Java client', async () => {
    const boundary = 'b0undary';
    const body = [
      `--${boundary}`,
      'Content-Disposition: form-data; name="resources"; filename="plain.bpmn"',
      '',
      straightThrough('plain'),
      `--${boundary}--`,
      '',
    ].join('\r\n');
    const headers = { 'content-type': `multipart/form-data; charset=ISO-8859-1; boundary=${boundary}` };
    const { status, body: answer } = await engine.api.send('POST', '/deployments', { headers, body });
    expect([status, answer.deployments[0]!.processDefinition.resourceName]).toEqual([200, 'plain.bpmn']);
  });

  test('should end with a problem when the body breaks off', async () => {
    const headers = { 'content-type': 'multipart/form-data; boundary=b' };
    const body = '--b\r\nContent-Disposition: form-data; name="resources"; filename="x.bpmn"\r\n\r\n<half';
    expect(await engine.api.send('POST', '/deployments', { headers, body })).toMatchObject(
      problem('INVALID_ARGUMENT', 400, 'The multipart body is malformed', '/v2/deployments'),
    );
  });

  test('should refuse bytes that are no text', async () => {
    const form = new FormData();
    form.append('resources', new Blob([Buffer.from([0xff, 0xfe, 0x00])]), 'image.bpmn');
    const { status, body } = await engine.api.send('POST', '/deployments', { body: form });
    expect([status, body.detail]).toEqual([400, "The file 'image.bpmn' is not text in UTF-8"]);
    expect((await engine.api.deploy({ 'nul.txt': 'a\0b' })).status).toBe(400);
  });

  test('should be refused when it is too large', async () => {
    const { status, body } = await engine.api.deploy({ 'large.bpmn': 'x'.repeat(MULTIPART_LIMIT + 1) });
    expect([status, body.title]).toEqual([413, 'CONTENT_TOO_LARGE']);
  });

  test('should name the element that cannot run', async () => {
    const { status, body } = await engine.api.deploy({ 'impossible.bpmn': impossible });
    expect([status, body.title]).toEqual([400, 'INVALID_ARGUMENT']);
    expect(body.detail).toContain("'impossible.bpmn': element 'odd'");
    const found = await engine.api.post('/process-definitions/search', {
      filter: { processDefinitionId: 'impossible' },
    });
    expect(found.body.items).toEqual([]);
  });
});
