/** What sign-in, sealed reads, recusal and administration need of the rest. */
import type { OpeningReason } from '../../domain/access/openingReasons.ts';
import type { LiftingReason, RecusalOptions, RecusalReason } from '../../domain/access/recusal.ts';
import type { AuditAct } from '../../domain/audit/acts.ts';
import type { ChainVerdict } from '../../domain/audit/verify.ts';
import type { AuditList, SignedHead } from '../../domain/audit/views.ts';
import type { MatterId, UserId } from '../../domain/schema/ids.ts';
import type { CalendarDesk, PeopleDesk, UnitDesk } from '../../domain/store/index.ts';
import type { Viewer } from './deps.ts';

/** How staff sign in here. */
export interface SignInWays {
  /** With account and password. */
  readonly local: boolean;
  /** At an issuer; null = there is none. */
  readonly issuer: {
    /** Where to send the browser, and what its cookie keeps meanwhile. */
    begin(): Promise<{ readonly url: string; readonly kept: string }>;
    /** The account vouched for; undefined when this is not the answer to what the cookie keeps. */
    finish(search: string, kept: string): Promise<string | undefined>;
  } | null;
  /** Whether browsers come through https. */
  readonly https: boolean;
}

/** Sealed matters and recusal; undefined and false = not there or not yours. */
export interface AccessDesk {
  /** Opens a sealed matter to the viewer's session for a while. */
  open(
    viewer: Viewer,
    matterId: MatterId,
    given: { readonly reason: OpeningReason; readonly note: string | null },
  ): Promise<{ readonly until: string } | undefined>;
  attachmentRead(viewer: Viewer, matterId: MatterId, attachmentId: string): Promise<void>;
  recusalOptions(viewer: Viewer, matterId: MatterId): Promise<RecusalOptions | undefined>;
  /** `userId`: absent for oneself. */
  recuse(
    viewer: Viewer,
    matterId: MatterId,
    given: { readonly reason: RecusalReason; readonly userId?: string | undefined },
  ): Promise<boolean>;
  liftRecusal(viewer: Viewer, matterId: MatterId, userId: UserId, reason: LiftingReason): Promise<boolean>;
}

export interface AuditFilter {
  readonly actorId?: string | undefined;
  readonly act?: AuditAct | undefined;
  readonly objectId?: string | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly cursor?: number | undefined;
  readonly limit: number;
}
export interface AuditDesk {
  /** Newest first; masked for an administrator who is no auditor. */
  list(viewer: Viewer, filter: AuditFilter): Promise<AuditList>;
  /** `head`: a signed head that somebody has kept; 'forged' when it is not one of ours. */
  verify(viewer: Viewer, head: SignedHead | null): Promise<ChainVerdict | 'forged'>;
  /** undefined where nothing is signed. */
  head(viewer: Viewer): Promise<SignedHead | undefined>;
  /** Notes that the log was taken out. */
  exported(viewer: Viewer): Promise<void>;
}

export interface Administration {
  readonly units: UnitDesk;
  readonly people: PeopleDesk;
  readonly calendar: CalendarDesk;
  readonly audit: AuditDesk;
  /** Units or days have changed: everything that holds them reads them again before the answer goes out. */
  readonly changed: () => Promise<void>;
}
