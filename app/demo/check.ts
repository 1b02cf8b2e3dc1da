/** Compares a played case with its record in expectations.json and lists what is missing. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import {
  claimRouteSchema,
  claimStatusSchema,
  clockKeySchema,
  colourSchema,
  matterStatusSchema,
  type ClockKey,
} from '../../domain/schema/codes.ts';
import type { StoredEvent } from '../../domain/schema/events.ts';
import type { MatterState } from '../../domain/schema/matter.ts';
import { localDateSchema } from '../../domain/schema/time.ts';

const expectationSchema = z.strictObject({
  matter: matterStatusSchema,
  contacts: z.number().int(),
  colours: z.array(colourSchema).default([]),
  claims: z.array(z.strictObject({ route: claimRouteSchema, status: claimStatusSchema })),
  due: z.partialRecord(clockKeySchema, z.array(localDateSchema)),
  events: z.array(z.string()).default([]),
  ratingInvited: z.boolean().optional(),
  hiddenFrom: z.array(z.string()).default([]),
  added: z.array(z.string()).default([]),
});
export type Expectation = z.infer<typeof expectationSchema>;

/** The records of app/demo/expectations.json, one per acceptance case. */
export function readExpectations(root: string): Readonly<Record<string, Expectation>> {
  return z
    .record(z.string(), expectationSchema)
    .parse(JSON.parse(readFileSync(join(root, 'app/demo/expectations.json'), 'utf8')));
}

/** One due day of a matter, in order of creation; the shape of the demo's JSON. */
export interface DueRow {
  readonly claim: number | null;
  readonly key: ClockKey;
  readonly on: string;
  readonly supersededBy?: ClockKey | undefined;
}

export interface Actual {
  readonly state: MatterState;
  readonly events: readonly StoredEvent[];
  readonly due: readonly DueRow[];
  /** Accounts that could read or find the matter although they must not. */
  readonly leakedTo: readonly string[];
}

/** `due` by key, as the JSON shows it. */
export function dueByKey(due: readonly DueRow[]): Partial<Record<ClockKey, string[]>> {
  const byKey: Partial<Record<ClockKey, string[]>> = {};
  for (const row of due) (byKey[row.key] ??= []).push(row.on);
  return byKey;
}

const differs = (what: string, expected: unknown, actual: unknown): string[] =>
  JSON.stringify(expected) === JSON.stringify(actual)
    ? []
    : [`${what}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`];

/** Everything that is not as expected, one sentence each; empty = the case holds. */
export function missingOf(expected: Expectation, actual: Actual): string[] {
  const { state, events } = actual;
  const byKey = dueByKey(actual.due);
  const colours = new Set(events.flatMap((event) => (event.type === 'ColourRated' ? [event.data.colour] : [])));
  const invited = events.some((event) => event.type === 'RatingInvited' && event.data.eligible);
  return [
    ...differs('matter status', expected.matter, state.status),
    ...differs('contacts', expected.contacts, 1 + state.contacts.length),
    ...differs(
      'claims',
      expected.claims,
      state.claims.map(({ route, status }) => ({ route, status })),
    ),
    ...Object.entries(expected.due).flatMap(([key, days]) => differs(`due ${key}`, days, byKey[key as ClockKey] ?? [])),
    ...expected.colours.filter((colour) => !colours.has(colour)).map((colour) => `never rated ${colour}`),
    ...expected.events.filter((type) => !events.some((event) => event.type === type)).map((type) => `no event ${type}`),
    ...(expected.ratingInvited === undefined ? [] : differs('rating invited', expected.ratingInvited, invited)),
    ...actual.leakedTo.map((account) => `visible to ${account}`),
  ];
}
