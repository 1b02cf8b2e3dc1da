import type { Request } from 'express';

/** Who sends a request, as far as the sign-in tells. */
export interface Caller {
  readonly username: string;
  readonly displayName: string | null;
  readonly email: string | null;
}

/** Without authentication everybody is the same person. */
const ANYBODY: Caller = { username: 'anonymous', displayName: null, email: null };

const known = new WeakMap<Request, Caller>();

/** Notes whose request this is. */
export const setCaller = (req: Request, caller: Caller): void => void known.set(req, caller);

/** Whose request this is. */
export const callerOf = (req: Request): Caller => known.get(req) ?? ANYBODY;
