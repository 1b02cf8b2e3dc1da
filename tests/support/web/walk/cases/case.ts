import type { Walk } from '../people.ts';

/** One acceptance case (domain description, §7) as it is walked by hand. People are letters, the county is fictional. */
export interface WalkedCase {
  readonly id: `AC-0${number}`;
  /** Local time at which the system begins, a minute before the first act. */
  readonly begins: string;
  /** Does every act on the pages, and looks at due dates and stages at each stop; fails where they differ. */
  readonly walk: (walk: Walk) => Promise<void>;
}
