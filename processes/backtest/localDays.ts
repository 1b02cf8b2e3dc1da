/** Local days of moments. A backtest asks some 100,000 times for about 10,000 different hours, and a time zone takes 10 µs each. */
import type { Clocks } from '../../domain/clocks/port.ts';
import type { LocalDate } from '../../domain/schema/time.ts';

const HOUR_MS = 3_600_000;

export class LocalDays {
  readonly #clocks: Clocks;
  /** By hours since the epoch; null = a day ends within the hour, as it does in zones like Nepal's. */
  readonly #dates = new Map<number, LocalDate | null>();
  readonly #working = new Map<LocalDate, boolean>();

  constructor(clocks: Clocks) {
    this.#clocks = clocks;
  }

  /** The local day of a moment (epoch ms). */
  dateOf(at: number): LocalDate {
    const hour = Math.floor(at / HOUR_MS);
    let date = this.#dates.get(hour);
    if (date === undefined) {
      const first = this.#clocks.localDate(hour * HOUR_MS);
      date = this.#clocks.localDate((hour + 1) * HOUR_MS - 1) === first ? first : null;
      this.#dates.set(hour, date);
    }
    return date ?? this.#clocks.localDate(at);
  }

  isWorking(at: number): boolean {
    const date = this.dateOf(at);
    let working = this.#working.get(date);
    if (working === undefined) this.#working.set(date, (working = this.#clocks.isWorkingDay(date)));
    return working;
  }

  /** Calendar days from one day to another. */
  between(from: LocalDate, to: LocalDate): number {
    return this.#clocks.daysBetween(from, to);
  }
}
