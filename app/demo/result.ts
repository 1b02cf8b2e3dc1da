/** The demo's outcome per case, and its JSON. */
import { dueListOf } from '../../domain/case/due.ts';
import type { MatterId } from '../../domain/schema/ids.ts';
import type { Cases } from '../parts/cases.ts';
import { dueByKey, missingOf, type DueRow, type Expectation } from './check.ts';
import type { PlayedCase } from './play.ts';
import type { DemoClient } from './http.ts';

export interface CaseResult {
  readonly case: string;
  readonly publicNumber: string;
  readonly status: string;
  readonly claims: readonly {
    readonly claim: number;
    readonly route: string | null;
    readonly status: string;
    readonly due: readonly Omit<DueRow, 'claim'>[];
  }[];
  readonly due: Readonly<Record<string, readonly string[]>>;
  readonly contacts: number;
  readonly events: number;
  readonly missing: readonly string[];
}

/** Accounts of the expectation's `hiddenFrom` that can read or find the matter. */
async function leaks(
  client: DemoClient,
  accounts: readonly string[],
  matterId: MatterId,
  publicNumber: string,
): Promise<string[]> {
  const leaked: string[] = [];
  for (const account of accounts) {
    const view = await client.get(account, `/matters/${matterId}`);
    const list = await client.get(account, `/matters?number=${encodeURIComponent(publicNumber)}`);
    if (view.status !== 404 || (list.body as { total: number }).total !== 0) leaked.push(account);
  }
  return leaked;
}

export async function resultOf(
  played: PlayedCase,
  expected: Expectation,
  cases: Cases,
  client: DemoClient,
): Promise<CaseResult> {
  const state = played.matterId === null ? undefined : await cases.store.load(played.matterId);
  if (!state)
    return {
      case: played.demoCase.id,
      publicNumber: '',
      status: 'NOT_REGISTERED',
      claims: [],
      due: {},
      contacts: 0,
      events: 0,
      missing: played.failures,
    };
  const events = await cases.store.events(state.matterId);
  const due = dueListOf(state);
  const leakedTo = await leaks(client, expected.hiddenFrom, state.matterId, state.publicNumber);
  return {
    case: played.demoCase.id,
    publicNumber: state.publicNumber,
    status: state.status,
    claims: state.claims.map(({ seq, route, status }) => ({
      claim: seq,
      route,
      status,
      due: due
        .filter(({ claim }) => claim === seq)
        .map(({ key, on, supersededBy }) => ({ key, on, ...(supersededBy ? { supersededBy } : {}) })),
    })),
    due: dueByKey(due),
    contacts: 1 + state.contacts.length,
    events: events.length,
    missing: [...played.failures, ...missingOf(expected, { state, events, due, leakedTo })],
  };
}
