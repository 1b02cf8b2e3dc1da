/** A JSON value: the only kind of value a process variable can hold. Temporal FEEL values are stored as ISO 8601 strings. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue };

/** A JSON object, as variables travel in commands and API bodies. */
export type JsonObject = { readonly [name: string]: JsonValue };

/** A key: decimal digits, unique in one store, from 2251799813685249 upward; always a string, as in the REST API. */
export type Key = string;

/** The one tenant of the embedded engine, as the clients send it. */
export const DEFAULT_TENANT = '<default>';
