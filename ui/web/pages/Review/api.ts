/** The monthly review's API as react-query hooks. */
import { useQuery } from '@tanstack/react-query';
import type { DrawView, MatterReview, RedoPage, RoundList, RoundView } from '../../../../domain/schema/reviewViews.ts';
import { request, unlessRefused } from '../../modules/api/request.ts';

/** A round goes on for days and several reviewers share it. */
const REFRESH_MS = 10_000;

export interface RoundAddress {
  readonly unitId: string;
  readonly month: string;
}
const pathOf = ({ unitId, month }: RoundAddress): string => `/review/rounds/${unitId}/${month}`;

/** Everything but a matter under review stands under the key `review`. */
const useReview = <T>(path: string | null) =>
  useQuery({
    queryKey: ['review', path],
    enabled: path !== null,
    queryFn: () => request<T>(path ?? ''),
    refetchInterval: REFRESH_MS,
    placeholderData: (previous) => previous,
  });

export const useRounds = () => useReview<RoundList>('/review');
export const useRound = (round: RoundAddress | null, search: string) =>
  useReview<RoundView>(round && `${pathOf(round)}?${search}`);
export const useRedos = (cursor: string) =>
  useReview<RedoPage>(`/review/redos?${new URLSearchParams({ limit: '10', cursor }).toString()}`);

/** Asked for, not looked at: the whole month is drawn again. */
export const useDraw = (round: RoundAddress | null) =>
  useQuery({
    queryKey: ['review', 'draw', round?.unitId, round?.month],
    enabled: false,
    queryFn: () => request<DrawView>(round ? `${pathOf(round)}/draw` : ''),
    retry: false,
  });

/**
 * One sampled matter. It stands under the key of its matter, so that opening a sealed one reads it again. Every read of such a matter
 * is in the audit log, so the page does not look again by itself.
 */
export const useMatterReview = (round: RoundAddress, matterId: string) =>
  useQuery({
    queryKey: ['matter', matterId, 'review', round.unitId, round.month],
    queryFn: () => request<MatterReview>(`${pathOf(round)}/matters/${matterId}`),
    refetchOnWindowFocus: false,
    retry: unlessRefused,
  });
