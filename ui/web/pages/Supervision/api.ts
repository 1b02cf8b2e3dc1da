/** The desk's API as react-query hooks. */
import { useQuery } from '@tanstack/react-query';
import type { SupervisionGround } from '../../../../domain/schema/codes.ts';
import type {
  ColouredPage,
  DecisionView,
  DeskPage,
  ForecastView,
  LadderPage,
  LostPage,
  Overview,
  SignPage,
} from '../../../../domain/schema/supervisionViews.ts';
import { request } from '../../modules/api/request.ts';
import { newKey } from '../../modules/api/work.ts';

/** A desk is looked at, not watched: figures of a whole county are read anew every ten seconds. */
const REFRESH_MS = 10_000;

/** Answers of the part of the desk at `path`; null = nothing is asked. */
const useDesk = <T>(path: string | null, refetchInterval: number | false = REFRESH_MS) =>
  useQuery({
    queryKey: ['desk', path],
    enabled: path !== null,
    queryFn: () => request<T>(`/supervision${path ?? ''}`),
    refetchInterval,
    placeholderData: (previous) => previous,
  });

export const useOverview = () => useDesk<Overview>('');
export const useDeskList = (search: string | null) => useDesk<DeskPage>(search === null ? null : `/list?${search}`);

const DRAFTS_SHOWN = '8';
const readDrafts = (mine: Record<string, string>): Promise<DeskPage> =>
  request<DeskPage>(
    `/supervision/list?${new URLSearchParams({ list: 'DRAFTS', limit: DRAFTS_SHOWN, ...mine }).toString()}`,
  );

/** The drafts that I may decide, then the others: read together, so that none changes its place under a pressed key. */
export const useDrafts = () =>
  useQuery({
    queryKey: ['desk', 'drafts'],
    queryFn: async () => {
      const [own, all] = await Promise.all([readDrafts({ mine: '1' }), readDrafts({})]);
      const mine: ReadonlySet<string> = new Set(own.items.map(({ userTaskKey }) => userTaskKey));
      return { mine, rows: [...own.items, ...all.items.filter(({ userTaskKey }) => !mine.has(userTaskKey))] };
    },
    refetchInterval: REFRESH_MS,
    // A set has no form that could be compared and shared with the answer before.
    structuralSharing: false,
  });

export const useLost = (wanted: boolean) => useDesk<LostPage>(wanted ? '/lost' : null);
export const useLadder = (search: string) => useDesk<LadderPage>(`/ladder?${search}`);
export const useColours = (search: string) => useDesk<ColouredPage>(`/colours?${search}`);
export const useSigns = (search: string) => useDesk<SignPage>(`/signs?${search}`);
/** A forecast changes with the day, not with the second, and costs more than a list. */
export const useForecast = (search: string, wanted: boolean) =>
  useDesk<ForecastView>(wanted ? `/forecast?${search}` : null, 60_000);
export const useDecision = (userTaskKey: string) =>
  useQuery({
    queryKey: ['desk', 'decision', userTaskKey],
    queryFn: () => request<DecisionView>(`/supervision/decisions/${userTaskKey}`),
    retry: false,
  });

export interface OrderTarget {
  readonly userTaskKey: string;
  readonly matterId: string;
  readonly claimId: string | null;
  readonly rule: string | null;
}
export const previewOrders = async (ground: SupervisionGround, userTaskKeys: readonly string[]) =>
  (
    await request<{ items: readonly OrderTarget[] }>('/supervision/orders/previews', {
      method: 'POST',
      body: { ground, userTaskKeys },
    })
  ).items;
export const order = ({ matterId, claimId }: OrderTarget, ground: SupervisionGround): Promise<unknown> =>
  request('/supervision/orders', { method: 'POST', body: { matterId, claimId, ground }, key: newKey() });
