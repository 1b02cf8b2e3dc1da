/** What the routes of the supervision desk need. Every answer is cut to the viewer. */
import type { SupervisionGround } from '../../domain/schema/codes.ts';
import type {
  ColouredPage,
  DecisionView,
  DeskPage,
  ForecastView,
  LadderPage,
  LostPage,
  OrderBody,
  Overview,
  SignPage,
} from '../../domain/schema/supervisionViews.ts';
import type { ColourQuery, DeskQuery, ForecastQuery, SignQuery } from '../../domain/store/index.ts';
import type { Rung } from '../../domain/supervision/ladder.ts';
import type { Submitted, Viewer } from './deps.ts';

export interface SupervisionDesk {
  /** Whether the person has the desk at all. */
  has(viewer: Viewer): boolean;
  rights(viewer: Viewer): Overview['may'];
  overview(viewer: Viewer): Promise<Overview>;
  list(viewer: Viewer, query: DeskQuery): Promise<DeskPage>;
  lost(viewer: Viewer): Promise<LostPage>;
  ladder(
    viewer: Viewer,
    query: { readonly rung: Rung; readonly cursor?: string | undefined; readonly limit: number },
  ): Promise<LadderPage>;
  coloured(viewer: Viewer, query: ColourQuery): Promise<ColouredPage>;
  forecast(viewer: Viewer, query: ForecastQuery): Promise<ForecastView>;
  signs(viewer: Viewer, query: SignQuery): Promise<SignPage>;
  /** undefined = there is no such decision for this person. */
  decision(viewer: Viewer, userTaskKey: string): Promise<DecisionView | undefined>;
  /** Opens a supervision order as a draft. */
  order(viewer: Viewer, body: OrderBody, key: string): Promise<Submitted>;
  /** Per task whether an order on its claim would be recorded; tasks that are not the person's are left out. */
  previewOrders(
    viewer: Viewer,
    ground: SupervisionGround,
    userTaskKeys: readonly string[],
  ): Promise<
    readonly {
      readonly userTaskKey: string;
      readonly matterId: string;
      readonly claimId: string | null;
      readonly rule: string | null;
    }[]
  >;
}
