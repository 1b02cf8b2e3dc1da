/** What was filled in, as a request; and a request sent, as what came back. */
import type { Operation, Parameter } from './openApi.ts';

export interface Filled {
  /** By `keyOf` of the parameter. */
  readonly values: Readonly<Record<string, string>>;
  /** JSON as it was typed; empty = no body. */
  readonly body: string;
  readonly file: File | null;
}

export interface Call {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | File | null;
}

/** Why nothing was sent: what is missing, or a body that is no JSON. */
export type Lack = { readonly kind: 'MISSING'; readonly name: string } | { readonly kind: 'NOT_JSON' };

export interface Reply {
  readonly status: number;
  /** Milliseconds from sending to the whole body. */
  readonly tookMs: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Text of what is JSON or text; a file otherwise. */
  readonly content: { readonly text: string } | { readonly blob: Blob } | null;
}

export const keyOf = ({ in: where, name }: Pick<Parameter, 'in' | 'name'>): string => `${where}.${name}`;

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

export function callOf(base: string, { method, path, parameters, body }: Operation, filled: Filled): Call | Lack {
  const given = (one: Parameter): string => (filled.values[keyOf(one)] ?? '').trim();
  const missing = parameters.find((one) => one.required && given(one) === '');
  if (missing) return { kind: 'MISSING', name: missing.name };
  if (body.kind === 'FILE' && !filled.file) return { kind: 'MISSING', name: 'file' };
  const text = body.kind === 'JSON' ? filled.body.trim() : '';
  if (body.kind === 'JSON' && body.required && text === '') return { kind: 'MISSING', name: 'body' };
  if (text !== '' && !isJson(text)) return { kind: 'NOT_JSON' };
  const named = (where: Parameter['in']) =>
    parameters.filter((one) => one.in === where && given(one) !== '').map((one) => [one.name, given(one)] as const);
  const address = named('path').reduce(
    (whole, [name, value]) => whole.replace(`{${name}}`, encodeURIComponent(value)),
    path,
  );
  const query = new URLSearchParams(named('query').map(([name, value]) => [name, value])).toString();
  return {
    method,
    url: `${base}${address}${query === '' ? '' : `?${query}`}`,
    headers: {
      ...Object.fromEntries(named('header')),
      ...(text === '' ? {} : { 'Content-Type': 'application/json' }),
    },
    body: body.kind === 'FILE' ? filled.file : text === '' ? null : text,
  };
}

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** The same request for a terminal. The session's cookie stays out of it: it would be an account on a clipboard. */
export function curlOf(origin: string, { method, url, headers, body }: Call): string {
  return [
    `curl -X ${method} ${quoted(origin + url)}`,
    '-b cookies.txt',
    ...Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(body === null
      ? []
      : [typeof body === 'string' ? `--data ${quoted(body)}` : `-F ${quoted(`file=@${body.name}`)}`]),
  ].join(' \\\n  ');
}

function formOf(file: File): FormData {
  const form = new FormData();
  form.append('file', file);
  return form;
}

const readable = /json|^text\//;

export async function send({ method, url, headers, body }: Call): Promise<Reply> {
  const start = performance.now();
  const response = await fetch(url, {
    method,
    headers,
    credentials: 'same-origin',
    // What the server says is shown, not what the browser has kept of it.
    cache: 'no-store',
    body: body === null || typeof body === 'string' ? body : formOf(body),
  });
  const blob = await response.blob();
  const media = response.headers.get('content-type') ?? '';
  return {
    status: response.status,
    tookMs: Math.round(performance.now() - start),
    headers: [...response.headers],
    content: blob.size === 0 ? null : readable.test(media) ? { text: pretty(await blob.text()) } : { blob },
  };
}

const pretty = (text: string): string => (isJson(text) ? JSON.stringify(JSON.parse(text), null, 2) : text);
