/** The application's API as react-query hooks. */
import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { FlowPosition, FlowView, MatterList, MatterView, Session } from '../../../../domain/schema/views.ts';
import { ProblemError, request } from './request.ts';

/** Rows refresh by themselves: the demo and colleagues move on while one looks. */
const REFRESH_MS = 3_000;

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
    mutationFn: (body: { account: string; password: string }) => request<Session>('/session', { method: 'POST', body }),
    onSuccess: (session) => {
      forgetAllButSession(client);
      client.setQueryData(['session'], session);
    },
  });
}

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
    refetchInterval: REFRESH_MS,
  });
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
