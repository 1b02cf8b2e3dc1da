/** The operations of the 8.9 API as the official client (Apache-2.0) carries them: address, request and answer. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { z } from 'zod';

const dist = dirname(createRequire(import.meta.url).resolve('@camunda8/orchestration-cluster-api'));

/** The file is not exported, and its name has a hash. */
const [file = 'missing'] = readdirSync(dist).filter((name) => /^zod\.gen-.*\.js$/.test(name));
const schemas = (await import(join(dist, file))) as Readonly<Record<string, z.ZodType>>;

/** One operation; `path` is below /v2 and has its parameters in braces. */
export interface Operation {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  /** `{body, path, query}`. */
  readonly request: z.ZodType;
  readonly answer: z.ZodType;
}

/** How the client's generated code calls an operation: `var name = (options) => … .method({ … url: "path"`. */
const CALL =
  /^var (\w+) = \(options\) => \{\n {2}return .*\.(get|post|put|patch|delete)\(\{\n(?:(?!^ {2}\}\);).*\n)*? +url: "([^"]+)"/gm;

function operationsIn(source: string): Operation[] {
  return [...source.matchAll(CALL)].map(([, call = '', method = '', path = '']) => {
    const name = `${call.charAt(0).toUpperCase()}${call.slice(1)}`;
    const { [`z${name}Data`]: request, [`z${name}Response`]: answer } = schemas;
    if (!request || !answer) throw new Error(`The client has no schema for ${name}`);
    return { name, method: method.toUpperCase(), path, request, answer };
  });
}

/** All of them, 183 in client 9.1.5. */
export const operations: readonly Operation[] = readdirSync(dist)
  .filter((name) => /^chunk-.*\.js$/.test(name))
  .flatMap((name) => operationsIn(readFileSync(join(dist, name), 'utf8')));

const parameters = ({ path }: Operation): number => path.split('{').length;

/** `search` before `{key}`. */
const matchers = [...operations]
  .sort((a, b) => parameters(a) - parameters(b))
  .map((operation) => ({
    operation,
    pattern: new RegExp(`^${operation.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
  }));

/** The operation that a request of this method to this path (below /v2, without its query) asks for. */
export const operationAt = (method: string, path: string): Operation | undefined =>
  matchers.find(({ operation, pattern }) => operation.method === method && pattern.test(path))?.operation;

/** The schema of every error answer. */
export const problemSchema = schemas['zProblemDetail']!;
