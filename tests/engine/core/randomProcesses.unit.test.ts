/**
 * Random block-structured processes on random paths: every one must end, whatever happens on the way.
 * The world checks after each command that the fold of the events equals the document and that no token is lost.
 */
import type { Part } from '../../support/engine/processBuilder.ts';
import {
  boundary,
  buildProcess,
  call,
  catching,
  end,
  errorCatch,
  eventGateway,
  exclusive,
  expression,
  inclusive,
  loop,
  manual,
  message,
  parallel,
  script,
  service,
  signal,
  start,
  subProcess,
  timer,
  userTask,
} from '../../support/engine/processBuilder.ts';
import { World } from '../../support/engine/world.ts';

/** Mulberry32: a small seeded generator, so that a failure can be replayed by its seed. */
const generator = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};

class Builder {
  readonly parts: Part[] = [];
  readonly arrows: string[] = [];
  readonly #random: () => number;
  readonly #ids: { next: number };

  constructor(random: () => number, ids = { next: 1 }) {
    this.#random = random;
    this.#ids = ids;
  }

  #id = (kind: string): string => `${kind}${this.#ids.next++}`;
  #pick = <T>(...choices: readonly T[]): T => choices[Math.floor(this.#random() * choices.length)]!;

  /** Adds a block after `from` and returns the id its flow leaves from. */
  block(from: string, depth: number): string {
    const kinds = ['service', 'manual', 'script', 'user', 'timer', 'loop', 'call'] as const;
    const nested = ['exclusive', 'parallel', 'inclusive', 'sub', 'race', 'sequence', 'guarded'] as const;
    const kind = this.#pick(...kinds, ...(depth > 0 ? [...nested, ...nested] : []));
    if (kind === 'sequence') return this.block(this.block(from, depth - 1), depth - 1);
    if (kind === 'exclusive' || kind === 'parallel' || kind === 'inclusive') return this.#branches(from, kind, depth);
    if (kind === 'race') return this.#race(from);
    if (kind === 'guarded') return this.#guarded(from, depth);
    return this.#add(from, this.#simple(kind, depth));
  }

  #add(from: string, part: Part): string {
    this.parts.push(part);
    this.arrows.push(`${from} -> ${part.id}`);
    return part.id;
  }

  #simple(kind: string, depth: number): Part {
    const id = this.#id(kind);
    if (kind === 'service') return service(id);
    if (kind === 'script') return script(id, '=n + 1', 'n');
    if (kind === 'user') return userTask(id);
    if (kind === 'timer') return catching(id, timer('duration', 'PT1M'));
    if (kind === 'loop')
      return service(
        id,
        loop('=[1,2,3]', {
          sequential: this.#random() < 0.5,
          outputCollection: 'out',
          outputElement: expression('=item'),
        }),
      );
    if (kind === 'call') return call(id, 'child');
    if (kind === 'sub') return this.sub(id, depth - 1);
    return manual(id);
  }

  sub(id: string, depth: number, more = {}): Part {
    const inner = new Builder(this.#random, this.#ids);
    const first = this.#id('start');
    inner.parts.push(start(first));
    const last = inner.block(first, depth);
    const stop = this.#id('end');
    inner.parts.push(end(stop));
    inner.arrows.push(`${last} -> ${stop}`);
    return subProcess(id, inner.parts, inner.arrows, more);
  }

  #branches(from: string, kind: 'exclusive' | 'parallel' | 'inclusive', depth: number): string {
    const [open, close] = [this.#id('open'), this.#id('close')];
    const gateway = { exclusive, parallel, inclusive }[kind];
    const count = this.#pick(2, 3);
    const entries = Array.from({ length: count }, () => this.#id('entry'));
    this.#add(
      from,
      kind === 'parallel'
        ? parallel(open)
        : { ...gateway(open), own: { ...gateway(open).own, defaultFlowId: `${open}_${entries[0]!}` } },
    );
    this.parts.push(gateway(close));
    entries.forEach((entry, index) => {
      this.parts.push(manual(entry));
      const condition = kind === 'parallel' || index === 0 ? '->' : `-[=modulo(n, ${index + 1}) = 0]->`;
      this.arrows.push(`${open} ${condition} ${entry}`, `${this.block(entry, depth - 1)} -> ${close}`);
    });
    return close;
  }

  #race(from: string): string {
    const [race, late, told, heard, merge] = ['race', 'late', 'told', 'heard', 'merge'].map(this.#id) as [
      string,
      string,
      string,
      string,
      string,
    ];
    this.#add(from, eventGateway(race));
    this.parts.push(
      catching(late, timer('duration', 'PT5M')),
      catching(told, message('told', '=key')),
      catching(heard, signal('heard')),
      exclusive(merge),
    );
    for (const id of [late, told, heard]) this.arrows.push(`${race} -> ${id}`, `${id} -> ${merge}`);
    return merge;
  }

  #guarded(from: string, depth: number): string {
    const [sub, late, failed, merge] = ['sub', 'late', 'failed', 'merge'].map(this.#id) as [
      string,
      string,
      string,
      string,
    ];
    this.#add(from, this.sub(sub, depth - 1));
    this.parts.push(
      boundary(late, sub, timer('duration', 'PT10M')),
      boundary(failed, sub, errorCatch(null)),
      exclusive(merge),
    );
    for (const id of [sub, late, failed]) this.arrows.push(`${id} -> ${merge}`);
    return merge;
  }
}

const act = (world: World, random: () => number): void => {
  const jobs = world.jobs();
  const type = jobs[Math.floor(random() * jobs.length)];
  const choice = random();
  const tasks = world.active().filter((id) => id.startsWith('user'));
  if (world.incidents().length > 0) world.resolveIncident();
  else if (type && choice < 0.6) world.completeJob(type, { n: Math.floor(random() * 6) });
  else if (type && choice < 0.65) world.failJob(type, 0, 'broken');
  else if (type && choice < 0.7) world.throwError(type, 'X');
  else if (tasks.length > 0 && choice < 0.8) world.completeUserTask(tasks[0]!);
  else if (choice < 0.85) world.signal('heard');
  else if (choice < 0.9 && world.waits().some(({ kind }) => kind === 'message')) world.correlate('told', 'k');
  else world.advance(60_000);
};

test.each(Array.from({ length: 60 }, (_, index) => index + 1))('should end, process and path from seed %i', (seed) => {
  const random = generator(seed);
  const builder = new Builder(random);
  builder.parts.push(start('begin'), end('finish'));
  builder.arrows.push(`${builder.block('begin', 4)} -> finish`);
  const world = new World([
    buildProcess('child', [start(), service('inChild'), end()], ['start -> inChild -> end']),
    buildProcess('p', builder.parts, builder.arrows),
  ]);
  const key = world.create('p', { n: 0, key: 'k' });
  for (let steps = 0; world.states.size > 0; steps++) {
    if (steps > 2000) throw new Error(`seed ${seed} does not end; active: ${world.active().join(', ')}`);
    act(world, random);
  }
  expect(world.result(key)).toHaveProperty('key', 'k');
});
