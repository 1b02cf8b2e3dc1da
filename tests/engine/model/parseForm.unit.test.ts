import { describe, expect, test } from '@jest/globals';
import { parseForm } from '../../../engine/model/parseForm.ts';

describe('a form', () => {
  test('has its id, version tag and schema', () => {
    const schema = { id: 'review', type: 'default', versionTag: 'v1', components: [] };
    expect(parseForm(`\uFEFF${JSON.stringify(schema)}`)).toEqual({ ok: true, id: 'review', versionTag: 'v1', schema });
  });

  test.each([
    ['no JSON', '{', 'not a JSON object'],
    ['a list', '[]', 'not a JSON object'],
    ['no id', '{"components":[]}', 'has no id'],
    ['another type', '{"id":"f","type":"wizard"}', 'unknown type "wizard"'],
    ['components that are no list', '{"id":"f","components":{}}', 'not a list'],
    ['more than 4 MiB', `{"id":"${'x'.repeat(4 * 1024 * 1024)}"}`, 'larger than 4 MiB'],
  ])('is refused for %s', (_, json, reason) => {
    expect(parseForm(json)).toMatchObject({
      ok: false,
      problems: [{ reason: expect.stringContaining(reason) }],
    });
  });
});
