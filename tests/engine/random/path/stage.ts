/** An engine on a given store, with a clock that only acts move, and the stream of its records. */
import type { ExecutableProcess } from '../../../../engine/core/model.ts';
import { Engine } from '../../../../engine/runtime/engine.ts';
import type { AppliedCommand } from '../../../../engine/runtime/instances.ts';
import { Lru } from '../../../../engine/runtime/lru.ts';
import type { EngineParts } from '../../../../engine/runtime/parts.ts';
import type { Outcome, TableName, Tables } from '../../../../engine/runtime/port.ts';
import { standardParts } from '../../../../engine/runtime/standardParts.ts';
import type { EngineStore } from '../../../../engine/store/port.ts';
import { carryOut, type Act } from './acts.ts';

const BEGIN = Date.parse('2026-01-01T00:00:00Z');
/** Rows read of a table: more than any run makes. */
const EVERYTHING = { filter: null, sort: [], page: { limit: 10_000 } };
/** Files kept parsed: several paths through one model follow one another. */
const PARSED_FILES = 8;

/** The parts of the engine as they are, but for chance, which is fixed, and files, which are parsed once. */
const sharedParts = (): EngineParts => {
  const parts = standardParts({ random: () => 0.5 });
  const parsed = new Lru<string, ReturnType<EngineParts['parseBpmn']>>(PARSED_FILES, () => 1);
  return {
    ...parts,
    parseBpmn: (content) => {
      const known = parsed.get(content);
      if (known) return known;
      const fresh = parts.parseBpmn(content);
      parsed.set(content, fresh);
      return fresh;
    },
  };
};

const PARTS = sharedParts();

export class Stage {
  readonly engine: Engine;
  /** What the engine complained about. */
  readonly troubles: string[] = [];
  /** Deployed processes by their key. */
  readonly processes = new Map<string, ExecutableProcess>();
  /** Real time, epoch ms. */
  realNow = BEGIN;

  constructor(store: EngineStore, onApplied: (applied: AppliedCommand) => void) {
    const note = (details: object, message: string): void => {
      const error = 'error' in details ? String((details.error as Error).stack) : JSON.stringify(details);
      this.troubles.push(`${message}: ${error}`);
    };
    this.engine = new Engine({
      store,
      parts: PARTS,
      clock: () => this.realNow,
      log: { info: () => undefined, warn: note, error: note },
      onApplied,
    });
  }

  async start(): Promise<void> {
    await this.engine.start();
    await this.perform({ do: 'pinClock', with: BEGIN });
  }

  close(): Promise<void> {
    return this.engine.close();
  }

  async perform(act: Act): Promise<Outcome> {
    if (act.do === 'letTimePass') {
      this.realNow += act.milliseconds;
      return { ok: true };
    }
    const outcome = await carryOut(this.engine, act);
    if (act.do === 'deploy') await this.#learn();
    return outcome;
  }

  async #learn(): Promise<void> {
    for (const { key, model } of await this.rows('processDefinitions'))
      this.processes.set(key, model as unknown as ExecutableProcess);
  }

  async rows<T extends TableName>(table: T): Promise<readonly Tables[T][]> {
    return (await this.engine.search(table, EVERYTHING)).items;
  }
}
