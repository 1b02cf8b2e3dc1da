/** The document by itself: valid, whole, in both languages. Against the running application: openapi.int.test.ts. */
import { createDocument, operationId, problemsOf } from '../../../ui/server/openapi/document.ts';
import { lines } from '../../../ui/server/openapi/lines/index.ts';
import { namesIn } from '../../../ui/server/openapi/parameters.ts';
import { openapi31, referencesIn, resolve } from '../../support/openapi31.ts';
import { led, validatorOf } from '../../support/web/described.ts';

const document = createDocument({ without: [], cookie: 'fengqiao_session' });

test('should be an OpenAPI 3.1 document', () => {
  expect(openapi31.safeParse(document).error?.issues ?? []).toEqual([]);
});

test('should be taken for none when something in it is wrong', () => {
  const wrong = structuredClone(document) as { paths: Record<string, Record<string, object>> };
  wrong.paths['/matters'] = { get: { operationId: 'x', tags: ['matters'], summery: '列表', responses: {} } };
  expect(openapi31.safeParse(wrong).success).toBe(false);
});

test('should refer to nothing that is not in it, and keep nothing that nobody refers to', () => {
  const references = new Set(referencesIn(document));
  expect([...references].filter((ref) => resolve(document, ref) === undefined)).toEqual([]);
  const { components } = openapi31.parse(document);
  const kept = (['schemas', 'parameters', 'headers', 'responses'] as const).flatMap((kind) =>
    Object.keys(components[kind]).map((name) => `#/components/${kind}/${name}`),
  );
  expect(kept.filter((ref) => !references.has(ref))).toEqual([]);
});

test('should hold schemas that a JSON Schema validator takes', () => {
  const ajv = validatorOf(document, { strict: true, allowUnionTypes: true });
  const { components } = openapi31.parse(document);
  for (const name of Object.keys(components.schemas))
    expect(() => ajv.compile(led({ $ref: `#/components/schemas/${name}` }))).not.toThrow();
});

test('should give every operation an id of its own, and every part of its path a parameter', () => {
  const ids = lines.map(operationId);
  expect(ids).toEqual([...new Set(ids)]);
  const { paths } = openapi31.parse(document);
  for (const { method, path } of lines) {
    const parameters = paths[path]?.[method]?.parameters ?? [];
    const inPath = parameters.flatMap((one) => ('in' in one && one.in === 'path' ? [one.name] : []));
    expect({ path, inPath }).toEqual({ path, inPath: namesIn(path) });
  }
});

test('should say everything in both languages, and in Chinese first', () => {
  for (const { summary, path } of lines) {
    expect({ path, zh: /[\u4e00-\u9fff]/.test(summary[0]) }).toEqual({ path, zh: true });
    expect({ path, en: /^[A-Z][\x20-\x7e]+$/.test(summary[1]) }).toEqual({ path, en: true });
  }
});

test('should bring along the problems that the parts of an operation can have', () => {
  const put = lines.find(({ method, path }) => method === 'put' && path === '/admin/units/{unitId}');
  expect(put && problemsOf(put)).toEqual([400, 401, 403, 404, 409, 413, 428, 429, 500]);
  const signIn = lines.find(({ method, path }) => method === 'post' && path === '/session');
  expect(signIn && problemsOf(signIn)).toEqual([400, 401, 403, 413, 429, 500]);
});

test('should leave out what an installation does not have', () => {
  const { paths, tags } = openapi31.parse(createDocument({ without: ['studio'], cookie: 'c' }));
  expect(Object.keys(paths).filter((path) => path.startsWith('/studio'))).toEqual([]);
  expect(tags.map(({ name }) => name)).not.toContain('studio');
  expect(tags.map(({ name }) => name)).toContain('operations');
});
