/** Lawful values for what a contract asks for, so that a trial can go on without anybody typing ids and dates. */
import { z } from 'zod';
import { createClocks } from '../../domain/clocks/createClocks.ts';
import type { Clocks } from '../../domain/clocks/port.ts';
import * as v from '../../domain/jobs/variables.ts';
import { groupSchema } from '../../domain/schema/actor.ts';
import { clockKeySchema } from '../../domain/schema/codes.ts';
import * as i from '../../domain/schema/ids.ts';
import { instantSchema, localDateSchema, monthSchema, type LocalDate } from '../../domain/schema/time.ts';
import type { JsonObject, JsonValue } from '../../engine/core/json.ts';
import { bare, valuesOf } from '../lint/explore/contracts.ts';

type Shape = Readonly<Record<string, z.ZodType>>;

const UUID = '01900000-0000-7000-8000-000000000001';
const CLAIM = `clm_${UUID}`;
const FIXED: ReadonlyMap<z.ZodType, JsonValue> = new Map<z.ZodType, JsonValue>([
  [i.matterIdSchema, `mat_${UUID}`],
  [i.claimIdSchema, CLAIM],
  [i.contactIdSchema, `con_${UUID}`],
  [i.opinionIdSchema, `opn_${UUID}`],
  [i.unitIdSchema, `unit_${UUID}`],
  [i.userIdSchema, `usr_${UUID}`],
  [i.measureIdSchema, `mea_${UUID}`],
  [i.attachmentIdSchema, `att_${UUID}`],
  [i.clockRefSchema, `${CLAIM}:HANDLE_31_6`],
  [i.flowRefSchema, `flow:${CLAIM}`],
]);
/** Role of a group by the name it goes under; handlers for the rest. */
const ROLES: Readonly<Record<string, string>> = {
  intake: 'INT',
  contactGroup: 'INT',
  supervisor: 'SUP',
  reviewer: 'REV',
  countyLeader: 'LDR',
  jointConference: 'LDR',
  unitHead: 'LDR',
  reviewOrgan: 'LDR',
  reexamOrgan: 'LDR',
  firstHandler: 'FH',
};
/** Combinations of codes that are proposed for one act; a worker that answers more than this is edited by hand. */
const MOST_COMBINATIONS = 12;
const DAY_MS = 86_400_000;

export class Samples {
  readonly #clocks: Clocks;
  readonly #dueDates = new Map<LocalDate, JsonObject>();

  /** `zone`: IANA zone in which days end. */
  constructor(zone: string) {
    this.#clocks = createClocks({ zone });
  }

  /** Due dates of every clock, were it to start at that moment. Counting them takes 1 ms, so each day is counted once. */
  dueDates(now: number): JsonObject {
    const today = this.#clocks.localDate(now);
    const known = this.#dueDates.get(today);
    if (known) return known;
    const counted = Object.fromEntries(clockKeySchema.options.map((key) => [key, this.#clocks.due(key, today).dueAt]));
    const all = { ...counted, HANDLE: counted['HANDLE_31_6']! };
    this.#dueDates.set(today, all);
    return all;
  }

  /** Variables of this shape: those already known where they fit, a sample for the rest. */
  variables(shape: Shape, known: JsonObject, now: number): JsonObject {
    return Object.fromEntries(
      Object.entries(shape).map(([name, schema]) => [name, this.#value(name, schema, known, now)]),
    );
  }

  /** The same with every combination of its codes, booleans and lists of codes; the likely one first. */
  combinations(shape: Shape, known: JsonObject, now: number): readonly JsonObject[] {
    let found: readonly JsonObject[] = [this.variables(shape, known, now)];
    for (const [name, schema] of Object.entries(shape)) {
      const values = alternatives(schema);
      if (values.length < 2 || found.length * values.length > MOST_COMBINATIONS) continue;
      found = values.flatMap((value) => found.map((each) => ({ ...each, [name]: value })));
    }
    return found;
  }

  #value(name: string, schema: z.ZodType, known: JsonObject, now: number): JsonValue {
    const value = known[name];
    if (value !== undefined && schema.safeParse(value).success) return value;
    return this.#sample(schema, name, now);
  }

  #sample(schema: z.ZodType, name: string, now: number): JsonValue {
    const type = bare(schema);
    const fixed = FIXED.get(type);
    if (fixed !== undefined) return fixed;
    if (type === v.dueDatesSchema) return this.dueDates(now);
    if (type === groupSchema) return `${ROLES[name] ?? 'HDL'}@unit_${UUID}`;
    if (type === instantSchema) return new Date(now + 10 * DAY_MS).toISOString();
    if (type === localDateSchema) return this.#clocks.localDate(now);
    if (type === monthSchema) return this.#clocks.localDate(now).slice(0, 7);
    if (type instanceof z.ZodObject)
      return Object.fromEntries(
        Object.entries(type.shape as Shape).map(([key, each]) => [key, this.#sample(each, key, now)]),
      );
    if (type instanceof z.ZodArray) return [this.#sample(type.element as z.ZodType, name, now)];
    if (type instanceof z.ZodUnion) return this.#sample(type.options[0] as z.ZodType, name, now);
    return valuesOf(type)?.[0] ?? [0, 1, 'OTHER', {}].find((each) => type.safeParse(each).success) ?? null;
  }
}

/** Values that are worth proposing one by one. */
function alternatives(schema: z.ZodType): readonly JsonValue[] {
  const type = bare(schema);
  if (!(type instanceof z.ZodArray)) return valuesOf(type) ?? [];
  const each = valuesOf(type.element as z.ZodType);
  return each ? [[each[0]!], []] : [];
}
