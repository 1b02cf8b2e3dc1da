/** form-js JSON: the engine needs its id and that it is well-formed; showing it is the task of the client. */
import type { JsonObject } from '../core/json.ts';
import type { Problem } from './findings.ts';
import { byteLength, MAX_RESOURCE_BYTES } from './xmlText.ts';

export type ParsedForm =
  | {
      readonly ok: true;
      readonly id: string;
      /** `versionTag` of the form, for bindings. */
      readonly versionTag: string | null;
      readonly schema: JsonObject;
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads the JSON text of a form; never throws for bad input. */
export function parseForm(json: string): ParsedForm {
  if (byteLength(json) > MAX_RESOURCE_BYTES) return refusal('', 'The form is larger than 4 MiB.');
  const schema = parse(json.startsWith('\uFEFF') ? json.slice(1) : json);
  if (schema === null) return refusal('', 'The form is not a JSON object.');
  const { id, type, components, versionTag } = schema;
  if (typeof id !== 'string' || id.trim() === '') return refusal('', 'The form has no id.');
  if (type !== undefined && type !== 'default')
    return refusal(id, `The form has the unknown type ${JSON.stringify(type)}.`);
  if (components !== undefined && !Array.isArray(components))
    return refusal(id, 'The components of the form are not a list.');
  return { ok: true, id, versionTag: typeof versionTag === 'string' && versionTag !== '' ? versionTag : null, schema };
}

function parse(json: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
  } catch {
    return null;
  }
}

function refusal(elementId: string, reason: string): ParsedForm {
  return { ok: false, problems: [{ elementId, reason }] };
}
