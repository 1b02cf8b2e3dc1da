/**
 * A REST client that hides nothing: what the tests send is what goes over the wire, and every answer is checked against the
 * official client's schemas.
 */
import { expectContract } from './contract.ts';

/** One row or item of an answer. */
export type Row = Readonly<Record<string, unknown>>;

/** What the tests look at by name, of any answer; what an answer does not have is undefined and fails there. */
export interface Body extends Row {
  readonly title: string;
  readonly detail: string;
  readonly items: Row[];
  readonly page: {
    readonly totalItems: number;
    readonly hasMoreTotalItems: boolean;
    readonly startCursor: string;
    readonly endCursor: string;
  };
  readonly jobs: Row[];
  readonly deployments: {
    readonly processDefinition: { readonly processDefinitionKey: string; readonly resourceName: string };
  }[];
  readonly processInstanceKey: string;
  readonly variables: Row;
}

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly headers: Headers;
  /** Parsed JSON, text of anything else, undefined without a body. */
  readonly body: Body;
}

export interface Api {
  readonly url: string;
  send(method: string, path: string, init?: RequestInit): Promise<Answer>;
  get(path: string): Promise<Answer>;
  post(path: string, body?: unknown): Promise<Answer>;
  call(method: string, path: string, body?: unknown): Promise<Answer>;
  deploy(files: Readonly<Record<string, string>>): Promise<Answer>;
}

async function read(response: Response): Promise<Answer> {
  const type = response.headers.get('content-type') ?? '';
  const text = await response.text();
  const body = (text === '' ? undefined : type.includes('json') ? JSON.parse(text) : text) as Body;
  return { status: response.status, type, headers: response.headers, body };
}

/** The API at `url`, with `/v2` before every path. */
export function apiAt(url: string): Api {
  const send: Api['send'] = async (method, path, init) => {
    const answer = await read(await fetch(`${url}/v2${path}`, { method, ...init }));
    expectContract(method, path, answer);
    return answer;
  };
  const call: Api['call'] = (method, path, body) =>
    send(method, path, {
      headers: { 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  return {
    url,
    send,
    call,
    get: (path) => send('GET', path),
    post: (path, body) => call('POST', path, body),
    deploy: (files) => {
      const form = new FormData();
      for (const [name, text] of Object.entries(files)) form.append('resources', new Blob([text]), name);
      form.append('tenantId', '<default>');
      return send('POST', '/deployments', { body: form });
    },
  };
}
