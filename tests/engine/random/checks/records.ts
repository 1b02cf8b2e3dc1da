/** The record stream: it folds to the documents, and what is activated is completed or terminated, once. */
import { isDeepStrictEqual } from 'node:util';
import { foldEvents } from '../../../../engine/core/fold.ts';
import type { EngineEvent } from '../../../../engine/core/records.ts';
import type { InstanceState } from '../../../../engine/core/state.ts';
import type { AppliedCommand } from '../../../../engine/runtime/instances.ts';

export class Records {
  /** Every command with its events, as text: what a replay must give again. */
  readonly lines: string[] = [];
  /** Instances as folded from their events alone. */
  readonly #folded = new Map<string, InstanceState>();
  readonly #alive = new Set<string>();
  readonly found: string[] = [];
  #activated = 0;
  #ended = 0;

  add({ processInstanceKey, command, events, state }: AppliedCommand): void {
    this.lines.push(JSON.stringify({ processInstanceKey, command: command.type, events }));
    for (const event of events) this.#count(event);
    const folded = foldEvents(this.#folded.get(processInstanceKey), events);
    if (!isDeepStrictEqual(folded, state))
      this.found.push(
        `the fold of the events of ${processInstanceKey} differs from its document after ${command.type}`,
      );
    if (folded) this.#folded.set(processInstanceKey, folded);
    else this.#folded.delete(processInstanceKey);
  }

  #count(event: EngineEvent): void {
    if (event.type === 'ELEMENT_ACTIVATING') {
      this.#activated++;
      if (this.#alive.has(event.key)) this.found.push(`${event.elementId} was activated twice under one key`);
      this.#alive.add(event.key);
    } else if (event.type === 'ELEMENT_COMPLETED' || event.type === 'ELEMENT_TERMINATED') {
      this.#ended++;
      if (!this.#alive.delete(event.key)) this.found.push(`element instance ${event.key} ended twice`);
    }
  }

  /** Compares what was folded from the beginning with what is stored. */
  examine(stored: ReadonlyMap<string, InstanceState>): readonly string[] {
    const found = this.found.splice(0);
    if (stored.size !== this.#folded.size)
      found.push(`${String(stored.size)} documents are stored, ${String(this.#folded.size)} follow from the events`);
    for (const [key, state] of this.#folded)
      if (!isDeepStrictEqual(stored.get(key), state))
        found.push(`the stored document of ${key} is not the fold of all its events`);
    return found;
  }

  /** What must hold once no instance is left. */
  examineEnd(): readonly string[] {
    return this.#activated === this.#ended && this.#alive.size === 0
      ? []
      : [`${String(this.#activated)} elements were activated and ${String(this.#ended)} ended`];
  }

  get elementInstances(): number {
    return this.#activated;
  }
}
