/** What comes of an act in the studio. */

export type StudioRefusal =
  /** Somebody saved after this content was read. */
  | 'REV_OUT_OF_DATE'
  /** Another designer took the lock over. */
  | 'LOCK_TAKEN'
  | 'LOCK_HELD'
  /** Under review, approved, released or discarded: the content stands still. */
  | 'NOT_EDITABLE'
  /** Another version went live since the draft was begun: releasing it would undo that one unseen. */
  | 'BASE_CHANGED'
  | 'NOT_IN_REVIEW'
  | 'FOUR_EYES'
  | 'NOT_THE_ANSWERER'
  | 'ANSWERER_NEEDED'
  | 'ANSWERER_NOT_ELIGIBLE'
  | 'NOT_APPROVED'
  | 'ALREADY_SCHEDULED'
  | 'ALREADY_LIVE'
  | 'NOT_SCHEDULED'
  | 'NAME_TAKEN'
  | 'MOVE_ENDED'
  | 'MOVE_UNDER_WAY'
  | 'NOTHING_TO_MOVE';

export interface Refused {
  readonly kind: 'refused';
  readonly code: StudioRefusal;
  /** Name of the colleague it is about. */
  readonly who: string | null;
  /** How the thing stands now. */
  readonly current: object | null;
}
export type Studied<T> = { readonly kind: 'done'; readonly value: T } | Refused | { readonly kind: 'notFound' };

export const done = <T>(value: T): { readonly kind: 'done'; readonly value: T } => ({ kind: 'done', value });
export const NOT_FOUND = { kind: 'notFound' } as const;
export const refusal = (code: StudioRefusal, more: Partial<Pick<Refused, 'who' | 'current'>> = {}): Refused => ({
  kind: 'refused',
  code,
  who: more.who ?? null,
  current: more.current ?? null,
});
