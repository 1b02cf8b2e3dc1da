/** The parts of the OpenAPI 3.1 specification that our document uses, as schemas that take nothing else. */
import { z } from 'zod';

const words = z.string().min(1);
const extension = z.string().regex(/^x-/);
/** A field of the specification, or an extension of ours. */
const fields = <S extends z.ZodRawShape>(shape: S) =>
  z
    .looseObject(shape)
    .refine((one) => Object.keys(one).every((key) => key in shape || extension.safeParse(key).success), {
      message: 'A field that the specification does not know',
    });
const named = <S extends z.ZodType>(schema: S) => z.record(z.string().regex(/^[\w.-]+$/), schema);

export const reference = z.strictObject({ $ref: z.string().regex(/^#\/components\/[a-zA-Z]+\/[\w.-]+$/) });
/** JSON Schema 2020-12: judged by a JSON Schema validator, not here. */
const schema = z.record(z.string(), z.unknown());
const header = fields({ description: words.optional(), schema });
const mediaTypes = z.record(z.string().regex(/^[\w.+-]+\/[\w.+-]+$/), z.strictObject({ schema: schema.optional() }));
const parameter = fields({
  name: words,
  in: z.enum(['path', 'query', 'header', 'cookie']),
  required: z.boolean().optional(),
  description: words.optional(),
  schema,
}).refine((one) => one.in !== 'path' || one.required === true, { message: 'A part of a path is always required' });
const response = fields({
  description: words,
  headers: z.record(z.string(), z.union([reference, header])).optional(),
  content: mediaTypes.optional(),
});
const operation = fields({
  operationId: z.string().regex(/^[a-zA-Z][\w]*$/),
  tags: z.array(words).length(1),
  summary: words,
  security: z.array(named(z.array(z.string()))).optional(),
  parameters: z.array(z.union([reference, parameter])).optional(),
  requestBody: fields({ required: z.boolean().optional(), content: mediaTypes }).optional(),
  responses: z.record(z.string().regex(/^[1-5]\d\d$/), z.union([reference, response])),
});
export type Operation = z.infer<typeof operation>;

export const openapi31 = fields({
  openapi: z.string().regex(/^3\.1\.\d+$/),
  info: fields({ title: words, version: words, description: words.optional() }),
  servers: z.array(fields({ url: words })),
  security: z.array(named(z.array(z.string()))),
  tags: z.array(fields({ name: words, description: words })),
  paths: z.record(
    z.string().regex(/^\/[^?#]*$/),
    fields({
      get: operation.optional(),
      post: operation.optional(),
      put: operation.optional(),
      patch: operation.optional(),
      delete: operation.optional(),
    }),
  ),
  components: fields({
    schemas: named(schema),
    parameters: named(parameter),
    headers: named(header),
    responses: named(response),
    securitySchemes: named(
      fields({ type: z.literal('apiKey'), in: z.literal('cookie'), name: words, description: words.optional() }),
    ),
  }),
});
export type OpenApi = z.infer<typeof openapi31>;

/** Every `$ref` of a document. */
export function referencesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) =>
    key === '$ref' && typeof one === 'string' ? [one] : referencesIn(one),
  );
}

/** What a reference leads to; undefined when it leads nowhere. */
export const resolve = (document: unknown, ref: string): unknown =>
  ref
    .slice(2)
    .split('/')
    .reduce<unknown>(
      (at, part) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[part] : undefined),
      document,
    );
