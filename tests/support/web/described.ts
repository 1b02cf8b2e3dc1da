/** Judges answers of the application by its own description. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { openapi31, resolve, type OpenApi, type Operation } from '../openapi31.ts';

const API = '/api/v1';
const HERE = 'https://fengqiao.example/api';
const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

export interface Described {
  readonly document: OpenApi;
  /** Every described operation as a router has it: `GET /api/v1/matters/:matterId`. */
  readonly routes: readonly string[];
  /** What is wrong with the answer of a route; empty = nothing. Reads the body. */
  faults(route: string, response: Response): Promise<string[]>;
}

/** A validator that knows the document's components by `HERE#/components/…`. */
export function validatorOf(document: { readonly components?: unknown }, options: object = {}): Ajv2020 {
  const ajv = new Ajv2020({ validateFormats: false, ...options });
  ajv.addKeyword('components');
  ajv.addSchema({ $id: HERE, components: document.components }, undefined, false, false);
  return ajv;
}
export const led = (schema: object): object =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/', `"${HERE}#/`)) as object;

/** Throws when it is no OpenAPI document. */
export function describedBy(content: unknown): Described {
  const document = openapi31.parse(content);
  const ajv = validatorOf(document);
  const compiled = new Map<string, ValidateFunction>();
  function validate(schema: object): ValidateFunction {
    const text = JSON.stringify(schema);
    const known = compiled.get(text) ?? ajv.compile(led(schema));
    compiled.set(text, known);
    return known;
  }
  function operationOf(route: string): Operation | undefined {
    const [method = '', path = ''] = route.replace(API, '').split(' ');
    return document.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase() as (typeof METHODS)[number]];
  }
  return {
    document,
    routes: Object.entries(document.paths).flatMap(([path, item]) =>
      METHODS.filter((method) => item[method]).map(
        (method) => `${method.toUpperCase()} ${API}${path.replace(/\{(\w+)\}/g, ':$1')}`,
      ),
    ),
    async faults(route, response) {
      const at = `${route} ${String(response.status)}`;
      const said = operationOf(route)?.responses[String(response.status)];
      const text = await response.text();
      if (!said) return [`${at} is not described: ${text.slice(0, 200)}`];
      const { content: media } = (typeof said['$ref'] === 'string' ? resolve(document, said['$ref']) : said) as {
        content?: Record<string, { schema?: object }>;
      };
      if (!media) return text === '' ? [] : [`${at} has a body that is not described`];
      const type = (response.headers.get('content-type') ?? '').split(';')[0] ?? '';
      const described = media[type];
      if (!described) return [`${at} comes as ${type}`];
      if (!described.schema) return [];
      const fits = validate(described.schema);
      if (fits(JSON.parse(text))) return [];
      return (fits.errors ?? []).map(
        ({ instancePath, message = '', params }) => `${at} ${instancePath}: ${message} ${JSON.stringify(params)}`,
      );
    },
  };
}
