import type { BatchId } from '../store/port.ts';
import type { Refused } from './port.ts';

/**
 * Longest wait for word of a lost batch, ms: as long as a command waits for a result. A standby that has taken over
 * may keep the writer's place for good.
 */
const PATIENCE_MS = 10_000;

const NOT_KNOWN =
  'The database was lost while the command was being written; it is not known whether it took effect. Look before asking again';

const refused = (code: 'UNAVAILABLE' | 'DEADLINE_EXCEEDED', reason: string): Refused => ({
  ok: false,
  rejection: { code, reason },
});

/** What to do with a batch once it is known what became of it. */
export interface DoubtfulBatch {
  readonly id: BatchId;
  /** It was committed: whatever follows a commit. */
  readonly committed: () => void;
  /** Answers its commands with a refusal. */
  readonly refuse: (refusal: Refused) => void;
}

/** A batch whose COMMIT was sent and never answered. Its commands are answered once, by whatever comes first. */
export class Doubt {
  readonly #batch: DoubtfulBatch;
  readonly #timer: NodeJS.Timeout;
  #open = true;

  constructor(batch: DoubtfulBatch) {
    this.#batch = batch;
    this.#timer = setTimeout(() => this.giveUp(), PATIENCE_MS);
  }

  /** `last` is what the store knows once this engine is the writer again, so nothing is under way any more. */
  settle(last: BatchId | null): void {
    const { epoch, number } = this.#batch.id;
    // Another engine has written since, so the name of our batch would be gone either way.
    if (last !== null && last.epoch > epoch) return this.giveUp();
    if (last?.epoch === epoch && last.number === number) return this.#end(() => this.#batch.committed());
    this.#end(() => this.#batch.refuse(refused('UNAVAILABLE', 'The engine lost its database; nothing was changed')));
  }

  /** Not UNAVAILABLE: clients repeat that by themselves, and a creation would happen twice. */
  giveUp(): void {
    this.#end(() => this.#batch.refuse(refused('DEADLINE_EXCEEDED', NOT_KNOWN)));
  }

  #end(how: () => void): void {
    if (!this.#open) return;
    this.#open = false;
    clearTimeout(this.#timer);
    how();
  }
}
