/** What an administrator sees of the log (domain §5: masked): that something was done to a matter, not to which and why. */
import { ABOUT_MATTERS } from './acts.ts';
import type { AuditFacts } from './chain.ts';

export const maskFacts = <F extends AuditFacts>(facts: F): F =>
  ABOUT_MATTERS.has(facts.act) ? { ...facts, objectId: null, reason: null } : facts;
