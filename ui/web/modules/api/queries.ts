/** The application's API as react-query hooks. */
import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { FlowPosition, FlowView, MatterList, MatterView, Session } from '../../../../domain/schema/views.ts';
import type { OpeningReason } from '../../../../domain/access/openingReasons.ts';
import type { LiftingReason, RecusalOptions, RecusalReason } from '../../../../domain/access/recusal.ts';
import { CONFIDENTIALITY_RANK } from '../../../../domain/access/sight.ts';
import { ProblemError, request, unlessRefused } from './request.ts';

/** Rows refresh by themselves: the demo and colleagues move on while one looks. */
const REFRESH_MS = 3_000;

const isSealed = ({ row }: MatterView): boolean =>
  CONFIDENTIALITY_RANK[row.confidentiality] >= CONFIDENTIALITY_RANK.MINOR_SEALED;

export const useSession = () =>
  useQuery({
    queryKey: ['session'],
    refetchInterval: REFRESH_MS,
    queryFn: async (): Promise<Session | null> => {
      try {
        return await request<Session>('/session');
      } catch (error) {
        if (error instanceof ProblemError && error.problem.status === 401) return null;
        throw error;
      }
    },
  });

/**
 * Nothing that one person read stays for the next one. The session itself stays and is written over: whoever shows it
 * would not see a new entry of the cache before its next refresh, up to three seconds later.
 */
const forgetAllButSession = (client: QueryClient): void =>
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });

export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { account: string; password: string; newPassword?: string }) =>
      request<Session>('/session', { method: 'POST', body }),
    onSuccess: (session) => {
      forgetAllButSession(client);
      client.setQueryData(['session'], session);
    },
  });
}

/** How one signs in here. */
export const useSignInWays = () =>
  useQuery({
    queryKey: ['sign-in-ways'],
    queryFn: () => request<{ local: boolean; issuer: boolean }>('/session/ways'),
    staleTime: Infinity,
  });

export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => request<void>('/session', { method: 'DELETE' }),
    onSuccess: async () => {
      forgetAllButSession(client);
      await client.resetQueries({ queryKey: ['session'] });
    },
  });
}

export const useMatters = (search: URLSearchParams) =>
  useQuery({
    queryKey: ['matters', search.toString()],
    queryFn: () => request<MatterList>(`/matters?${search.toString()}`),
    refetchInterval: REFRESH_MS,
    placeholderData: (previous) => previous,
  });

export const useMatter = (matterId: string) =>
  useQuery({
    queryKey: ['matter', matterId],
    queryFn: () => request<MatterView>(`/matters/${matterId}`),
    // Every read of a sealed matter stands in the audit log, so such a page does not look again by itself.
    refetchInterval: ({ state }) => (state.data && !isSealed(state.data) ? REFRESH_MS : false),
    refetchOnWindowFocus: ({ state }) => !(state.data && isSealed(state.data)),
    retry: unlessRefused,
  });

/** Number and day of a matter that asks for a reason. */
export const useAlias = (matterId: string, enabled: boolean) =>
  useQuery({
    queryKey: ['alias', matterId],
    enabled,
    queryFn: () => request<MatterView>(`/matters/${matterId}/alias`),
  });

export function useOpenSealed(matterId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { reason: OpeningReason; note: string }) =>
      request<{ until: string }>(`/matters/${matterId}/openings`, { method: 'POST', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['matter', matterId] }),
  });
}

export const useRecusalOptions = (matterId: string, enabled: boolean) =>
  useQuery({
    queryKey: ['recusals', matterId],
    enabled,
    queryFn: () => request<RecusalOptions>(`/matters/${matterId}/recusals`),
  });

export function useRecuse(matterId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { reason: RecusalReason; userId?: string }) =>
      request<void>(`/matters/${matterId}/recusals`, { method: 'POST', body }),
    // Lists, tasks and counts are others now.
    onSuccess: () => client.invalidateQueries(),
  });
}
/** As whoever decides on recusals. */
export function useLiftRecusal(matterId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ userId, reason }: { userId: string; reason: LiftingReason }) =>
      request<void>(`/matters/${matterId}/recusals/${userId}/lifting`, { method: 'POST', body: { reason } }),
    onSuccess: () => client.invalidateQueries(),
  });
}
export const useFlows = (matterId: string) =>
  useQuery({
    queryKey: ['flows', matterId],
    queryFn: () => request<{ items: FlowView[] }>(`/matters/${matterId}/flows`),
    refetchInterval: REFRESH_MS,
  });
export const useFlowPosition = (matterId: string, key: string | null) =>
  useQuery({
    queryKey: ['flow', matterId, key],
    enabled: key !== null,
    queryFn: () => request<FlowPosition>(`/matters/${matterId}/flows/${key}`),
    refetchInterval: REFRESH_MS,
  });
