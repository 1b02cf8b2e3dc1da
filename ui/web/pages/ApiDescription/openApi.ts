/** The OpenAPI document of the server (ui/server/openapi), read into what the page shows. */
import type { Name } from '../../../../domain/schema/eventNames.ts';

/** The part of JSON Schema that the document uses. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly default?: unknown;
  readonly format?: string;
}
export type Schemas = Readonly<Record<string, Schema>>;

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly schema: Schema;
  readonly about: Name | null;
}

export interface Answer {
  readonly status: string;
  readonly about: Name;
  /** Media type and, for JSON, what it looks like. */
  readonly content: { readonly media: string; readonly schema: Schema | null } | null;
}

export type Body =
  | { readonly kind: 'NONE' }
  | { readonly kind: 'FILE' }
  | { readonly kind: 'JSON'; readonly required: boolean; readonly schema: Schema };

export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly tag: string;
  readonly title: Name;
  readonly parameters: readonly Parameter[];
  readonly body: Body;
  readonly answers: readonly Answer[];
}

export interface Description {
  readonly about: Name;
  /** Where the paths begin. */
  readonly base: string;
  readonly tags: readonly { readonly name: string; readonly title: Name }[];
  readonly operations: readonly Operation[];
  readonly schemas: Schemas;
}

interface Sentence {
  readonly description?: string;
  readonly 'x-description-zh'?: string;
}
interface RawReference {
  readonly $ref?: string;
}
type Content = Readonly<Record<string, { readonly schema?: Schema }>>;
type RawParameter = RawReference & Sentence & Omit<Parameter, 'about'>;
type RawAnswer = RawReference & Sentence & { readonly content?: Content };
interface RawOperation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly 'x-summary-en': string;
  readonly parameters?: readonly RawParameter[];
  readonly requestBody?: { readonly required: boolean; readonly content: Content };
  readonly responses: Readonly<Record<string, RawAnswer>>;
}

/** As `GET /openapi.json` answers. */
export interface RawDocument {
  readonly info: Sentence;
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly {
    readonly name: string;
    readonly description: string;
    readonly 'x-description-en': string;
  }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, RawOperation>>>>;
  readonly components: {
    readonly schemas: Schemas;
    readonly parameters: Readonly<Record<string, RawParameter>>;
    readonly responses: Readonly<Record<string, RawAnswer>>;
  };
}

const nameOf = ({ description = '', 'x-description-zh': zh = description }: Sentence): Name => ({
  zh,
  en: description,
});
const lastOf = (ref: string): string => ref.slice(ref.lastIndexOf('/') + 1);

/** What stands under the name that a reference leads to. */
function at<T>(named: Readonly<Record<string, T>>, one: T & RawReference): T {
  const found = one.$ref === undefined ? one : named[lastOf(one.$ref)];
  if (found === undefined) throw new Error(`The description refers to ${String(one.$ref)}, which it does not have`);
  return found;
}

export const schemaNameOf = (schema: Schema): string | null => (schema.$ref === undefined ? null : lastOf(schema.$ref));

function bodyOf({ requestBody }: RawOperation): Body {
  if (!requestBody) return { kind: 'NONE' };
  const schema = requestBody.content['application/json']?.schema;
  return schema ? { kind: 'JSON', required: requestBody.required, schema } : { kind: 'FILE' };
}

function contentOf(content: Content = {}): Answer['content'] {
  const [first] = Object.entries(content);
  return first ? { media: first[0], schema: first[1].schema ?? null } : null;
}

export function readDescription({ info, servers, tags, paths, components }: RawDocument): Description {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, raw]): Operation => ({
      id: raw.operationId,
      method: method.toUpperCase(),
      path,
      tag: raw.tags[0] ?? '',
      title: { zh: raw.summary, en: raw['x-summary-en'] },
      parameters: (raw.parameters ?? []).map((one) => {
        const { name, in: where, required, schema, ...sentence } = at(components.parameters, one);
        return {
          ...{ name, in: where, required, schema },
          about: sentence.description === undefined ? null : nameOf(sentence),
        };
      }),
      body: bodyOf(raw),
      answers: Object.entries(raw.responses).map(([status, one]) => {
        const answer = at(components.responses, one);
        return { status, about: nameOf(answer), content: contentOf(answer.content) };
      }),
    })),
  );
  return {
    about: nameOf(info),
    base: servers[0]?.url ?? '',
    tags: tags.map(({ name, description, 'x-description-en': en }) => ({ name, title: { zh: description, en } })),
    operations,
    schemas: components.schemas,
  };
}
