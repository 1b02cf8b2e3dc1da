/** The pure parts of the page to try the API, over the document that the server gives. */
import { createDocument } from '../../../ui/server/openapi/document.ts';
import { callOf, curlOf, type Filled } from '../../../ui/web/pages/ApiDescription/call.ts';
import { exampleOf } from '../../../ui/web/pages/ApiDescription/example.ts';
import { readDescription, type Operation, type RawDocument } from '../../../ui/web/pages/ApiDescription/openApi.ts';
import { typeLine, typeText } from '../../../ui/web/pages/ApiDescription/typeText.ts';
import { led, validatorOf } from '../../support/web/described.ts';

const document = createDocument({ without: [], cookie: 'fengqiao_session' });
const { base, operations, schemas, tags } = readDescription(document as unknown as RawDocument);
const nothing: Filled = { values: {}, body: '', file: null };

function operation(id: string): Operation {
  const found = operations.find((one) => one.id === id);
  if (!found) throw new Error(`no operation ${id}`);
  return found;
}

test('should read every operation under a tag that has a name in both languages', () => {
  const paths = document['paths'] as Record<string, object>;
  expect(operations).toHaveLength(Object.values(paths).flatMap((methods) => Object.keys(methods)).length);
  for (const { tag, title, answers } of operations) {
    expect(tags.map(({ name }) => name)).toContain(tag);
    expect(title.zh).toMatch(/[\u4e00-\u9fff]/);
    expect(title.en).toMatch(/^[ -~]+$/);
    for (const { about } of answers) {
      expect(about.zh).toMatch(/[\u4e00-\u9fff]/);
      expect(about.en).toMatch(/^[ -~]+$/);
    }
  }
});

test('should write a type that names every part it is made of, once', () => {
  for (const { body, answers } of operations)
    for (const schema of [
      body.kind === 'JSON' ? body.schema : null,
      ...answers.map(({ content }) => content?.schema),
    ]) {
      if (!schema) continue;
      const text = typeText(schema, schemas);
      expect(text).not.toContain('undefined');
      const declared = [...text.matchAll(/^type (\w+) = /gm)].map(([, name]) => name);
      expect(declared).toEqual([...new Set(declared)]);
      const mentioned = [...text.replaceAll(/"(\\.|[^"\\])*"/g, '').matchAll(/: (?:\()?([A-Z]\w+)/g)].map(
        ([, name]) => name,
      );
      expect(declared).toEqual(expect.arrayContaining(mentioned));
    }
});

test('should write types as a TypeScript client would', () => {
  const own = {
    Colour: { enum: ['RED', 'GREEN'] },
    Row: {
      type: 'object',
      properties: {
        colour: { $ref: '#/components/schemas/Colour' },
        on: { type: 'string', format: 'date' },
        limit: { type: 'integer', default: 50 },
        places: { type: 'array', items: { anyOf: [{ type: 'string' }, { type: 'null' }] } },
        'x-rest': { type: 'object', additionalProperties: { type: 'number' } },
      },
      required: ['colour', 'on'],
    },
  };
  expect(typeText({ type: 'array', items: { $ref: '#/components/schemas/Row' } }, own)).toBe(
    `Row[]

type Row = {
  colour: Colour;
  on: date;
  limit?: integer; // = 50
  places?: (string | null)[];
  "x-rest"?: {
    [key: string]: number;
  };
}

type Colour = "RED" | "GREEN"`,
  );
  expect(typeLine({ $ref: '#/components/schemas/Colour' }, own)).toBe('"RED" | "GREEN"');
});

test('should begin a body with every field that must be there', () => {
  // What only a person can know is left empty: texts, names, ids. The options that were not chosen fail by nature.
  const ajv = validatorOf(document, { strict: false, allErrors: true, validateFormats: false });
  const wrong = ['required', 'additionalProperties', 'type'];
  for (const { body } of operations) {
    if (body.kind !== 'JSON') continue;
    const validate = ajv.compile(led(body.schema));
    validate(exampleOf(body.schema, schemas));
    expect(
      (validate.errors ?? []).filter(
        ({ keyword, schemaPath }) => wrong.includes(keyword) && !/(any|one)Of/.test(schemaPath),
      ),
    ).toEqual([]);
  }
});

test('should make a request of what was filled in, with every part where it belongs', () => {
  const call = callOf(base, operation('getMatters'), {
    ...nothing,
    values: { 'query.number': ' 云访〔2026〕1 号 ', 'query.limit': '20', 'header.If-None-Match': '"1"' },
  });
  expect(call).toEqual({
    method: 'GET',
    url: `/api/v1/matters?number=${encodeURIComponent('云访〔2026〕1').replaceAll('%20', '+')}+${encodeURIComponent('号')}&limit=20`,
    headers: { 'If-None-Match': '"1"' },
    body: null,
  });
  expect(
    callOf(base, operation('getMattersByMatterId'), { ...nothing, values: { 'path.matterId': 'mat/1' } }),
  ).toMatchObject({ url: '/api/v1/matters/mat%2F1' });
});

test('should send nothing while something is missing or the body cannot be read', () => {
  const open = operation('postMattersByMatterIdOpenings');
  const values = { 'path.matterId': 'mat_1' };
  expect(callOf(base, open, nothing)).toEqual({ kind: 'MISSING', name: 'matterId' });
  expect(callOf(base, open, { ...nothing, values })).toEqual({ kind: 'MISSING', name: 'body' });
  expect(callOf(base, open, { ...nothing, values, body: '{"reason":' })).toEqual({ kind: 'NOT_JSON' });
  expect(callOf(base, open, { ...nothing, values, body: '{"reason": "1"}' })).toMatchObject({
    headers: { 'Content-Type': 'application/json' },
    body: '{"reason": "1"}',
  });
});

test('should copy a request for a terminal without the session, and with quotes that hold', () => {
  const call = { method: 'POST', url: '/api/v1/x', headers: { 'If-Match': '"1"' }, body: `{"text":"it's"}` };
  expect(curlOf('http://localhost:1', call)).toBe(
    `curl -X POST 'http://localhost:1/api/v1/x' \\
  -b cookies.txt \\
  -H 'If-Match: "1"' \\
  --data '{"text":"it'\\''s"}'`,
  );
});
