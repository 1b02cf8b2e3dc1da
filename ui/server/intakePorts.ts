/** What intake and the public part need of the rest. */
import type { Intake, IntakeReceipt, IntakeUnits, Matches, MatchQuery } from '../../domain/schema/intake.ts';
import type { MatterId } from '../../domain/schema/ids.ts';
import type { MatterState, Unit } from '../../domain/schema/matter.ts';
import type { MatterView } from '../../domain/schema/views.ts';
import type { Rejection } from '../../domain/case/decision.ts';
import type { Added, Attachment, AttachmentStore, PublicKey, SignedStatement } from '../../domain/store/index.ts';
import type { Viewer } from './deps.ts';

export interface IntakeDesk {
  /** Earlier matters that may be the same, cut to what the person may see. */
  matches(viewer: Viewer, query: MatchQuery): Promise<Matches>;
  units(viewer: Viewer): IntakeUnits;
  readonly attachments: AttachmentStore;
  /** The receipt with the signature over what was filed; null where nothing is signed. */
  proofOf(receipt: IntakeReceipt, intake: Intake): Promise<IntakeReceipt['proof']>;
}

/** Files that join a matter after its registration. */
export interface FileDesk {
  mayAdd(viewer: Viewer, matterId: MatterId): Promise<boolean>;
  /** undefined = the matter is not there, or not the person's to add to. The same content twice is there once. */
  add(
    viewer: Viewer,
    matterId: MatterId,
    file: { readonly name: string; readonly content: Uint8Array },
  ): Promise<
    | { readonly kind: 'added'; readonly attachment: Attachment; readonly replayed: boolean }
    | Extract<Added, { kind: 'refused' }>
    | { readonly kind: 'rejected'; readonly rejection: Rejection }
    | undefined
  >;
}

/** What somebody who knows number and secret code is shown. */
export interface OwnMatter {
  readonly view: MatterView;
  readonly state: MatterState;
  /** People behind all matters about this problem, from five up; null below and for a matter by itself. */
  readonly people: number | null;
  readonly statements: readonly SignedStatement[];
  /** Which units opened it on which days, newest first; sealed reads are not among them. */
  readonly readers: readonly { readonly on: string; readonly unit: Unit['name'] }[];
}

export interface PublicDesk {
  /** The county's bureau first: what is written at the top of a page. */
  readonly bureaus: readonly Unit[];
  readonly places: readonly Unit[];
  own(matterId: MatterId): Promise<OwnMatter | undefined>;
  keys(): Promise<readonly PublicKey[]>;
  /** Day of business time in the office's zone. */
  today(): Promise<string>;
  readonly nextLevelUp: (unitId: Unit['unitId']) => Unit | undefined;
}
