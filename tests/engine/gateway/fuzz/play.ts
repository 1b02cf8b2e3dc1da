/** Rounds of odd requests, each from a seed, and what was found. */
import { randomOf } from '../../../support/rounds.ts';
import { faultOf, isAwaited, isRefusal } from './checks.ts';
import { drawRequest, type FuzzRequest, statusText } from './requests.ts';
import { routes } from './routes.ts';
import { exchange, type WireResult } from './wire.ts';
import type { World } from './world.ts';

/** Replays one round alone: its seed. */
const SEED = 'FENGQIAO_FUZZ_SEED';

/** A refusal comes within milliseconds; this is when a request counts as held. */
const PATIENCE_MS = 3000;
const AWAITED_PATIENCE_MS = 300;

export interface Found {
  readonly seed: number;
  /** Which request of its round. */
  readonly number: number;
  readonly fault: string;
  readonly request: string;
}

export interface Played {
  readonly found: readonly Found[];
  /** Requests by route and by how they ended. */
  readonly counts: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

const seeds = (count: number): readonly number[] => {
  const asked = process.env[SEED];
  return asked === undefined
    ? Array.from({ length: count }, () => Math.floor(Math.random() * 2 ** 32))
    : [Number(asked)];
};

const endOf = (result: WireResult): string => (typeof result === 'string' ? result : statusText(result.status));

async function ask(world: World, request: FuzzRequest): Promise<{ result: WireResult; fault: string | undefined }> {
  const before = await world.position();
  const mayWait = request.bytes.includes('requestTimeout');
  const at = { port: world.port, patienceMs: mayWait ? AWAITED_PATIENCE_MS : PATIENCE_MS };
  const result = await exchange(at, request.bytes, request.ends);
  // What was not waited for to its end may still be in work: jobs taken too late for a request are given back.
  if (typeof result === 'string' || isAwaited(request)) await world.pass();
  const fault = faultOf(request, result);
  if (fault !== undefined || !isRefusal(result)) return { result, fault };
  const after = await world.position();
  return { result, fault: after === before ? undefined : `refused with ${endOf(result)}, but wrote` };
}

/** Plays `rounds` of `length` requests. The seed of each is printed, so that what it finds can be played again. */
export async function play(
  world: World,
  { rounds, length }: { readonly rounds: number; readonly length: number },
): Promise<Played> {
  const found: Found[] = [];
  const counts = new Map(routes.map(({ method, path }) => [`${method} ${path}`, new Map<string, number>()]));
  for (const seed of seeds(rounds)) {
    const random = randomOf(seed);
    const known = await world.furnish();
    for (let number = 1; number <= length; number += 1) {
      const request = drawRequest(random, known);
      const { result, fault } = await ask(world, request);
      const count = counts.get(`${request.route.method} ${request.route.path}`)!;
      count.set(endOf(result), (count.get(endOf(result)) ?? 0) + 1);
      if (fault !== undefined)
        found.push({
          seed,
          number,
          fault,
          request: request.bytes.toString('latin1').replaceAll('x=1&', '').slice(0, 600),
        });
    }
    if (found.some((each) => each.seed === seed)) process.stderr.write(`gateway fuzz: ${SEED}=${String(seed)}\n`);
  }
  return { found, counts };
}

/** How many requests ended how, all routes together. */
export function totals({ counts }: Played): Readonly<Record<string, number>> {
  const sums = new Map<string, number>();
  for (const count of counts.values()) for (const [end, many] of count) sums.set(end, (sums.get(end) ?? 0) + many);
  return Object.fromEntries([...sums].sort(([, a], [, b]) => b - a));
}
