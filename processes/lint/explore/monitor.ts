/** What watches an exploration: it keeps a status beside the marking and says what is wrong with a step. */
import type { JsonObject, JsonValue } from '../../../engine/core/json.ts';
import type { ExecutableElement } from '../../../engine/core/model.ts';
import type { Act } from './acts.ts';

export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** Something that a step did, in the order in which it happened. */
export type Happening =
  | {
      readonly kind: 'began';
      readonly processId: string;
      readonly startEventId: string | null;
      /** The message that began it; null for a called process. */
      readonly messageName: string | null;
      readonly isRoot: boolean;
      readonly variables: JsonObject;
    }
  /** `variables` = what the element saw before the act. */
  | { readonly kind: 'act'; readonly act: Act; readonly variables: JsonObject }
  /** A user task was offered to people. `due` = where its due date comes from, null = it has none. */
  | {
      readonly kind: 'offered';
      readonly processId: string;
      readonly element: ExecutableElement & { readonly type: 'USER_TASK' };
      readonly groups: readonly string[];
      readonly due: JsonValue;
      readonly variables: JsonObject;
    }
  /** A variable that belongs to one scope inside a process, such as an item of a loop. */
  | { readonly kind: 'localVariable'; readonly name: string; readonly value: JsonValue }
  | {
      readonly kind: 'ended';
      readonly processId: string;
      readonly elementId: string;
      readonly isRoot: boolean;
      readonly variables: JsonObject;
    };

/** What is wrong, or cannot be told. */
export interface Finding {
  readonly ruleId: string;
  readonly kind: 'violated' | 'undecided';
  readonly elementId: string;
  readonly article: string | null;
  readonly message: Words;
}

export interface Monitor<S> {
  readonly initial: S;
  /** Variables that it looks at. */
  readonly reads: readonly string[];
  /** `now` in epoch ms of the exploration. */
  observe(status: S, happening: Happening, now: number): { readonly status: S; readonly findings: readonly Finding[] };
  /** The status as far as it makes a difference: two that are equal here have the same future. */
  key(status: S, now: number): string;
  /** Whether acts at these elements leave the status of everything else alone. `own` = names that only they see. */
  readonly isApart: (elements: readonly ExecutableElement[], own: ReadonlySet<string>) => boolean;
}
