/** What the routes of the monthly review need. Every answer is cut to the viewer; undefined = there is no such thing for this person. */
import type { MatterId } from '../../domain/schema/ids.ts';
import type { DrawView, MatterReview, RedoPage, RoundList, RoundView } from '../../domain/schema/reviewViews.ts';
import type { RedoQuery, RoundQuery, RoundRef } from '../../domain/store/index.ts';
import type { Viewer } from './deps.ts';

export interface ReviewDesk {
  /** Whether the person has the page at all. */
  has(viewer: Viewer): boolean;
  rounds(viewer: Viewer): Promise<RoundList>;
  round(viewer: Viewer, query: RoundQuery): Promise<RoundView | undefined>;
  /** The round drawn again; undefined also where it does not say at which rate it was drawn. */
  draw(viewer: Viewer, ref: RoundRef): Promise<DrawView | undefined>;
  redos(viewer: Viewer, query: RedoQuery): Promise<RedoPage>;
  /** A sampled matter with what was claimed and what was answered. A sealed one asks for a reason first; the read is logged. */
  matter(viewer: Viewer, ref: RoundRef, matterId: MatterId): Promise<MatterReview | undefined>;
}
