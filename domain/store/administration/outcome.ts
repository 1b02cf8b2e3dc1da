/** What comes of an administrative act. */
export type Administered<Current> =
  | { readonly kind: 'done'; readonly current: Current }
  /** Somebody else has changed it since it was read; `current` is how it stands. */
  | { readonly kind: 'stale'; readonly current: Current }
  | { readonly kind: 'refused'; readonly rule: string }
  | { readonly kind: 'notFound' };

export const refusedBy = (rule: string): { readonly kind: 'refused'; readonly rule: string } => ({
  kind: 'refused',
  rule,
});
export const NOT_FOUND = { kind: 'notFound' } as const;
