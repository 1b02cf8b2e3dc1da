/** One run: a model and a path through it on the memory store, with every check after every act. */
import type { Outcome } from '../../../engine/runtime/port.ts';
import { Lru } from '../../../engine/runtime/lru.ts';
import { MemoryDatabase, MemoryStore } from '../../../engine/store/memory/memoryStore.ts';
import { randomOf } from '../../support/rounds.ts';
import type { Coverage } from './checks/coverage.ts';
import { Examiner } from './checks/examiner.ts';
import { CORRELATION_KEY, type Model } from './draw/drawing.ts';
import { drawModel, MAIN } from './draw/model.ts';
import type { Act } from './path/acts.ts';
import { possible, type Possible, type Surroundings } from './path/explore.ts';
import { towardsTheEnd } from './path/finish.ts';
import { deploy } from './path/operations.ts';
import { Sight } from './path/sight.ts';
import { Stage } from './path/stage.ts';
import { replayOf } from './seeds.ts';

/** Paths through one model: reading its two files costs as much as playing some of them. */
const PATHS_PER_MODEL = 8;
/** Acts in which a path must end once it goes towards the end. */
const PATIENCE = 600;
const HOUR = 3_600_000;

/** What a run did and what came of it; the stage is closed, but its store can still be read. */
export interface Played {
  readonly acts: readonly Act[];
  readonly answers: readonly Outcome[];
  /** The record stream, a command a line. */
  readonly records: readonly string[];
  readonly elementInstances: number;
  readonly stage: Stage;
}

export const modelOf = (seed: number): number => Math.floor(seed / PATHS_PER_MODEL);

interface Models {
  readonly model: Model;
  readonly second: Model;
}

/** Models drawn last: the next path mostly goes through one of them again. */
const drawn = new Lru<number, Models>(4, () => 1);

const modelsOf = (seed: number): Models => {
  const number = modelOf(seed);
  const known = drawn.get(number);
  if (known) return known;
  const models = { model: drawModel(number, 1), second: drawModel(number, 2) };
  drawn.set(number, models);
  return models;
};

export const play = async (seed: number, coverage: Coverage): Promise<Played> => {
  const data = new MemoryDatabase();
  const examiner = new Examiner(data, coverage);
  const stage = new Stage(new MemoryStore(data), (applied) => examiner.hear(applied, stage.processes));
  const path = new Path(seed, stage, new Sight(data, stage), examiner);
  try {
    await stage.start();
    await path.walk();
    const { acts, answers } = path;
    return {
      acts,
      answers,
      records: examiner.records.lines,
      elementInstances: examiner.records.elementInstances,
      stage,
    };
  } catch (error) {
    const last = path.acts.slice(-3).map((act) => JSON.stringify(act).slice(0, 300));
    throw new Error(
      `${replayOf(seed)}: after ${String(path.acts.length)} acts, last [${last.join(', ')}]: ${(error as Error).message}`,
      { cause: error },
    );
  } finally {
    await stage.close();
  }
};

class Path {
  readonly acts: Act[] = [];
  readonly answers: Outcome[] = [];
  readonly #stage: Stage;
  readonly #examiner: Examiner;
  readonly #around: Surroundings;
  #mayStick = false;

  constructor(seed: number, stage: Stage, sight: Sight, examiner: Examiner) {
    this.#stage = stage;
    this.#examiner = examiner;
    const { model, second } = modelsOf(seed);
    this.#around = {
      sight,
      model,
      second,
      random: randomOf(seed),
      done: this.acts,
    };
  }

  async walk(): Promise<void> {
    const { random, model, sight } = this.#around;
    await this.#must(deploy(model));
    await this.#create();
    for (let left = random.between(3, 40); left > 0 && sight.instances.length > 0; left--) {
      const { acts, mayStick, repeats } = choose(this.#around);
      this.#mayStick ||= mayStick ?? false;
      for (const act of acts) {
        const answer = await this.#do(act);
        if (repeats && answer.ok) throw new Error('what was done already was accepted once more');
        if (repeats) this.#examiner.coverage.saw('repeated command refused');
      }
      if (left === 20 && random.between(1, 3) === 1) await this.#create();
    }
    await this.#end();
  }

  #create(): Promise<void> {
    const { random } = this.#around;
    const variables = { n: random.between(0, 5), key: CORRELATION_KEY };
    return this.#must({ do: 'createInstance', with: { definition: { processDefinitionId: MAIN }, variables } });
  }

  async #end(): Promise<void> {
    const { sight } = this.#around;
    for (let left = PATIENCE; sight.instances.length > 0; left--) {
      const acts = left > 0 ? towardsTheEnd(this.#around) : [];
      for (const act of acts) await this.#do(act);
      if (acts.length > 0) continue;
      if (!this.#mayStick) throw new Error(`it does not end: ${this.#examiner.standing()}`);
      for (const { processInstanceKey } of sight.roots)
        await this.#must({ do: 'cancelInstance', with: processInstanceKey });
    }
    // Buffered messages are removed once they have expired: by the second look after it.
    await this.#do({ do: 'letTimePass', milliseconds: 2 * HOUR });
    for (const _look of [1, 2]) await this.#must({ do: 'pinClock', with: sight.now });
    this.#examiner.examineEnd();
  }

  async #must(act: Act): Promise<void> {
    const answer = await this.#do(act);
    if (!answer.ok) throw new Error(`${act.do} was refused: ${answer.rejection.code} ${answer.rejection.reason}`);
  }

  async #do(act: Act): Promise<Outcome> {
    const before = this.#examiner.records.lines.length;
    this.acts.push(act);
    const answer = await this.#stage.perform(act);
    this.answers.push(answer);
    this.#examiner.examine(act, answer, this.#stage, before, this.#mayStick);
    return answer;
  }
}

const choose = (around: Surroundings): Possible => {
  const choices = possible(around);
  let at = (around.random.between(0, 9999) / 10_000) * choices.reduce((sum, { weight }) => sum + weight, 0);
  return choices.find(({ weight }) => (at -= weight) < 0) ?? choices.at(-1)!;
};
