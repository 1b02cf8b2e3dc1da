/** What an expression of a flow gives in a case that is closed: evaluated with the engine's own FEEL on what the case held. Pure. */
import type { ClosedCase } from '../../../../domain/schema/studio.ts';
import type { JsonObject, JsonValue } from '../../../../engine/core/json.ts';
import { createFeel } from '../../../../engine/feel/feel.ts';
import { schemasOf } from '../../../../processes/lint/explore/contracts.ts';
import { Samples } from '../../../../processes/play/samples.ts';

export interface ReadVariable {
  readonly name: string;
  readonly value: JsonValue;
  /** Ids and groups are not told of a closed case: a sample of the contract stands for them. */
  readonly isSample: boolean;
}
export type Tried = (
  | { readonly ok: true; readonly value: JsonValue; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly message: string }
) & { readonly read: readonly ReadVariable[] };

const feel = createFeel();

/** `source` with or without the leading `=`; `step`: index of the step of the case right after which it is asked. `zone`: IANA. */
export function tryExpression(source: string, closed: ClosedCase, step: number, zone: string): Tried {
  const { outcome = null, at = closed.endedAt } = closed.steps[step] ?? {};
  const now = Date.parse(at);
  const known: JsonObject = {
    ...(closed.variables as JsonObject),
    ...(outcome === null ? {} : { outcome }),
  };
  const samples = new Samples(zone);
  const read = new Map<string, ReadVariable>();
  const get = (name: string): JsonValue => {
    const [schema] = schemasOf(name);
    const isSample = known[name] === undefined && schema !== undefined;
    const value = isSample ? (samples.variables({ [name]: schema }, known, now)[name] ?? null) : (known[name] ?? null);
    read.set(name, { name, value, isSample });
    return value;
  };
  const names = () => Object.keys(known);
  const evaluated = feel
    .at({ now, random: Math.random, zone })
    .evaluate(source.trim().replace(/^=/, ''), { get, names });
  return { ...evaluated, read: [...read.values()] };
}
