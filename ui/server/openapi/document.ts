/** The register as an OpenAPI 3.1 document. */
import type { z } from 'zod';
import { lines } from './lines/index.ts';
import { problemSchema } from './answers/problem.ts';
import { tags, type Media, type Operation, type Tag } from './operation.ts';
import { namesIn, pathParameters } from './parameters.ts';
import { createSchemaBook, type Json, type SchemaBook } from './schemas.ts';
import {
  IDEMPOTENCY_KEY,
  IF_MATCH,
  IF_NONE_MATCH,
  about,
  described,
  headers,
  problemWords,
  statusWords,
  texts,
  type Sentence,
} from './words.ts';

export interface DocumentOptions {
  /** Parts of the API that this installation does not have. */
  readonly without: readonly Tag[];
  /** Name of the session's cookie. */
  readonly cookie: string;
}

const isMedia = (answer: Operation['answer']): answer is Media => answer !== undefined && 'media' in answer;
const ref = (kind: string, name: string): Json => ({ $ref: `#/components/${kind}/${name}` });

function wordsOf(words: Readonly<Record<number, Sentence>>, code: number): Sentence {
  const sentence = words[code];
  if (!sentence) throw new Error(`Nothing says what ${String(code)} means`);
  return sentence;
}

/** `getMattersByMatterId`: stays the same as long as the address does, for clients that are made from the document. */
export const operationId = ({ method, path }: Pick<Operation, 'method' | 'path'>): string =>
  method +
  path
    .split(/[/.-]/)
    .filter((part) => part !== '')
    .map((part) => (part.startsWith('{') ? `By${part.charAt(1).toUpperCase()}${part.slice(2, -1)}` : part))
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');

function parametersOf(book: SchemaBook, operation: Operation): Json[] {
  const id = operationId(operation);
  const inPath = namesIn(operation.path).map((name): Json => {
    const schema = pathParameters[name];
    if (!schema) throw new Error(`Nothing says what may stand for {${name}} of ${operation.path}`);
    return { name, in: 'path', required: true, schema: book.of(schema, 'input', id) };
  });
  const inQuery = Object.entries((operation.query?.shape ?? {}) as Record<string, z.ZodType>).map(
    ([name, schema]): Json => ({
      name,
      in: 'query',
      required: !schema.safeParse(undefined).success,
      schema: book.of(schema, 'input', id),
    }),
  );
  const inHeader = [
    ...(operation.ifMatch
      ? [ref('parameters', operation.ifMatch === 'REQUIRED' ? IF_MATCH : `${IF_MATCH}Optional`)]
      : []),
    ...(operation.once ? [ref('parameters', IDEMPOTENCY_KEY)] : []),
    ...(operation.tagged ? [ref('parameters', IF_NONE_MATCH)] : []),
  ];
  return [...inPath, ...inQuery, ...inHeader];
}

function bodyOf(book: SchemaBook, operation: Operation): Json {
  const { body } = operation;
  if (body === undefined) return {};
  const content =
    body === 'FILE'
      ? {
          'multipart/form-data': {
            schema: {
              type: 'object',
              properties: { file: { type: 'string', contentMediaType: 'application/octet-stream' } },
              required: ['file'],
            },
          },
        }
      : { 'application/json': { schema: book.of(body, 'input', operationId(operation)) } };
  // A body whose every field has a default may be left out.
  const needed = body === 'FILE' || !body.safeParse({}).success;
  return { requestBody: { required: needed, content } };
}

/** Problems that the parts of an operation bring along. */
export function problemsOf(operation: Operation): readonly number[] {
  const { path, open, query, body, ifMatch, once, problems = [] } = operation;
  const parts = [
    ...(open ? [] : [401, 403]),
    ...((query ?? body ?? once) ? [400] : []),
    ...(path.includes('{') ? [400, 404] : []),
    ...(body === undefined ? [] : [403, 413]),
    ...(ifMatch ? [400, 409, 428] : []),
    ...(ifMatch === 'OPTIONAL' ? [412] : []),
    429,
    500,
  ];
  return [...new Set([...parts, ...problems])].toSorted((a, b) => a - b);
}

function responsesOf(book: SchemaBook, operation: Operation): Json {
  const { answer, status = [answer === undefined ? 204 : 200], tagged, ifMatch } = operation;
  const content: Json | undefined = isMedia(answer)
    ? Object.fromEntries(answer.media.map((media): [string, Json] => [media.split(';')[0] ?? media, {}]))
    : answer && { 'application/json': { schema: book.of(answer, 'output', operationId(operation)) } };
  const sent = {
    ...(tagged || ifMatch ? { ETag: ref('headers', 'ETag') } : {}),
    RateLimit: ref('headers', 'RateLimit'),
    'RateLimit-Policy': ref('headers', 'RateLimit-Policy'),
  };
  return {
    ...Object.fromEntries(
      status.map((code) => [
        String(code),
        { ...described(wordsOf(statusWords, code)), headers: sent, ...(content && { content }) },
      ]),
    ),
    ...(tagged ? { '304': ref('responses', 'NotModified') } : {}),
    ...Object.fromEntries(
      problemsOf(operation).map((code) => [String(code), ref('responses', `Problem${String(code)}`)]),
    ),
  };
}

function operationOf(book: SchemaBook, operation: Operation): Json {
  const [zh, en] = operation.summary;
  const parameters = parametersOf(book, operation);
  return {
    operationId: operationId(operation),
    tags: [operation.tag],
    summary: zh,
    'x-summary-en': en,
    ...(operation.open ? { security: [] } : {}),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...bodyOf(book, operation),
    responses: responsesOf(book, operation),
  };
}

export function createDocument({ without, cookie }: DocumentOptions): Json {
  const book = createSchemaBook();
  const shown = lines.filter(({ tag }) => !without.includes(tag));
  const paths: Record<string, Record<string, Json>> = {};
  for (const operation of shown) (paths[operation.path] ??= {})[operation.method] = operationOf(book, operation);
  const problem = book.of(problemSchema, 'output', 'Problem');
  const problems = [...new Set(shown.flatMap(problemsOf))].map((code): [string, Json] => [
    `Problem${String(code)}`,
    {
      ...described(wordsOf(problemWords, code)),
      ...(code === 429 ? { headers: { 'Retry-After': ref('headers', 'Retry-After') } } : {}),
      content: { 'application/problem+json': { schema: problem } },
    },
  ]);
  return {
    openapi: '3.1.1',
    info: { title: texts.title, version: '1', ...about, 'x-title-en': texts.titleEn },
    servers: [{ url: '/api/v1' }],
    security: [{ session: [] }],
    tags: Object.entries(tags)
      .filter(([name]) => shown.some(({ tag }) => tag === name))
      .map(([name, [zh, en]]) => ({ name, description: zh, 'x-description-en': en })),
    paths,
    components: {
      schemas: book.components,
      parameters: texts.parameters,
      headers,
      responses: {
        NotModified: { ...described(wordsOf(statusWords, 304)), headers: { ETag: ref('headers', 'ETag') } },
        ...Object.fromEntries(problems),
      },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: cookie, description: texts.session } },
    },
  };
}
