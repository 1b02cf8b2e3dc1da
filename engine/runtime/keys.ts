import type { Key } from '../core/json.ts';

/** Keys reserved at once: what a crash may leave unused. */
const BLOCK = 1000n;

/** Gives keys out of blocks; the end of the block is committed with the batch that uses it, so none is given twice. */
export class Keys {
  #next: bigint;
  #end: bigint;

  constructor(nextFreeKey: bigint) {
    this.#next = nextFreeKey;
    this.#end = nextFreeKey;
  }

  readonly next = (): Key => {
    if (this.#next >= this.#end) this.#end = this.#next + BLOCK;
    return (this.#next++).toString();
  };

  /** To be written with the batch. */
  get reserved(): bigint {
    return this.#end;
  }
}
